namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Sin = new(
        "sin", Promote.ToFloat, static (e, in x, in into) => e.Sin(x, into), static (x, _) => new SinBackward0(x));

    private static readonly UnaryOperator Cos = new(
        "cos", Promote.ToFloat, static (e, in x, in into) => e.Cos(x, into), static (x, _) => new CosBackward0(x));

    private static readonly UnaryOperator Tan = new(
        "tan", Promote.ToFloat, static (e, in x, in into) => e.Tan(x, into), static (x, result) => new TanBackward0(x, result));

    private static readonly UnaryOperator Asin = new(
        "asin", Promote.ToFloat, static (e, in x, in into) => e.Asin(x, into), static (x, _) => new AsinBackward0(x));

    private static readonly UnaryOperator Acos = new(
        "acos", Promote.ToFloat, static (e, in x, in into) => e.Acos(x, into), static (x, _) => new AcosBackward0(x));

    private static readonly UnaryOperator Atan = new(
        "atan", Promote.ToFloat, static (e, in x, in into) => e.Atan(x, into), static (x, _) => new AtanBackward0(x));

    /// <summary>The sine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sin</c>; derivatives.yaml <c>sin</c>.</remarks>
    public static Tensor sin(this Tensor input, Tensor? @out = null) => Sin.Call(input, @out);

    /// <summary>self ← sin(self).</summary>
    /// <inheritdoc cref="sin"/>
    public static Tensor sin_(this Tensor self) => Sin.CallInPlace(self);

    /// <summary>The cosine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.cos</c>; derivatives.yaml <c>cos</c>.</remarks>
    public static Tensor cos(this Tensor input, Tensor? @out = null) => Cos.Call(input, @out);

    /// <summary>self ← cos(self).</summary>
    /// <inheritdoc cref="cos"/>
    public static Tensor cos_(this Tensor self) => Cos.CallInPlace(self);

    /// <summary>The tangent.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.tan</c>; derivatives.yaml <c>tan</c>.</remarks>
    public static Tensor tan(this Tensor input, Tensor? @out = null) => Tan.Call(input, @out);

    /// <summary>self ← tan(self).</summary>
    /// <inheritdoc cref="tan"/>
    public static Tensor tan_(this Tensor self) => Tan.CallInPlace(self);

    /// <summary>The inverse sine; NaN outside [−1, 1].</summary>
    /// <remarks>PyTorch 2.13 <c>torch.asin</c>; derivatives.yaml <c>asin</c>.</remarks>
    public static Tensor asin(this Tensor input, Tensor? @out = null) => Asin.Call(input, @out);

    /// <summary>self ← asin(self).</summary>
    /// <inheritdoc cref="asin"/>
    public static Tensor asin_(this Tensor self) => Asin.CallInPlace(self);

    /// <inheritdoc cref="asin"/>
    public static Tensor arcsin(this Tensor input, Tensor? @out = null) => asin(input, @out);

    /// <inheritdoc cref="asin_"/>
    public static Tensor arcsin_(this Tensor self) => asin_(self);

    /// <summary>The inverse cosine; NaN outside [−1, 1].</summary>
    /// <remarks>PyTorch 2.13 <c>torch.acos</c>; derivatives.yaml <c>acos</c>.</remarks>
    public static Tensor acos(this Tensor input, Tensor? @out = null) => Acos.Call(input, @out);

    /// <summary>self ← acos(self).</summary>
    /// <inheritdoc cref="acos"/>
    public static Tensor acos_(this Tensor self) => Acos.CallInPlace(self);

    /// <inheritdoc cref="acos"/>
    public static Tensor arccos(this Tensor input, Tensor? @out = null) => acos(input, @out);

    /// <inheritdoc cref="acos_"/>
    public static Tensor arccos_(this Tensor self) => acos_(self);

    /// <summary>The inverse tangent.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atan</c>; derivatives.yaml <c>atan</c>.</remarks>
    public static Tensor atan(this Tensor input, Tensor? @out = null) => Atan.Call(input, @out);

    /// <summary>self ← atan(self).</summary>
    /// <inheritdoc cref="atan"/>
    public static Tensor atan_(this Tensor self) => Atan.CallInPlace(self);

    /// <inheritdoc cref="atan"/>
    public static Tensor arctan(this Tensor input, Tensor? @out = null) => atan(input, @out);

    /// <inheritdoc cref="atan_"/>
    public static Tensor arctan_(this Tensor self) => atan_(self);
}
