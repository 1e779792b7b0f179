namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator Maximum = new(
        "maximum", Promote.Common, static (e, in a, in b, in into) => e.Maximum(a, b, into),
        static (a, b, _) => new MaximumBackward0(a, b), check: static (a, b) => Checks.NotComplex("maximum", a, b));

    private static readonly BinaryOperator Minimum = new(
        "minimum", Promote.Common, static (e, in a, in b, in into) => e.Minimum(a, b, into),
        static (a, b, _) => new MinimumBackward0(a, b), check: static (a, b) => Checks.NotComplex("minimum", a, b));

    private static readonly BinaryOperator Fmax = new(
        "fmax", Promote.Common, static (e, in a, in b, in into) => e.Fmax(a, b, into), static (a, b, _) => new FmaxBackward0(a, b),
        check: static (a, b) => Checks.NotComplex("fmax", a, b));

    private static readonly BinaryOperator Fmin = new(
        "fmin", Promote.Common, static (e, in a, in b, in into) => e.Fmin(a, b, into), static (a, b, _) => new FminBackward0(a, b),
        check: static (a, b) => Checks.NotComplex("fmin", a, b));

    private static readonly BinaryOperator Logaddexp = new(
        "logaddexp", Promote.Common, static (e, in a, in b, in into) => e.Logaddexp(a, b, into),
        static (a, b, _) => new LogaddexpBackward0(a, b), refuses: new Refusal("logaddexp_cpu", Kinds.Bool | Kinds.Integer));

    private static readonly BinaryOperator Hypot = new(
        "hypot", Promote.Common, static (e, in a, in b, in into) => e.Hypot(a, b, into),
        static (a, b, result) => new HypotBackward0(a, b, result),
        refuses: new Refusal("hypot_cpu", Kinds.Bool | Kinds.Integer | Kinds.Complex));

    /// <summary>The larger of two elements, NaN where either is.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.maximum</c>; derivatives.yaml <c>maximum</c>.</remarks>
    public static Tensor maximum(this Tensor input, Tensor other, Tensor? @out = null) => Maximum.Call(input, other, @out);

    /// <summary>The smaller of two elements, NaN where either is.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.minimum</c>; derivatives.yaml <c>minimum</c>.</remarks>
    public static Tensor minimum(this Tensor input, Tensor other, Tensor? @out = null) => Minimum.Call(input, other, @out);

    /// <summary>The larger of two elements, the other where one is NaN.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.fmax</c>; derivatives.yaml <c>fmax</c>.</remarks>
    public static Tensor fmax(this Tensor input, Tensor other, Tensor? @out = null) => Fmax.Call(input, other, @out);

    /// <summary>The smaller of two elements, the other where one is NaN.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.fmin</c>; derivatives.yaml <c>fmin</c>.</remarks>
    public static Tensor fmin(this Tensor input, Tensor other, Tensor? @out = null) => Fmin.Call(input, other, @out);

    /// <summary>ln(exp(input) + exp(other)) without overflow.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.logaddexp</c>; derivatives.yaml <c>logaddexp</c>.</remarks>
    public static Tensor logaddexp(this Tensor input, Tensor other, Tensor? @out = null) => Logaddexp.Call(input, other, @out);

    /// <summary>√(input² + other²) without overflow.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.hypot</c>; derivatives.yaml <c>hypot</c>.</remarks>
    public static Tensor hypot(this Tensor input, Tensor other, Tensor? @out = null) => Hypot.Call(input, other, @out);

    /// <summary>self ← hypot(self, other).</summary>
    /// <inheritdoc cref="hypot(Tensor, Tensor, Tensor?)"/>
    public static Tensor hypot_(this Tensor self, Tensor other) => Hypot.CallInPlace(self, other);
}
