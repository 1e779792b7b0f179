namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Reciprocal = new(
        "reciprocal", Promote.ToFloat, static (e, in x, in into) => e.Reciprocal(x, into),
        static (x, result) => new ReciprocalBackward0(x, result));

    private static readonly UnaryOperator Sqrt = new(
        "sqrt", Promote.ToFloat, static (e, in x, in into) => e.Sqrt(x, into), static (x, result) => new SqrtBackward0(x, result));

    private static readonly UnaryOperator Rsqrt = new(
        "rsqrt", Promote.ToFloat, static (e, in x, in into) => e.Rsqrt(x, into), static (x, result) => new RsqrtBackward0(x, result));

    private static readonly UnaryOperator Exp2 = new(
        "exp2", Promote.ToFloat, static (e, in x, in into) => e.Exp2(x, into), static (x, result) => new Exp2Backward0(x, result));

    private static readonly UnaryOperator Expm1 = new(
        "expm1", Promote.ToFloat, static (e, in x, in into) => e.Expm1(x, into), static (x, result) => new Expm1Backward0(x, result));

    private static readonly UnaryOperator Log = new(
        "log", Promote.ToFloat, static (e, in x, in into) => e.Log(x, into), static (x, _) => new LogBackward0(x));

    private static readonly UnaryOperator Log2 = new(
        "log2", Promote.ToFloat, static (e, in x, in into) => e.Log2(x, into), static (x, _) => new Log2Backward0(x));

    private static readonly UnaryOperator Log10 = new(
        "log10", Promote.ToFloat, static (e, in x, in into) => e.Log10(x, into), static (x, _) => new Log10Backward0(x));

    private static readonly UnaryOperator Log1p = new(
        "log1p", Promote.ToFloat, static (e, in x, in into) => e.Log1p(x, into), static (x, _) => new Log1PBackward0(x));

    /// <summary>1 / input; integers in the default dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.reciprocal</c>; derivatives.yaml <c>reciprocal</c>.</remarks>
    public static Tensor reciprocal(this Tensor input, Tensor? @out = null) => Reciprocal.Call(input, @out);

    /// <summary>self ← reciprocal(self).</summary>
    /// <inheritdoc cref="reciprocal"/>
    public static Tensor reciprocal_(this Tensor self) => Reciprocal.CallInPlace(self);

    /// <summary>The square root; NaN below 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sqrt</c>; derivatives.yaml <c>sqrt</c>.</remarks>
    public static Tensor sqrt(this Tensor input, Tensor? @out = null) => Sqrt.Call(input, @out);

    /// <summary>self ← sqrt(self).</summary>
    /// <inheritdoc cref="sqrt"/>
    public static Tensor sqrt_(this Tensor self) => Sqrt.CallInPlace(self);

    /// <summary>1 / √input.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.rsqrt</c>; derivatives.yaml <c>rsqrt</c>.</remarks>
    public static Tensor rsqrt(this Tensor input, Tensor? @out = null) => Rsqrt.Call(input, @out);

    /// <summary>self ← rsqrt(self).</summary>
    /// <inheritdoc cref="rsqrt"/>
    public static Tensor rsqrt_(this Tensor self) => Rsqrt.CallInPlace(self);

    /// <summary>2 to the power of each element.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.exp2</c>; derivatives.yaml <c>exp2</c>.</remarks>
    public static Tensor exp2(this Tensor input, Tensor? @out = null) => Exp2.Call(input, @out);

    /// <summary>self ← exp2(self).</summary>
    /// <inheritdoc cref="exp2"/>
    public static Tensor exp2_(this Tensor self) => Exp2.CallInPlace(self);

    /// <summary>e to the power of each element, minus 1, exact near 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.expm1</c>; derivatives.yaml <c>expm1</c>.</remarks>
    public static Tensor expm1(this Tensor input, Tensor? @out = null) => Expm1.Call(input, @out);

    /// <summary>self ← expm1(self).</summary>
    /// <inheritdoc cref="expm1"/>
    public static Tensor expm1_(this Tensor self) => Expm1.CallInPlace(self);

    /// <summary>The natural logarithm.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.log</c>; derivatives.yaml <c>log</c>.</remarks>
    public static Tensor log(this Tensor input, Tensor? @out = null) => Log.Call(input, @out);

    /// <summary>self ← log(self).</summary>
    /// <inheritdoc cref="log"/>
    public static Tensor log_(this Tensor self) => Log.CallInPlace(self);

    /// <summary>The logarithm to base 2.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.log2</c>; derivatives.yaml <c>log2</c>.</remarks>
    public static Tensor log2(this Tensor input, Tensor? @out = null) => Log2.Call(input, @out);

    /// <summary>self ← log2(self).</summary>
    /// <inheritdoc cref="log2"/>
    public static Tensor log2_(this Tensor self) => Log2.CallInPlace(self);

    /// <summary>The logarithm to base 10.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.log10</c>; derivatives.yaml <c>log10</c>.</remarks>
    public static Tensor log10(this Tensor input, Tensor? @out = null) => Log10.Call(input, @out);

    /// <summary>self ← log10(self).</summary>
    /// <inheritdoc cref="log10"/>
    public static Tensor log10_(this Tensor self) => Log10.CallInPlace(self);

    /// <summary>ln(1 + input), exact near 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.log1p</c>; derivatives.yaml <c>log1p</c>.</remarks>
    public static Tensor log1p(this Tensor input, Tensor? @out = null) => Log1p.Call(input, @out);

    /// <summary>self ← log1p(self).</summary>
    /// <inheritdoc cref="log1p"/>
    public static Tensor log1p_(this Tensor self) => Log1p.CallInPlace(self);
}
