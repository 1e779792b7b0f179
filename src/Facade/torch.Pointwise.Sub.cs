namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator<Scalar> Sub = new(
        "sub", Promote.Common, static (e, in a, in b, alpha, in into) => e.Add(a, b, -alpha, into),
        static (a, b, alpha, _) => Rules.Has(b) ? new SubBackward1(a) : new SubBackward0(a, b, alpha), Checks.NotBoolForSub);

    private static readonly BinaryOperator<Scalar> Rsub = new(
        "rsub", Promote.Common, static (e, in a, in b, alpha, in into) => e.Add(b, a, -alpha, into),
        static (a, b, alpha, _) => Rules.Has(b) ? new SubBackward0(b, a, alpha)
            : b.IsWrappedNumber ? new RsubBackward1(a, alpha) : new RsubBackward0(a, b, alpha), Checks.NotBoolForSub);

    /// <summary>input − alpha · other, with broadcasting and type promotion.</summary>
    /// <param name="input">First operand.</param>
    /// <param name="other">Second operand.</param>
    /// <param name="alpha">Multiplier of the second; an integer where the operands are.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="RuntimeError">A tensor is bool, the sizes do not broadcast, or alpha is a float for integral operands.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.sub</c>; derivatives.yaml <c>sub.Tensor</c>.</remarks>
    public static Tensor sub(this Tensor input, Tensor other, Scalar? alpha = null, Tensor? @out = null) =>
        Sub.Call(input, other, Checks.Alpha(input, other, alpha), @out);

    /// <inheritdoc cref="sub(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor sub(this Tensor input, Scalar other, Scalar? alpha = null, Tensor? @out = null) =>
        sub(input, Tensor.Wrapped(other, input.Engine), alpha, @out);

    /// <summary>self ← self − alpha · other.</summary>
    /// <inheritdoc cref="sub(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor sub_(this Tensor self, Tensor other, Scalar? alpha = null) =>
        Sub.CallInPlace(self, other, Checks.Alpha(self, other, alpha));

    /// <inheritdoc cref="sub_(Tensor, Tensor, Scalar?)"/>
    public static Tensor sub_(this Tensor self, Scalar other, Scalar? alpha = null) =>
        sub_(self, Tensor.Wrapped(other, self.Engine), alpha);

    /// <inheritdoc cref="sub(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor subtract(this Tensor input, Tensor other, Scalar? alpha = null, Tensor? @out = null) =>
        sub(input, other, alpha, @out);

    /// <inheritdoc cref="sub(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor subtract(this Tensor input, Scalar other, Scalar? alpha = null, Tensor? @out = null) =>
        sub(input, other, alpha, @out);

    /// <inheritdoc cref="sub_(Tensor, Tensor, Scalar?)"/>
    public static Tensor subtract_(this Tensor self, Tensor other, Scalar? alpha = null) => sub_(self, other, alpha);

    /// <summary>other − alpha · input: a number minus a tensor.</summary>
    /// <inheritdoc cref="sub(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor rsub(Tensor input, Tensor other, Scalar? alpha = null) =>
        Rsub.Call(input, other, Checks.Alpha(input, other, alpha));

    /// <inheritdoc cref="rsub(Tensor, Tensor, Scalar?)"/>
    public static Tensor rsub(Tensor input, Scalar other, Scalar? alpha = null) =>
        rsub(input, Tensor.Wrapped(other, input.Engine), alpha);

    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor multiply(this Tensor input, Tensor other, Tensor? @out = null) => mul(input, other, @out);

    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor multiply(this Tensor input, Scalar other, Tensor? @out = null) => mul(input, other, @out);

    /// <inheritdoc cref="mul_(Tensor, Tensor)"/>
    public static Tensor multiply_(this Tensor self, Tensor other) => mul_(self, other);

    /// <inheritdoc cref="neg"/>
    public static Tensor negative(this Tensor input, Tensor? @out = null) => neg(input, @out);

    /// <inheritdoc cref="neg_"/>
    public static Tensor negative_(this Tensor self) => neg_(self);

    /// <summary>other − self.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.__rsub__</c>.</remarks>
    public static Tensor __rsub__(this Tensor self, Tensor other) => rsub(self, other);

    /// <inheritdoc cref="__rsub__(Tensor, Tensor)"/>
    public static Tensor __rsub__(this Tensor self, Scalar other) => rsub(self, other);

    /// <summary>1 / self · other.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.__rdiv__</c>.</remarks>
    public static Tensor __rdiv__(this Tensor self, Tensor other) => reciprocal(self) * other;

    /// <inheritdoc cref="__rdiv__(Tensor, Tensor)"/>
    public static Tensor __rdiv__(this Tensor self, Scalar other) => reciprocal(self) * other;
}
