namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Abs = new(
        "abs", Promote.ToReal, static (e, in x, in into) => e.Abs(x, into), static (x, _) => new AbsBackward0(x),
        refuses: new Refusal("abs_cpu", Kinds.Bool), sameDType: true);

    private static readonly UnaryOperator Sign = new(
        "sign", Promote.Common, static (e, in x, in into) => x.DType == DType.Bool ? Pipelines.Copy(e, x, into) : e.Sign(x, into),
        static (x, _) => new SignBackward0(x), check: Checks.NotComplexForSign, sameDType: true);

    private static readonly UnaryOperator Sgn = new(
        "sgn", Promote.Common, static (e, in x, in into) => x.DType == DType.Bool ? Pipelines.Copy(e, x, into) : e.Sign(x, into),
        static (x, result) => new SgnBackward0(x, result), sameDType: true);

    private static readonly UnaryOperator Ceil = new(
        "ceil", Promote.Common, static (e, in x, in into) => x.DType.IsIntegral ? Pipelines.Copy(e, x, into) : e.Ceil(x, into),
        static (x, _) => new CeilBackward0(x), check: static x => Checks.NotComplex("ceil", x),
        refuses: new Refusal("ceil_vml_cpu", Kinds.Bool), sameDType: true);

    private static readonly UnaryOperator Floor = new(
        "floor", Promote.Common, static (e, in x, in into) => x.DType.IsIntegral ? Pipelines.Copy(e, x, into) : e.Floor(x, into),
        static (x, _) => new FloorBackward0(x), check: static x => Checks.NotComplex("floor", x),
        refuses: new Refusal("floor_vml_cpu", Kinds.Bool), sameDType: true);

    private static readonly UnaryOperator Trunc = new(
        "trunc", Promote.Common, static (e, in x, in into) => x.DType.IsIntegral ? Pipelines.Copy(e, x, into) : e.Trunc(x, into),
        static (x, _) => new TruncBackward0(x), check: static x => Checks.NotComplex("trunc", x),
        refuses: new Refusal("trunc_vml_cpu", Kinds.Bool), sameDType: true);

    private static readonly UnaryOperator Frac = new(
        "frac", Promote.Common, static (e, in x, in into) => e.Add(x, e.Trunc(x), -1, into), static (x, _) => new FracBackward0(x),
        refuses: new Refusal("frac_cpu", Kinds.Bool | Kinds.Integer | Kinds.Complex), sameDType: true);

    private static readonly UnaryOperator<long?> Round = new(
        "round", Promote.Common, static (e, in x, decimals, in into) =>
            x.DType.IsIntegral ? Pipelines.Copy(e, x, into) : e.Round(x, decimals ?? 0, into),
        static (x, decimals, _) => decimals is null ? new RoundBackward0(x) : new RoundBackward1(x),
        refuses: new Refusal("round_vml_cpu", Kinds.Bool | Kinds.Complex), sameDType: true);

    /// <summary>The absolute value; of complex numbers a real one.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.abs</c>; derivatives.yaml <c>abs</c>.</remarks>
    public static Tensor abs(this Tensor input, Tensor? @out = null) => Abs.Call(input, @out);

    /// <summary>self ← abs(self).</summary>
    /// <inheritdoc cref="abs"/>
    /// <exception cref="RuntimeError">The tensor is complex.</exception>
    public static Tensor abs_(this Tensor self) => Abs.CallInPlace(Checks.NotComplexForAbs(self));

    /// <inheritdoc cref="abs"/>
    public static Tensor absolute(this Tensor input, Tensor? @out = null) => abs(input, @out);

    /// <inheritdoc cref="abs_"/>
    public static Tensor absolute_(this Tensor self) => abs_(self);

    /// <summary>−1, 0 or 1 by the sign.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sign</c>; derivatives.yaml <c>sign</c>.</remarks>
    public static Tensor sign(this Tensor input, Tensor? @out = null) => Sign.Call(input, @out);

    /// <summary>self ← sign(self).</summary>
    /// <inheritdoc cref="sign"/>
    public static Tensor sign_(this Tensor self) => Sign.CallInPlace(self);

    /// <summary>The sign; of complex numbers input / |input|, 0 at 0.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.sgn</c>; derivatives.yaml <c>sgn</c>.</remarks>
    public static Tensor sgn(this Tensor input, Tensor? @out = null) => Sgn.Call(input, @out);

    /// <summary>self ← sgn(self).</summary>
    /// <inheritdoc cref="sgn"/>
    public static Tensor sgn_(this Tensor self) => Sgn.CallInPlace(self);

    /// <summary>The smallest integer not below each element.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.ceil</c>; derivatives.yaml <c>ceil</c>.</remarks>
    public static Tensor ceil(this Tensor input, Tensor? @out = null) => Ceil.Call(input, @out);

    /// <summary>self ← ceil(self).</summary>
    /// <inheritdoc cref="ceil"/>
    public static Tensor ceil_(this Tensor self) => Ceil.CallInPlace(self);

    /// <summary>The largest integer not above each element.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.floor</c>; derivatives.yaml <c>floor</c>.</remarks>
    public static Tensor floor(this Tensor input, Tensor? @out = null) => Floor.Call(input, @out);

    /// <summary>self ← floor(self).</summary>
    /// <inheritdoc cref="floor"/>
    public static Tensor floor_(this Tensor self) => Floor.CallInPlace(self);

    /// <summary>Each element cut toward zero.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.trunc</c>; derivatives.yaml <c>trunc</c>.</remarks>
    public static Tensor trunc(this Tensor input, Tensor? @out = null) => Trunc.Call(input, @out);

    /// <summary>self ← trunc(self).</summary>
    /// <inheritdoc cref="trunc"/>
    public static Tensor trunc_(this Tensor self) => Trunc.CallInPlace(self);

    /// <inheritdoc cref="trunc"/>
    public static Tensor fix(this Tensor input, Tensor? @out = null) => trunc(input, @out);

    /// <inheritdoc cref="trunc_"/>
    public static Tensor fix_(this Tensor self) => trunc_(self);

    /// <summary>input − trunc(input).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.frac</c>; derivatives.yaml <c>frac</c>.</remarks>
    public static Tensor frac(this Tensor input, Tensor? @out = null) => Frac.Call(input, @out);

    /// <summary>self ← frac(self).</summary>
    /// <inheritdoc cref="frac"/>
    public static Tensor frac_(this Tensor self) => Frac.CallInPlace(self);

    /// <summary>The nearest integer, halves to even.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.round</c>; derivatives.yaml <c>round</c>.</remarks>
    public static Tensor round(this Tensor input, Tensor? @out = null) => Round.Call(input, null, @out);

    /// <summary>The nearest number of that many decimals, halves to even.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.round</c>; derivatives.yaml <c>round.decimals</c>.</remarks>
    public static Tensor round(this Tensor input, long decimals, Tensor? @out = null) => Round.Call(input, decimals, @out);

    /// <summary>self ← round(self).</summary>
    /// <inheritdoc cref="round(Tensor, Tensor?)"/>
    public static Tensor round_(this Tensor self) => Round.CallInPlace(self, null);

    /// <summary>self ← round(self).</summary>
    /// <inheritdoc cref="round(Tensor, long, Tensor?)"/>
    public static Tensor round_(this Tensor self, long decimals) => Round.CallInPlace(self, decimals);
}
