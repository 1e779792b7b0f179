using Compat.Printing;

namespace Compat;

public static partial class torch
{
    /// <summary>The elements as nested lists, which print as Python's; of a 0-d tensor its number.</summary>
    /// <returns>A list of lists … of bool, long, double or complex, or one of these.</returns>
    /// <remarks>PyTorch 2.13 <c>Tensor.tolist</c>.</remarks>
    public static object tolist(this Tensor self)
    {
        var list = NestedList.Of(self.Engine.ToHost(self.Raw));
        GC.KeepAlive(self);
        return list;
    }

    /// <summary>The elements as an array that shares their memory, where they lie in CPU memory.</summary>
    /// <param name="self">A tensor of any shape; not bfloat16.</param>
    /// <param name="force">Detaches, and copies to the CPU, where that is needed.</param>
    /// <exception cref="RuntimeError">The tensor requires grad.</exception>
    /// <exception cref="TypeError">The tensor is not in CPU memory, or NumPy lacks its dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.numpy</c>, torch/csrc/utils/tensor_numpy.cpp.</remarks>
    public static NDArray numpy(this Tensor self, bool force = false)
    {
        if (!force && self.device.type != "cpu")
        {
            throw new TypeError($"can't convert {self.device} device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host "
                + "memory first.");
        }

        if (!force && self.requires_grad)
        {
            throw new RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
        }

        if (self.dtype == DType.BFloat16) throw new TypeError("Got unsupported ScalarType BFloat16");
        return new NDArray(self.Engine.ToHost(self.Raw));
    }

    /// <summary>A tensor that shares the array's memory.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.from_numpy</c>.</remarks>
    public static Tensor from_numpy(NDArray ndarray) => Tensor.Of(ndarray.Raw, backends.Current);

    /// <summary>A tensor with a copy of the array's elements, of the array's element type.</summary>
    /// <exception cref="TypeError">There is no dtype of that element type.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.from_numpy</c>; .NET may move its arrays, so that their memory is not shared.</remarks>
    public static Tensor from_numpy(Array ndarray) => tensor(ndarray);
}
