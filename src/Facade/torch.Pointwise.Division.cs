namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator Div = new(
        "div", Promote.ToFloat, static (e, in a, in b, in into) => e.Div(a, b, into),
        static (a, b, _) => Rules.Has(b) ? new DivBackward1(a, b.item()) : new DivBackward0(a, b),
        exactNumbers: true);

    private static readonly BinaryOperator<string> DivRounded = new(
        "div", Promote.Common, static (e, in a, in b, mode, in into) => e.DivRounded(a, b, mode == "floor", into),
        static (a, b, mode, _) => new DivBackward2(a, b, mode), refuses: new Refusal("div_floor_cpu", Kinds.Bool | Kinds.Complex));

    private static readonly BinaryOperator FloorDivide = new(
        "floor_divide", Promote.Common, static (e, in a, in b, in into) => e.DivRounded(a, b, floor: true, into),
        static (a, b, _) => new NotImplemented("aten::floor_divide", a, b),
        refuses: new Refusal("div_floor_cpu", Kinds.Bool | Kinds.Complex));

    private static readonly BinaryOperator Remainder = new(
        "remainder", Promote.Common, static (e, in a, in b, in into) => e.Remainder(a, b, into),
        static (a, b, _) => b.IsWrappedNumber ? new RemainderBackward0(a)
            : a.IsWrappedNumber ? new NotImplemented("aten::remainder", a, b) : new RemainderBackward1(a, b),
        refuses: new Refusal("remainder_cpu", Kinds.Bool | Kinds.Complex));

    private static readonly BinaryOperator Fmod = new(
        "fmod", Promote.Common, static (e, in a, in b, in into) => e.Fmod(a, b, into),
        static (a, b, _) => b.IsWrappedNumber ? new FmodBackward0(a) : new FmodBackward1(a, b),
        refuses: new Refusal("fmod_cpu", Kinds.Bool | Kinds.Complex));

    /// <summary>input / other; integers in the default dtype; cut or floored where <paramref name="rounding_mode"/> says so.</summary>
    /// <param name="input">Dividend.</param>
    /// <param name="other">Divisor.</param>
    /// <param name="rounding_mode">null, "trunc" or "floor".</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="RuntimeError">Another mode, or integers are divided by 0 with a mode.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.div</c>; derivatives.yaml <c>div.Tensor</c>, <c>div.Tensor_mode</c>.</remarks>
    public static Tensor div(this Tensor input, Tensor other, string? rounding_mode = null, Tensor? @out = null) =>
        rounding_mode is null ? Div.Call(input, other, @out) : DivRounded.Call(input, other, Checks.RoundingMode(rounding_mode), @out);

    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor div(this Tensor input, Scalar other, string? rounding_mode = null, Tensor? @out = null) =>
        div(input, Tensor.Wrapped(other, input.Engine), rounding_mode, @out);

    /// <summary>self ← self / other.</summary>
    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor div_(this Tensor self, Tensor other, string? rounding_mode = null) =>
        rounding_mode is null ? Div.CallInPlace(self, other) : DivRounded.CallInPlace(self, other, Checks.RoundingMode(rounding_mode));

    /// <inheritdoc cref="div_(Tensor, Tensor, string?)"/>
    public static Tensor div_(this Tensor self, Scalar other, string? rounding_mode = null) =>
        div_(self, Tensor.Wrapped(other, self.Engine), rounding_mode);

    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor divide(this Tensor input, Tensor other, string? rounding_mode = null, Tensor? @out = null) =>
        div(input, other, rounding_mode, @out);

    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor divide(this Tensor input, Scalar other, string? rounding_mode = null, Tensor? @out = null) =>
        div(input, other, rounding_mode, @out);

    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor true_divide(this Tensor input, Tensor other, Tensor? @out = null) => Div.Call(input, other, @out);

    /// <inheritdoc cref="div(Tensor, Tensor, string?, Tensor?)"/>
    public static Tensor true_divide(this Tensor input, Scalar other, Tensor? @out = null) => Div.Call(input, other, @out);

    /// <inheritdoc cref="div_(Tensor, Tensor, string?)"/>
    public static Tensor true_divide_(this Tensor self, Tensor other) => div_(self, other);

    /// <inheritdoc cref="div_(Tensor, Tensor, string?)"/>
    public static Tensor true_divide_(this Tensor self, Scalar other) => div_(self, other);

    /// <summary>A quotient of ATen's own, where the number is no tensor.</summary>
    /// <remarks>derivatives.yaml <c>div.Scalar</c>; Python's <c>x / 2</c> is <c>div.Tensor</c>.</remarks>
    internal static Tensor DividedBy(Tensor input, Scalar other)
    {
        var result = Apart(() => div(input, other));
        return Graph.Needs(input) ? result.Record(new DivBackward1(input, other)) : result;
    }

    /// <summary>⌊input / other⌋ as Python's <c>//</c>; not differentiable.</summary>
    /// <exception cref="RuntimeError">Integers are divided by 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.floor_divide</c>.</remarks>
    public static Tensor floor_divide(this Tensor input, Tensor other, Tensor? @out = null) => FloorDivide.Call(input, other, @out);

    /// <inheritdoc cref="floor_divide(Tensor, Tensor, Tensor?)"/>
    public static Tensor floor_divide(this Tensor input, Scalar other, Tensor? @out = null) => FloorDivide.Call(input, other, @out);

    /// <inheritdoc cref="floor_divide(Tensor, Tensor, Tensor?)"/>
    public static Tensor floor_divide(Scalar input, Tensor other) => FloorDivide.Call(input, other);

    /// <summary>self ← ⌊self / other⌋.</summary>
    /// <inheritdoc cref="floor_divide(Tensor, Tensor, Tensor?)"/>
    public static Tensor floor_divide_(this Tensor self, Tensor other) => FloorDivide.CallInPlace(self, other);

    /// <inheritdoc cref="floor_divide_(Tensor, Tensor)"/>
    public static Tensor floor_divide_(this Tensor self, Scalar other) => FloorDivide.CallInPlace(self, other);

    /// <summary>input − other · ⌊input / other⌋: Python's <c>%</c>, with the sign of other.</summary>
    /// <exception cref="RuntimeError">Integers are divided by 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.remainder</c>; derivatives.yaml <c>remainder.Tensor</c>, <c>remainder.Scalar</c>.</remarks>
    public static Tensor remainder(this Tensor input, Tensor other, Tensor? @out = null) => Remainder.Call(input, other, @out);

    /// <inheritdoc cref="remainder(Tensor, Tensor, Tensor?)"/>
    public static Tensor remainder(this Tensor input, Scalar other, Tensor? @out = null) => Remainder.Call(input, other, @out);

    /// <inheritdoc cref="remainder(Tensor, Tensor, Tensor?)"/>
    public static Tensor remainder(Scalar self, Tensor other) => Remainder.Call(self, other);

    /// <summary>self ← remainder(self, other).</summary>
    /// <inheritdoc cref="remainder(Tensor, Tensor, Tensor?)"/>
    public static Tensor remainder_(this Tensor self, Tensor other) => Remainder.CallInPlace(self, other);

    /// <inheritdoc cref="remainder_(Tensor, Tensor)"/>
    public static Tensor remainder_(this Tensor self, Scalar other) => Remainder.CallInPlace(self, other);

    /// <summary>input − other · trunc(input / other): C's fmod, with the sign of input.</summary>
    /// <exception cref="RuntimeError">Integers are divided by 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.fmod</c>; derivatives.yaml <c>fmod.Tensor</c>, <c>fmod.Scalar</c>.</remarks>
    public static Tensor fmod(this Tensor input, Tensor other, Tensor? @out = null) => Fmod.Call(input, other, @out);

    /// <inheritdoc cref="fmod(Tensor, Tensor, Tensor?)"/>
    public static Tensor fmod(this Tensor input, Scalar other, Tensor? @out = null) => Fmod.Call(input, other, @out);

    /// <summary>self ← fmod(self, other).</summary>
    /// <inheritdoc cref="fmod(Tensor, Tensor, Tensor?)"/>
    public static Tensor fmod_(this Tensor self, Tensor other) => Fmod.CallInPlace(self, other);

    /// <inheritdoc cref="fmod_(Tensor, Tensor)"/>
    public static Tensor fmod_(this Tensor self, Scalar other) => Fmod.CallInPlace(self, other);
}
