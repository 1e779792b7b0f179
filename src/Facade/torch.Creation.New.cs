using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Memory of the same sizes, dtype and order of strides, with unspecified contents.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.empty_like</c>.</remarks>
    public static Tensor empty_like(
        Tensor input, DType? dtype = null, Device? device = null, bool requires_grad = false, memory_format? memory_format = null)
    {
        var raw = input.Engine.Empty(Checks.ShapeFor(input, memory_format), dtype ?? input.dtype, Checks.Device(device, input));
        var result = Tensor.Of(raw, input.Engine);
        return Leaf(result, requires_grad);
    }

    /// <summary>A tensor of one number, by default with the tensor's dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.new_full</c>.</remarks>
    public static Tensor new_full(
        this Tensor self, Size size, Scalar fill_value, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var result = self.new_empty(size, dtype, device);
        result.Engine.Fill(result.Raw, fill_value);
        return Leaf(result, requires_grad);
    }

    /// <summary>A tensor of ones, by default with the tensor's dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.new_ones</c>.</remarks>
    public static Tensor new_ones(
        this Tensor self, Size size, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        self.new_full(size, 1, dtype, device, requires_grad);

    /// <summary>A tensor of zeros, by default with the tensor's dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.new_zeros</c>.</remarks>
    public static Tensor new_zeros(
        this Tensor self, Size size, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        self.new_full(size, 0, dtype, device, requires_grad);

    /// <summary>Memory with unspecified contents, by default with the tensor's dtype.</summary>
    /// <exception cref="RuntimeError">A size is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.new_empty</c>.</remarks>
    public static Tensor new_empty(
        this Tensor self, Size size, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Checks.Sizes(size);
        var result = Tensor.Of(self.Engine.Empty(Shape.Of(size.Span), dtype ?? self.dtype, Checks.Device(device, self)), self.Engine);
        return Leaf(result, requires_grad);
    }

    /// <summary>A 0-d tensor of one number, by default of the default dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.scalar_tensor</c>.</remarks>
    public static Tensor scalar_tensor(Scalar s, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([], s, dtype ?? get_default_dtype(), device, requires_grad);

    /// <summary>The tensor with every element replaced by a number.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.fill</c>; derivatives.yaml <c>fill.Scalar</c>.</remarks>
    public static Tensor fill(this Tensor input, Scalar value)
    {
        var result = full_like(input, value);
        return Graph.Needs(input) ? result.Record(new FillBackward0(input)) : result;
    }

    /// <summary>The tensor with every element replaced by that of a 0-d tensor.</summary>
    /// <exception cref="RuntimeError">The value has dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.fill</c>; derivatives.yaml <c>fill.Tensor</c>.</remarks>
    public static Tensor fill(this Tensor input, Tensor value)
    {
        Checks.FillValue(value);
        var result = full_like(input, value.item());
        return Graph.Needs(input, value) ? result.Record(new FillBackward1(input, value)) : result;
    }

    /// <summary>Sets every element to that of a 0-d tensor.</summary>
    /// <inheritdoc cref="fill(Tensor, Tensor)"/>
    public static Tensor fill_(this Tensor self, Tensor value)
    {
        Checks.FillValue(value);
        Inplace.Check(self, value);
        var node = Graph.Needs(self, value) ? new FillBackward3(self, value) : null;
        self.Engine.Fill(self.Raw, value.item());
        return self.Rebase(node);
    }

    /// <summary>The tensor in the dtype of another.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.type_as</c>.</remarks>
    public static Tensor type_as(this Tensor self, Tensor other) => self.to(other.dtype);

    /// <summary>real + i · imag.</summary>
    /// <exception cref="RuntimeError">The dtypes differ, or are not floating.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.complex</c>; derivatives.yaml <c>complex</c>.</remarks>
    public static Tensor complex(Tensor real, Tensor imag)
    {
        Checks.Parts(real, imag);
        var engine = Pipelines.Common(real, imag);
        var shape = Shape.OfResult(real.Raw.Shape, imag.Raw.Shape);
        var raw = engine.Empty(shape, real.dtype.ToComplex(), real.device);
        long[] strides = [.. raw.Strides];
        for (var d = 0; d < strides.Length; d++) strides[d] *= 2;
        var parts = Shape.Of(raw.Sizes, strides);
        engine.Copy(real.Raw.As(real.Raw.Shape.ExpandTo(raw.Sizes)), new RawTensor(raw.Storage, parts, 2 * raw.Offset, real.dtype));
        engine.Copy(imag.Raw.As(imag.Raw.Shape.ExpandTo(raw.Sizes)), new RawTensor(raw.Storage, parts, (2 * raw.Offset) + 1, real.dtype));
        GC.KeepAlive(real);
        GC.KeepAlive(imag);
        var result = Tensor.Of(raw, engine);
        return Graph.Needs(real, imag) ? result.Record(new ComplexBackward0(real, imag)) : result;
    }
}
