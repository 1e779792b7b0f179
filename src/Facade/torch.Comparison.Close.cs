namespace Compat;

public static partial class torch
{
    /// <summary>|input − other| ≤ atol + rtol · |other|, as bool; equal infinities are close.</summary>
    /// <exception cref="RuntimeError">The dtypes differ, or a tolerance is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.isclose</c>, ATen/native/TensorCompare.cpp.</remarks>
    public static Tensor isclose(this Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
    {
        Checks.Close(input, other, rtol, atol);
        var (a, b) = (input.detach(), other.detach());
        var close = a.eq(b);
        if (equal_nan && !a.dtype.IsIntegral) close = close.logical_or(a.ne(a).logical_and(b.ne(b)));
        if (rtol == 0 && atol == 0) return close;
        if (a.dtype.IsIntegral) (a, b) = (a.to(get_default_dtype()), b.to(get_default_dtype()));
        var allowed = (rtol * b).abs() + atol;
        var actual = (a - b).abs();
        return close.logical_or(actual.isfinite().logical_and(actual.le(allowed)));
    }

    /// <summary>True where all elements are close.</summary>
    /// <inheritdoc cref="isclose(Tensor, Tensor, double, double, bool)"/>
    public static bool allclose(this Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        IsTrue(isclose(input, other, rtol, atol, equal_nan));

    /// <summary>True where both tensors have the same sizes and elements.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.equal</c>.</remarks>
    public static bool equal(this Tensor input, Tensor other) => input.Raw.Shape.SameSizes(other.Raw.Shape) && IsTrue(eq(input, other));

    private static bool IsTrue(Tensor mask) => mask.logical_not().sum().item() == 0;
}
