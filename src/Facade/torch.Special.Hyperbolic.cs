namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Sinh = new(
        "sinh", Promote.ToFloat, static (e, in x, in into) => e.Sinh(x, into), static (x, _) => new SinhBackward0(x));

    private static readonly UnaryOperator Cosh = new(
        "cosh", Promote.ToFloat, static (e, in x, in into) => e.Cosh(x, into), static (x, _) => new CoshBackward0(x));

    private static readonly UnaryOperator TanhFunction = new(
        "tanh", Promote.ToFloat, static (e, in x, in into) => e.Tanh(x, into), static (x, result) => new TanhBackward0(x, result));

    private static readonly UnaryOperator Asinh = new(
        "asinh", Promote.ToFloat, static (e, in x, in into) => e.Asinh(x, into), static (x, _) => new AsinhBackward0(x),
        nodeInPlace: static (x, _) => new AsinhBackward1(x));

    private static readonly UnaryOperator Acosh = new(
        "acosh", Promote.ToFloat, static (e, in x, in into) => e.Acosh(x, into), static (x, _) => new AcoshBackward0(x),
        nodeInPlace: static (x, _) => new AcoshBackward1(x));

    private static readonly UnaryOperator Atanh = new(
        "atanh", Promote.ToFloat, static (e, in x, in into) => e.Atanh(x, into), static (x, _) => new AtanhBackward0(x),
        nodeInPlace: static (x, _) => new AtanhBackward1(x));

    private static readonly UnaryOperator SigmoidFunction = new(
        "sigmoid", Promote.ToFloat, static (e, in x, in into) => e.Sigmoid(x, into),
        static (x, result) => new SigmoidBackward0(x, result));

    /// <summary>The hyperbolic sine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sinh</c>; derivatives.yaml <c>sinh</c>.</remarks>
    public static Tensor sinh(this Tensor input, Tensor? @out = null) => Sinh.Call(input, @out);

    /// <summary>self ← sinh(self).</summary>
    /// <inheritdoc cref="sinh"/>
    public static Tensor sinh_(this Tensor self) => Sinh.CallInPlace(self);

    /// <summary>The hyperbolic cosine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.cosh</c>; derivatives.yaml <c>cosh</c>.</remarks>
    public static Tensor cosh(this Tensor input, Tensor? @out = null) => Cosh.Call(input, @out);

    /// <summary>self ← cosh(self).</summary>
    /// <inheritdoc cref="cosh"/>
    public static Tensor cosh_(this Tensor self) => Cosh.CallInPlace(self);

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.tanh</c>; derivatives.yaml <c>tanh</c>.</remarks>
    public static Tensor tanh(this Tensor input, Tensor? @out = null) => TanhFunction.Call(input, @out);

    /// <summary>self ← tanh(self).</summary>
    /// <inheritdoc cref="tanh"/>
    public static Tensor tanh_(this Tensor self) => TanhFunction.CallInPlace(self);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.asinh</c>; derivatives.yaml <c>asinh</c>.</remarks>
    public static Tensor asinh(this Tensor input, Tensor? @out = null) => Asinh.Call(input, @out);

    /// <summary>self ← asinh(self).</summary>
    /// <inheritdoc cref="asinh"/>
    public static Tensor asinh_(this Tensor self) => Asinh.CallInPlace(self);

    /// <inheritdoc cref="asinh"/>
    public static Tensor arcsinh(this Tensor input, Tensor? @out = null) => asinh(input, @out);

    /// <inheritdoc cref="asinh_"/>
    public static Tensor arcsinh_(this Tensor self) => asinh_(self);

    /// <summary>The inverse hyperbolic cosine; NaN below 1.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.acosh</c>; derivatives.yaml <c>acosh</c>.</remarks>
    public static Tensor acosh(this Tensor input, Tensor? @out = null) => Acosh.Call(input, @out);

    /// <summary>self ← acosh(self).</summary>
    /// <inheritdoc cref="acosh"/>
    public static Tensor acosh_(this Tensor self) => Acosh.CallInPlace(self);

    /// <inheritdoc cref="acosh"/>
    public static Tensor arccosh(this Tensor input, Tensor? @out = null) => acosh(input, @out);

    /// <inheritdoc cref="acosh_"/>
    public static Tensor arccosh_(this Tensor self) => acosh_(self);

    /// <summary>The inverse hyperbolic tangent; NaN beyond ±1.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atanh</c>; derivatives.yaml <c>atanh</c>.</remarks>
    public static Tensor atanh(this Tensor input, Tensor? @out = null) => Atanh.Call(input, @out);

    /// <summary>self ← atanh(self).</summary>
    /// <inheritdoc cref="atanh"/>
    public static Tensor atanh_(this Tensor self) => Atanh.CallInPlace(self);

    /// <inheritdoc cref="atanh"/>
    public static Tensor arctanh(this Tensor input, Tensor? @out = null) => atanh(input, @out);

    /// <inheritdoc cref="atanh_"/>
    public static Tensor arctanh_(this Tensor self) => atanh_(self);

    /// <summary>1 / (1 + exp(−input)).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sigmoid</c>; derivatives.yaml <c>sigmoid</c>.</remarks>
    public static Tensor sigmoid(this Tensor input, Tensor? @out = null) => SigmoidFunction.Call(input, @out);

    /// <summary>self ← sigmoid(self).</summary>
    /// <inheritdoc cref="sigmoid"/>
    public static Tensor sigmoid_(this Tensor self) => SigmoidFunction.CallInPlace(self);
}
