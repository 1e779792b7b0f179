namespace Compat;

public static partial class torch
{
    private static readonly TernaryOperator<ValueTuple> Clamp = new(
        "clamp", static (e, in x, in min, in max, _, in into) => e.Minimum(e.Maximum(x, min), max, into),
        static (x, min, max, _, _) => min.IsWrappedNumber
            ? new ClampBackward1(x, min.item(), max.item())
            : new ClampBackward0(x, min, max));

    // clamp with one bound; true where that is the smaller one.
    private static readonly BinaryOperator<bool> ClampOneSide = new(
        "clamp", Promote.Common,
        static (e, in x, in bound, below, in into) => below ? e.Maximum(x, bound, into) : e.Minimum(x, bound, into),
        static (x, bound, below, _) => bound.IsWrappedNumber
            ? new ClampBackward1(x, below ? bound.item() : null, below ? null : bound.item())
            : new ClampBackward0(x, below ? bound : null, below ? null : bound),
        Checks.NotComplexForClamp);

    private static readonly BinaryOperator ClampMin = new(
        "clamp_min", Promote.Common, static (e, in x, in min, in into) => e.Maximum(x, min, into),
        static (x, min, _) => min.IsWrappedNumber ? new ClampMinBackward0(x, min.item()) : new ClampMinBackward1(x, min),
        Checks.NotComplexForClamp);

    private static readonly BinaryOperator ClampMax = new(
        "clamp_max", Promote.Common, static (e, in x, in max, in into) => e.Minimum(x, max, into),
        static (x, max, _) => max.IsWrappedNumber ? new ClampMaxBackward0(x, max.item()) : new ClampMaxBackward1(x, max),
        Checks.NotComplexForClamp);

    private static readonly UnaryOperator<(double? Nan, double? PosInf, double? NegInf)> NanToNum = new(
        "nan_to_num", Promote.Common,
        static (e, in x, values, in into) => Finite.Replace(e, x, values.Nan, values.PosInf, values.NegInf, into),
        static (x, _, _) => new NanToNumBackward0(x));

    /// <summary>min(max(input, min), max); a bound that is null does not bind.</summary>
    /// <exception cref="RuntimeError">Both bounds are null.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.clamp</c>; derivatives.yaml <c>clamp</c>, <c>clamp.Tensor</c>.</remarks>
    public static Tensor clamp(this Tensor input, Scalar? min = null, Scalar? max = null, Tensor? @out = null) =>
        ClampOf(input, Bound(input, min), Bound(input, max), @out);

    /// <inheritdoc cref="clamp(Tensor, Scalar?, Scalar?, Tensor?)"/>
    public static Tensor clamp(this Tensor input, Tensor? min, Tensor? max = null, Tensor? @out = null) => ClampOf(input, min, max, @out);

    /// <summary>self ← clamp(self, min, max).</summary>
    /// <inheritdoc cref="clamp(Tensor, Scalar?, Scalar?, Tensor?)"/>
    public static Tensor clamp_(this Tensor self, Scalar? min = null, Scalar? max = null) =>
        ClampInPlace(self, Bound(self, min), Bound(self, max));

    /// <inheritdoc cref="clamp_(Tensor, Scalar?, Scalar?)"/>
    public static Tensor clamp_(this Tensor self, Tensor? min, Tensor? max = null) => ClampInPlace(self, min, max);

    /// <inheritdoc cref="clamp(Tensor, Scalar?, Scalar?, Tensor?)"/>
    public static Tensor clip(this Tensor input, Scalar? min = null, Scalar? max = null, Tensor? @out = null) =>
        clamp(input, min, max, @out);

    /// <inheritdoc cref="clamp(Tensor, Scalar?, Scalar?, Tensor?)"/>
    public static Tensor clip(this Tensor input, Tensor? min, Tensor? max = null, Tensor? @out = null) => clamp(input, min, max, @out);

    /// <summary>max(input, min).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.clamp_min</c>; derivatives.yaml <c>clamp_min</c>, <c>clamp_min.Tensor</c>.</remarks>
    public static Tensor clamp_min(this Tensor input, Tensor min, Tensor? @out = null) => ClampMin.Call(input, min, @out);

    /// <inheritdoc cref="clamp_min(Tensor, Tensor, Tensor?)"/>
    public static Tensor clamp_min(this Tensor input, Scalar min, Tensor? @out = null) => ClampMin.Call(input, min, @out);

    /// <summary>self ← max(self, min).</summary>
    /// <inheritdoc cref="clamp_min(Tensor, Tensor, Tensor?)"/>
    public static Tensor clamp_min_(this Tensor self, Tensor min) => ClampMin.CallInPlace(self, min);

    /// <inheritdoc cref="clamp_min_(Tensor, Tensor)"/>
    public static Tensor clamp_min_(this Tensor self, Scalar min) => ClampMin.CallInPlace(self, min);

    /// <summary>min(input, max).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.clamp_max</c>; derivatives.yaml <c>clamp_max</c>, <c>clamp_max.Tensor</c>.</remarks>
    public static Tensor clamp_max(this Tensor input, Tensor max, Tensor? @out = null) => ClampMax.Call(input, max, @out);

    /// <inheritdoc cref="clamp_max(Tensor, Tensor, Tensor?)"/>
    public static Tensor clamp_max(this Tensor input, Scalar max, Tensor? @out = null) => ClampMax.Call(input, max, @out);

    /// <summary>self ← min(self, max).</summary>
    /// <inheritdoc cref="clamp_max(Tensor, Tensor, Tensor?)"/>
    public static Tensor clamp_max_(this Tensor self, Tensor max) => ClampMax.CallInPlace(self, max);

    /// <inheritdoc cref="clamp_max_(Tensor, Tensor)"/>
    public static Tensor clamp_max_(this Tensor self, Scalar max) => ClampMax.CallInPlace(self, max);

    /// <summary>NaN becomes <paramref name="nan"/> (0), the infinities the given numbers (the dtype's largest and smallest).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.nan_to_num</c>; derivatives.yaml <c>nan_to_num</c>.</remarks>
    public static Tensor nan_to_num(
        this Tensor input, double? nan = null, double? posinf = null, double? neginf = null, Tensor? @out = null) =>
        NanToNum.Call(input, (nan, posinf, neginf), @out);

    /// <summary>self ← nan_to_num(self).</summary>
    /// <inheritdoc cref="nan_to_num"/>
    public static Tensor nan_to_num_(this Tensor self, double? nan = null, double? posinf = null, double? neginf = null) =>
        NanToNum.CallInPlace(self, (nan, posinf, neginf));

    private static Tensor? Bound(Tensor input, Scalar? bound) => bound is { } number ? Tensor.Wrapped(number, input.Engine) : null;

    private static Tensor ClampOf(Tensor input, Tensor? min, Tensor? max, Tensor? @out)
    {
        Checks.Bounds(input, min, max);
        if (min is null) return ClampOneSide.Call(input, max!, false, @out);
        return max is null ? ClampOneSide.Call(input, min, true, @out) : Clamp.Call(input, min, max, default, @out);
    }

    private static Tensor ClampInPlace(Tensor self, Tensor? min, Tensor? max)
    {
        Checks.Bounds(self, min, max);
        if (min is null) return ClampOneSide.CallInPlace(self, max!, false);
        return max is null ? ClampOneSide.CallInPlace(self, min, true) : Clamp.CallInPlace(self, min, max, default);
    }
}
