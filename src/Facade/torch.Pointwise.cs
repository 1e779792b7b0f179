namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator<Scalar> Add = new(
        "add", Promote.Common, static (e, in a, in b, alpha, in into) => e.Add(a, b, alpha, into),
        static (a, b, alpha, _) => Rules.Has(b) ? new AddBackward1(a) : new AddBackward0(a, b, alpha));

    private static readonly BinaryOperator Mul = new(
        "mul", Promote.Common, static (e, in a, in b, in into) => e.Mul(a, b, into),
        static (a, b, _) => Rules.Has(b) ? new MulBackward1(a, b.item()) : new MulBackward0(a, b),
        exactNumbers: true);

    private static readonly UnaryOperator Neg = new(
        "neg", Promote.Common, static (e, in x, in into) => e.Neg(x, into), static (x, _) => new NegBackward0(x), Checks.NotBoolForNeg,
        sameDType: true);

    private static readonly UnaryOperator Exp = new(
        "exp", Promote.ToFloat, static (e, in x, in into) => e.Exp(x, into), static (x, result) => new ExpBackward0(x, result));

    /// <summary>input + alpha · other, with broadcasting and type promotion.</summary>
    /// <param name="input">First operand.</param>
    /// <param name="other">Second operand.</param>
    /// <param name="alpha">Multiplier of the second; an integer where the operands are.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="RuntimeError">The sizes do not broadcast, or alpha is a float for integral operands.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.add</c>; derivatives.yaml <c>add.Tensor</c>.</remarks>
    public static Tensor add(this Tensor input, Tensor other, Scalar? alpha = null, Tensor? @out = null)
    {
        if (@out is null && alpha is null && SameKind(input, other))
        {
            var output = Tensor.Of(input.Engine.Add(input.Raw, other.Raw, 1), input.Engine);
            GC.KeepAlive(input);
            GC.KeepAlive(other);
            return Graph.Needs(input, other) ? output.Record(new AddBackward0(input, other, 1)) : output;
        }

        return Add.Call(input, other, Checks.Alpha(input, other, alpha), @out);
    }

    /// <inheritdoc cref="add(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor add(this Tensor input, Scalar other, Scalar? alpha = null, Tensor? @out = null) =>
        add(input, Tensor.Wrapped(other, input.Engine), alpha, @out);

    /// <summary>self ← self + alpha · other.</summary>
    /// <inheritdoc cref="add(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor add_(this Tensor self, Tensor other, Scalar? alpha = null) =>
        Add.CallInPlace(self, other, Checks.Alpha(self, other, alpha));

    /// <inheritdoc cref="add_(Tensor, Tensor, Scalar?)"/>
    public static Tensor add_(this Tensor self, Scalar other, Scalar? alpha = null) =>
        add_(self, Tensor.Wrapped(other, self.Engine), alpha);

    /// <summary>input · other, with broadcasting and type promotion; bool: and.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.mul</c>; derivatives.yaml <c>mul.Tensor</c>.</remarks>
    public static Tensor mul(this Tensor input, Tensor other, Tensor? @out = null)
    {
        if (@out is null && SameKind(input, other))
        {
            var output = Tensor.Of(input.Engine.Mul(input.Raw, other.Raw), input.Engine);
            GC.KeepAlive(input);
            GC.KeepAlive(other);
            return Graph.Needs(input, other) ? output.Record(new MulBackward0(input, other)) : output;
        }

        return Mul.Call(input, other, @out);
    }

    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor mul(this Tensor input, Scalar other, Tensor? @out = null) => Mul.Call(input, other, @out);

    /// <summary>self ← self · other.</summary>
    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor mul_(this Tensor self, Tensor other) => Mul.CallInPlace(self, other);

    /// <inheritdoc cref="mul_(Tensor, Tensor)"/>
    public static Tensor mul_(this Tensor self, Scalar other) => Mul.CallInPlace(self, other);

    /// <summary>−input.</summary>
    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.neg</c>; derivatives.yaml <c>neg</c>.</remarks>
    public static Tensor neg(this Tensor input, Tensor? @out = null) => Neg.Call(input, @out);

    /// <summary>self ← −self.</summary>
    /// <inheritdoc cref="neg"/>
    public static Tensor neg_(this Tensor self) => Neg.CallInPlace(self);

    /// <summary>e to the power of each element; integers in the default dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.exp</c>; derivatives.yaml <c>exp</c>.</remarks>
    public static Tensor exp(this Tensor input, Tensor? @out = null) => Exp.Call(input, @out);

    /// <summary>self ← exp(self).</summary>
    /// <inheritdoc cref="exp"/>
    public static Tensor exp_(this Tensor self) => Exp.CallInPlace(self);

    // What the common case of the cheapest operators needs: nothing to promote, no number, one engine, CPU memory.
    private static bool SameKind(Tensor a, Tensor b) => ReferenceEquals(a.Raw.DType, b.Raw.DType) && ReferenceEquals(a.Engine, b.Engine)
        && !a.IsWrappedNumber && !b.IsWrappedNumber && a.Raw.Storage is Engines.HostStorage && b.Raw.Storage is Engines.HostStorage;
}
