using System.Runtime.CompilerServices;
using Compat.Engines;
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

        if (!force && GradMode.Enabled && self.requires_grad)
        {
            throw new RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
        }

        if (self.dtype == DType.BFloat16) throw new TypeError("Got unsupported ScalarType BFloat16");
        return new NDArray(self.Engine.ToHost(self.Raw));
    }

    /// <summary>A tensor that shares the array's memory.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.from_numpy</c>.</remarks>
    public static Tensor from_numpy(NDArray ndarray) =>
        Tensor.Of(backends.Current.FromHost(ndarray.Raw, Device.Cpu), backends.Current);

    /// <summary>A tensor with a copy of the array's elements, of the array's element type.</summary>
    /// <exception cref="TypeError">There is no dtype of that element type.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.from_numpy</c>; .NET may move its arrays, so that their memory is not shared.</remarks>
    public static Tensor from_numpy(Array ndarray) => tensor(ndarray);

    /// <summary>A tensor with a copy of the array's elements.</summary>
    /// <inheritdoc cref="tensor(PyData, DType?, Device?, bool, bool)"/>
    public static Tensor tensor(NDArray data, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var engine = backends.Current;
        var raw = engine.Copy(data.Raw, engine.Empty(Shape.Of(data.Raw.Sizes), dtype ?? data.dtype, Checks.Device(device)));
        return Leaf(Tensor.Of(raw, engine), requires_grad);
    }

    /// <summary>The tensor itself where it has the dtype and device asked for, otherwise a copy that has, within the graph.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.as_tensor</c>.</remarks>
    public static Tensor as_tensor(Tensor data, DType? dtype = null) => data.to(dtype ?? data.dtype);

    /// <summary>A tensor that shares the array's memory where dtype and device allow it.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.as_tensor</c>.</remarks>
    public static Tensor as_tensor(NDArray data, DType? dtype = null) => from_numpy(data).to(dtype ?? data.dtype);

    /// <summary>A tensor of literal data, as <see cref="tensor(PyData, DType?, Device?, bool, bool)"/> makes it.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.as_tensor</c>.</remarks>
    [OverloadResolutionPriority(-1)]
    public static Tensor as_tensor(PyData data, DType? dtype = null, Device? device = null) => tensor(data, dtype, device);
}
