namespace Compat;

internal static partial class Checks
{
    /// <summary>The multiplier of the second operand of add and sub, 1 where none is given.</summary>
    /// <inheritdoc cref="Alpha(DType, Scalar)"/>
    public static Scalar Alpha(Tensor a, Tensor b, Scalar? alpha)
    {
        if (alpha is not { } value) return 1;
        Alpha(Promotion.Of(a, b), value);
        return value;
    }

    /// <exception cref="RuntimeError">A multiplier of a higher kind than the operands.</exception>
    /// <remarks>PyTorch 2.13 <c>at::native::alpha_check</c>.</remarks>
    public static void Alpha(DType dtype, Scalar alpha)
    {
        if (alpha.Kind == ScalarKind.Bool && dtype != DType.Bool)
        {
            throw new RuntimeError("Boolean alpha only supported for Boolean results.");
        }

        if (alpha.IsFloat && dtype.IsIntegral)
        {
            throw new RuntimeError("For integral input tensors, argument alpha must not be a floating point number.");
        }

        if (alpha.IsComplex && !dtype.is_complex)
        {
            throw new RuntimeError("For non-complex input tensors, argument alpha must not be a complex number.");
        }
    }

    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    public static void NotBoolForNeg(Tensor self)
    {
        if (self.dtype == DType.Bool)
        {
            throw new RuntimeError("Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use "
                + "the `~` or `logical_not()` operator instead.");
        }
    }

    /// <summary>The refusal of a number where only a tensor will do.</summary>
    public static TypeError NumberForTensor(string name, string argument, int position, Scalar number) =>
        new($"{name}(): argument '{argument}' (position {position}) must be Tensor, not {Compat.Text.PyRepr.TypeName(number)}");
}
