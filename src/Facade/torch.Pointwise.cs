using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>input + alpha · other, with broadcasting and type promotion.</summary>
    /// <param name="input">First operand.</param>
    /// <param name="other">Second operand.</param>
    /// <param name="alpha">Multiplier of the second; an integer where the operands are.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="RuntimeError">The sizes do not broadcast, or alpha is a float for integral operands.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.add</c>; derivatives.yaml <c>add.Tensor</c>.</remarks>
    public static Tensor add(this Tensor input, Tensor other, Scalar? alpha = null, Tensor? @out = null)
    {
        if (@out is null && alpha is null && ReferenceEquals(input.Raw.DType, other.Raw.DType)
            && ReferenceEquals(input.Engine, other.Engine) && !input.IsWrappedNumber && !other.IsWrappedNumber)
        {
            var output = Tensor.Of(input.Engine.Add(input.Raw, other.Raw, 1), input.Engine);
            GC.KeepAlive(input);
            GC.KeepAlive(other);
            if (Graph.Needs(input, other)) output.Record(new AddBackward0(input, other, 1));
            return output;
        }

        var (dtype, scale) = (Promotion.Of(input, other), alpha ?? 1);
        Checks.Alpha(dtype, scale);
        return Pipelines.Binary(
            "add", input, other, @out, dtype, dtype,
            (IEngine e, in RawTensor a, in RawTensor b, in RawTensor into) => e.Add(a, b, scale, into),
            (a, b, _) => new AddBackward0(a, b, scale));
    }

    /// <inheritdoc cref="add(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor add(this Tensor input, Scalar other, Scalar? alpha = null, Tensor? @out = null) =>
        add(input, Tensor.Wrapped(other, input.Engine), alpha, @out);

    /// <summary>self ← self + alpha · other.</summary>
    /// <inheritdoc cref="add(Tensor, Tensor, Scalar?, Tensor?)"/>
    public static Tensor add_(this Tensor self, Tensor other, Scalar? alpha = null)
    {
        var (dtype, scale) = (Promotion.Of(self, other), alpha ?? 1);
        Checks.Alpha(dtype, scale);
        return Pipelines.BinaryInPlace(
            self, other, dtype, dtype,
            (IEngine e, in RawTensor a, in RawTensor b, in RawTensor into) => e.Add(a, b, scale, into),
            (a, b, _) => new AddBackward0(a, b, scale));
    }

    /// <inheritdoc cref="add_(Tensor, Tensor, Scalar?)"/>
    public static Tensor add_(this Tensor self, Scalar other, Scalar? alpha = null) =>
        add_(self, Tensor.Wrapped(other, self.Engine), alpha);

    /// <summary>input · other, with broadcasting and type promotion; bool: and.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.mul</c>; derivatives.yaml <c>mul.Tensor</c>.</remarks>
    public static Tensor mul(this Tensor input, Tensor other, Tensor? @out = null)
    {
        var dtype = Promotion.Of(input, other);
        return Pipelines.Binary(
            "mul", input, other, @out, dtype, dtype,
            static (IEngine e, in RawTensor a, in RawTensor b, in RawTensor into) => e.Mul(a, b, into),
            static (a, b, _) => new MulBackward0(a, b));
    }

    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor mul(this Tensor input, Scalar other, Tensor? @out = null) => mul(input, Tensor.Wrapped(other, input.Engine), @out);

    /// <summary>self ← self · other.</summary>
    /// <inheritdoc cref="mul(Tensor, Tensor, Tensor?)"/>
    public static Tensor mul_(this Tensor self, Tensor other)
    {
        var dtype = Promotion.Of(self, other);
        return Pipelines.BinaryInPlace(
            self, other, dtype, dtype,
            static (IEngine e, in RawTensor a, in RawTensor b, in RawTensor into) => e.Mul(a, b, into),
            static (a, b, _) => new MulBackward0(a, b));
    }

    /// <inheritdoc cref="mul_(Tensor, Tensor)"/>
    public static Tensor mul_(this Tensor self, Scalar other) => mul_(self, Tensor.Wrapped(other, self.Engine));

    /// <summary>−input.</summary>
    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.neg</c>; derivatives.yaml <c>neg</c>.</remarks>
    public static Tensor neg(this Tensor input, Tensor? @out = null)
    {
        Checks.NotBoolForNeg(input);
        return Pipelines.Unary(
            "neg", input, @out, toFloat: false,
            static (IEngine e, in RawTensor x, in RawTensor into) => e.Neg(x, into),
            static (x, _) => new NegBackward0(x));
    }

    /// <summary>self ← −self.</summary>
    /// <inheritdoc cref="neg"/>
    public static Tensor neg_(this Tensor self)
    {
        Checks.NotBoolForNeg(self);
        return Pipelines.UnaryInPlace(
            self, toFloat: false,
            static (IEngine e, in RawTensor x, in RawTensor into) => e.Neg(x, into),
            static (x, _) => new NegBackward0(x));
    }

    /// <summary>e to the power of each element; integers in the default dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.exp</c>; derivatives.yaml <c>exp</c>.</remarks>
    public static Tensor exp(this Tensor input, Tensor? @out = null) => Pipelines.Unary(
        "exp", input, @out, toFloat: true,
        static (IEngine e, in RawTensor x, in RawTensor into) => e.Exp(x, into),
        static (x, result) => new ExpBackward0(x, result));

    /// <summary>self ← exp(self).</summary>
    /// <inheritdoc cref="exp"/>
    public static Tensor exp_(this Tensor self) => Pipelines.UnaryInPlace(
        self, toFloat: true,
        static (IEngine e, in RawTensor x, in RawTensor into) => e.Exp(x, into),
        static (x, result) => new ExpBackward0(x, result));
}
