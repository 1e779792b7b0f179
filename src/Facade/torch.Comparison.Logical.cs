using Compat.Engines;

namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator LogicalAnd = new(
        "logical_and", Promote.ToBool, static (e, in a, in b, in into) => e.BitwiseAnd(Pipelines.Truth(e, a), Pipelines.Truth(e, b), into));

    private static readonly BinaryOperator LogicalOr = new(
        "logical_or", Promote.ToBool, static (e, in a, in b, in into) => e.BitwiseOr(Pipelines.Truth(e, a), Pipelines.Truth(e, b), into));

    private static readonly BinaryOperator LogicalXor = new(
        "logical_xor", Promote.ToBool, static (e, in a, in b, in into) => e.BitwiseXor(Pipelines.Truth(e, a), Pipelines.Truth(e, b), into));

    private static readonly UnaryOperator LogicalNot = new(
        "logical_not", Promote.ToBool, static (e, in x, in into) => e.Eq(x, RawTensor.OnHost(0, x.DType), into));

    /// <summary>True where both are not 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.logical_and</c>.</remarks>
    public static Tensor logical_and(this Tensor input, Tensor other, Tensor? @out = null) => LogicalAnd.Call(input, other, @out);

    /// <summary>self ← logical_and(self, other), in its own dtype.</summary>
    /// <inheritdoc cref="logical_and(Tensor, Tensor, Tensor?)"/>
    public static Tensor logical_and_(this Tensor self, Tensor other) => LogicalAnd.CallInPlace(self, other);

    /// <summary>True where either is not 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.logical_or</c>.</remarks>
    public static Tensor logical_or(this Tensor input, Tensor other, Tensor? @out = null) => LogicalOr.Call(input, other, @out);

    /// <summary>self ← logical_or(self, other), in its own dtype.</summary>
    /// <inheritdoc cref="logical_or(Tensor, Tensor, Tensor?)"/>
    public static Tensor logical_or_(this Tensor self, Tensor other) => LogicalOr.CallInPlace(self, other);

    /// <summary>True where one of both is not 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.logical_xor</c>.</remarks>
    public static Tensor logical_xor(this Tensor input, Tensor other, Tensor? @out = null) => LogicalXor.Call(input, other, @out);

    /// <summary>self ← logical_xor(self, other), in its own dtype.</summary>
    /// <inheritdoc cref="logical_xor(Tensor, Tensor, Tensor?)"/>
    public static Tensor logical_xor_(this Tensor self, Tensor other) => LogicalXor.CallInPlace(self, other);

    /// <summary>True where input is 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.logical_not</c>; derivatives.yaml <c>logical_not</c>.</remarks>
    public static Tensor logical_not(this Tensor input, Tensor? @out = null) => LogicalNot.Call(input, @out);

    /// <summary>self ← logical_not(self).</summary>
    /// <inheritdoc cref="logical_not"/>
    public static Tensor logical_not_(this Tensor self) => LogicalNot.CallInPlace(self);

    /// <summary>True where input is NaN.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.isnan</c>.</remarks>
    public static Tensor isnan(this Tensor input) => ne(input, input);

    /// <summary>True where input is infinite; complex: where either part is.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.isinf</c>.</remarks>
    public static Tensor isinf(this Tensor input)
    {
        if (input.dtype.IsIntegral) return zeros_like(input, dtype: @bool);
        var x = input.detach();
        return x.dtype.is_complex ? x.real().isinf().logical_or(x.imag().isinf()) : x.abs().eq(double.PositiveInfinity);
    }

    /// <summary>True where input is neither infinite nor NaN.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.isfinite</c>.</remarks>
    public static Tensor isfinite(this Tensor input)
    {
        if (input.dtype.IsIntegral) return ones_like(input, dtype: @bool);
        var x = input.detach();
        if (x.dtype.is_complex) return x.real().isfinite().logical_and(x.imag().isfinite());
        return x.eq(x).logical_and(x.abs().ne(double.PositiveInfinity));
    }
}
