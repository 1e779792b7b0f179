using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A tensor of the given sizes with unspecified contents.</summary>
    /// <param name="size">Sizes; <c>[]</c> makes a 0-d tensor.</param>
    /// <param name="dtype">By default the default dtype.</param>
    /// <param name="device">By default <c>cpu</c>.</param>
    /// <param name="requires_grad">True to gather gradients.</param>
    /// <exception cref="RuntimeError">A size is negative, or there is no such device.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.empty</c>.</remarks>
    public static Tensor empty(Size size, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Checks.Sizes(size);
        return New(Shape.Of(size.Span), dtype, device, requires_grad);
    }

    /// <summary>A tensor of the given sizes and strides with unspecified contents.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.empty_strided</c>.</remarks>
    public static Tensor empty_strided(Size size, Size stride, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (size.Length != stride.Length)
        {
            throw new RuntimeError($"dimensionality of sizes ({size.Length}) must match dimensionality of strides ({stride.Length})");
        }

        Checks.Sizes(size);
        if (stride.Any(s => s < 0))
        {
            throw new RuntimeError("Storage size calculation overflowed with sizes="
                + $"[{string.Join(", ", size)}] and strides=[{string.Join(", ", stride)}]");
        }

        return New(Shape.Of(size.Span, stride.Span), dtype, device, requires_grad);
    }

    /// <summary>A tensor of zeros.</summary>
    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor zeros(Size size, DType? dtype = null, Device? device = null, bool requires_grad = false, Tensor? @out = null) =>
        full(size, 0, dtype ?? get_default_dtype(), device, requires_grad, @out);

    /// <summary>A tensor of ones.</summary>
    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor ones(Size size, DType? dtype = null, Device? device = null, bool requires_grad = false, Tensor? @out = null) =>
        full(size, 1, dtype ?? get_default_dtype(), device, requires_grad, @out);

    /// <summary>A tensor whose elements are all <paramref name="fill_value"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.full</c>: without a dtype, that of the number (floats: the default dtype).</remarks>
    public static Tensor full(
        Size size, Scalar fill_value, DType? dtype = null, Device? device = null, bool requires_grad = false, Tensor? @out = null)
    {
        Checks.Sizes(size);
        if (@out is not null)
        {
            Destination.Resize(@out, Shape.Of(size.Span));
            return @out.fill_(fill_value);
        }

        var result = New(Shape.Of(size.Span), dtype ?? Checks.DTypeOf(fill_value), device, requires_grad);
        Checks.Fits(fill_value, result.dtype);
        result.Engine.Fill(result.Raw, fill_value);
        return result;
    }

    internal static Tensor New(Shape shape, DType? dtype, Device? device, bool requires_grad)
    {
        var engine = backends.Current;
        return Leaf(Tensor.Of(engine.Empty(shape, dtype ?? get_default_dtype(), Checks.Device(device)), engine), requires_grad);
    }
}
