namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Erf = new(
        "erf", Promote.ToFloat, static (e, in x, in into) => e.Erf(x, into), static (x, _) => new ErfBackward0(x),
        refuses: new Refusal("erf_vml_cpu", Kinds.Complex));

    private static readonly UnaryOperator Erfc = new(
        "erfc", Promote.ToFloat, static (e, in x, in into) => e.Erfc(x, into), static (x, _) => new ErfcBackward0(x),
        refuses: new Refusal("erfc_vml_cpu", Kinds.Complex));

    private static readonly UnaryOperator Erfinv = new(
        "erfinv", Promote.ToFloat, static (e, in x, in into) => e.Erfinv(x, into), static (x, _) => new ErfinvBackward0(x),
        refuses: new Refusal("erfinv_vml_cpu", Kinds.Complex));

    private static readonly UnaryOperator Lgamma = new(
        "lgamma", Promote.ToFloat, static (e, in x, in into) => e.Lgamma(x, into), static (x, _) => new LgammaBackward0(x),
        refuses: new Refusal("lgamma_vml_cpu", Kinds.Complex));

    private static readonly UnaryOperator Digamma = new(
        "digamma", Promote.ToFloat, static (e, in x, in into) => e.Digamma(x, into), static (x, _) => new DigammaBackward0(x),
        refuses: new Refusal("digamma", Kinds.Complex));

    private static readonly UnaryOperator<long> Polygamma = new(
        "polygamma", Promote.ToFloat, static (e, in x, n, in into) => e.Polygamma(x, n, into),
        static (x, n, _) => new PolygammaBackward0(x, n), refuses: new Refusal("polygamma", Kinds.Complex));

    /// <summary>The error function 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.erf</c>; derivatives.yaml <c>erf</c>.</remarks>
    public static Tensor erf(this Tensor input, Tensor? @out = null) => Erf.Call(input, @out);

    /// <summary>self ← erf(self).</summary>
    /// <inheritdoc cref="erf"/>
    public static Tensor erf_(this Tensor self) => Erf.CallInPlace(self);

    /// <summary>1 − erf(input), exact where that is small.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.erfc</c>; derivatives.yaml <c>erfc</c>.</remarks>
    public static Tensor erfc(this Tensor input, Tensor? @out = null) => Erfc.Call(input, @out);

    /// <summary>self ← erfc(self).</summary>
    /// <inheritdoc cref="erfc"/>
    public static Tensor erfc_(this Tensor self) => Erfc.CallInPlace(self);

    /// <summary>The inverse of erf on (−1, 1).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.erfinv</c>; derivatives.yaml <c>erfinv</c>.</remarks>
    public static Tensor erfinv(this Tensor input, Tensor? @out = null) => Erfinv.Call(input, @out);

    /// <summary>self ← erfinv(self).</summary>
    /// <inheritdoc cref="erfinv"/>
    public static Tensor erfinv_(this Tensor self) => Erfinv.CallInPlace(self);

    /// <summary>ln |Γ(input)|.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.lgamma</c>; derivatives.yaml <c>lgamma</c>.</remarks>
    public static Tensor lgamma(this Tensor input, Tensor? @out = null) => Lgamma.Call(input, @out);

    /// <summary>self ← lgamma(self).</summary>
    /// <inheritdoc cref="lgamma"/>
    public static Tensor lgamma_(this Tensor self) => Lgamma.CallInPlace(self);

    /// <summary>The derivative of ln Γ.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.digamma</c>; derivatives.yaml <c>digamma</c>.</remarks>
    public static Tensor digamma(this Tensor input, Tensor? @out = null) => Digamma.Call(input, @out);

    /// <summary>self ← digamma(self).</summary>
    /// <inheritdoc cref="digamma"/>
    public static Tensor digamma_(this Tensor self) => Digamma.CallInPlace(self);

    /// <summary>The n-th derivative of digamma.</summary>
    /// <exception cref="RuntimeError">n is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.polygamma</c>; derivatives.yaml <c>polygamma</c>.</remarks>
    public static Tensor polygamma(long n, Tensor input, Tensor? @out = null) => Polygamma.Call(input, Checks.Order(n), @out);

    /// <summary>self ← polygamma(n, self).</summary>
    /// <inheritdoc cref="polygamma(long, Tensor, Tensor?)"/>
    public static Tensor polygamma_(this Tensor self, long n) => Polygamma.CallInPlace(self, Checks.Order(n));

    private static readonly BinaryOperator Atan2 = new(
        "atan2", Promote.ToFloat, static (e, in a, in b, in into) => e.Atan2(a, b, into), static (a, b, _) => new Atan2Backward0(a, b),
        refuses: new Refusal("atan2_cpu", Kinds.Complex));

    /// <summary>The angle of the point (other, input), in (−π, π].</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atan2</c>; derivatives.yaml <c>atan2</c>.</remarks>
    public static Tensor atan2(this Tensor input, Tensor other, Tensor? @out = null) => Atan2.Call(input, other, @out);

    /// <summary>self ← atan2(self, other).</summary>
    /// <inheritdoc cref="atan2(Tensor, Tensor, Tensor?)"/>
    public static Tensor atan2_(this Tensor self, Tensor other) => Atan2.CallInPlace(self, other);

    /// <inheritdoc cref="atan2(Tensor, Tensor, Tensor?)"/>
    public static Tensor arctan2(this Tensor input, Tensor other, Tensor? @out = null) => atan2(input, other, @out);
}
