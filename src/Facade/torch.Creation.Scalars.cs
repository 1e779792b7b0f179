using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The only element as a Python number.</summary>
    /// <exception cref="RuntimeError">The tensor has not exactly one element.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.item</c>.</remarks>
    public static Scalar item(this Tensor self)
    {
        if (self.Count != 1) throw new RuntimeError($"a Tensor with {self.Count} elements cannot be converted to Scalar");
        var host = self.Engine.ToHost(self.Raw);
        var value = Element.Read(ref ((HostStorage)host.Storage).At<byte>(host.Offset * self.dtype.itemsize), self.dtype);
        GC.KeepAlive(host.Storage);
        return value;
    }

    /// <summary>Zeros of the same sizes, dtype and order of strides.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.zeros_like</c>.</remarks>
    public static Tensor zeros_like(
        Tensor input, DType? dtype = null, Device? device = null, bool requires_grad = false, memory_format? memory_format = null) =>
        full_like(input, 0, dtype, device, requires_grad, memory_format);

    /// <summary>Ones of the same sizes, dtype and order of strides.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.ones_like</c>.</remarks>
    public static Tensor ones_like(
        Tensor input, DType? dtype = null, Device? device = null, bool requires_grad = false, memory_format? memory_format = null) =>
        full_like(input, 1, dtype, device, requires_grad, memory_format);

    /// <summary>One number in the same sizes, dtype and order of strides.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.full_like</c>.</remarks>
    public static Tensor full_like(
        Tensor input, Scalar fill_value, DType? dtype = null, Device? device = null, bool requires_grad = false,
        memory_format? memory_format = null)
    {
        var raw = input.Engine.Empty(Checks.ShapeFor(input, memory_format), dtype ?? input.dtype, Checks.Device(device, input));
        return Leaf(Tensor.Of(input.Engine.Fill(raw, fill_value), input.Engine), requires_grad);
    }
}
