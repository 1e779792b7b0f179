namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator BitwiseAnd = new(
        "bitwise_and", Promote.Common, static (e, in a, in b, in into) => e.BitwiseAnd(a, b, into),
        refuses: new Refusal("bitwise_and_cpu", Kinds.Floating | Kinds.Complex));

    private static readonly BinaryOperator BitwiseOr = new(
        "bitwise_or", Promote.Common, static (e, in a, in b, in into) => e.BitwiseOr(a, b, into),
        refuses: new Refusal("bitwise_or_cpu", Kinds.Floating | Kinds.Complex));

    private static readonly BinaryOperator BitwiseXor = new(
        "bitwise_xor", Promote.Common, static (e, in a, in b, in into) => e.BitwiseXor(a, b, into),
        refuses: new Refusal("bitwise_xor_cpu", Kinds.Floating | Kinds.Complex));

    private static readonly BinaryOperator ShiftLeft = new(
        "bitwise_left_shift", Promote.Common, static (e, in a, in b, in into) => e.ShiftLeft(a, b, into),
        refuses: new Refusal("lshift_cpu", Kinds.Bool | Kinds.Floating | Kinds.Complex));

    private static readonly BinaryOperator ShiftRight = new(
        "bitwise_right_shift", Promote.Common, static (e, in a, in b, in into) => e.ShiftRight(a, b, into),
        refuses: new Refusal("rshift_cpu", Kinds.Bool | Kinds.Floating | Kinds.Complex));

    private static readonly UnaryOperator BitwiseNot = new(
        "bitwise_not", Promote.Common, static (e, in x, in into) => e.BitwiseNot(x, into),
        refuses: new Refusal("bitwise_not_cpu", Kinds.Floating | Kinds.Complex), sameDType: true);

    /// <summary>input and other, bit by bit; integers or bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_and</c>.</remarks>
    public static Tensor bitwise_and(this Tensor input, Tensor other, Tensor? @out = null) => BitwiseAnd.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_and(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_and(this Tensor input, Scalar other, Tensor? @out = null) => BitwiseAnd.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_and(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_and(Scalar self, Tensor other) => BitwiseAnd.Call(self, other);

    /// <summary>self ← bitwise_and(self, other).</summary>
    /// <inheritdoc cref="bitwise_and(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_and_(this Tensor self, Tensor other) => BitwiseAnd.CallInPlace(self, other);

    /// <inheritdoc cref="bitwise_and_(Tensor, Tensor)"/>
    public static Tensor bitwise_and_(this Tensor self, Scalar other) => BitwiseAnd.CallInPlace(self, other);

    /// <summary>input or other, bit by bit; integers or bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_or</c>.</remarks>
    public static Tensor bitwise_or(this Tensor input, Tensor other, Tensor? @out = null) => BitwiseOr.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_or(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_or(this Tensor input, Scalar other, Tensor? @out = null) => BitwiseOr.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_or(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_or(Scalar self, Tensor other) => BitwiseOr.Call(self, other);

    /// <summary>self ← bitwise_or(self, other).</summary>
    /// <inheritdoc cref="bitwise_or(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_or_(this Tensor self, Tensor other) => BitwiseOr.CallInPlace(self, other);

    /// <inheritdoc cref="bitwise_or_(Tensor, Tensor)"/>
    public static Tensor bitwise_or_(this Tensor self, Scalar other) => BitwiseOr.CallInPlace(self, other);

    /// <summary>Either input or other, bit by bit; integers or bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_xor</c>.</remarks>
    public static Tensor bitwise_xor(this Tensor input, Tensor other, Tensor? @out = null) => BitwiseXor.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_xor(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_xor(this Tensor input, Scalar other, Tensor? @out = null) => BitwiseXor.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_xor(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_xor(Scalar self, Tensor other) => BitwiseXor.Call(self, other);

    /// <summary>self ← bitwise_xor(self, other).</summary>
    /// <inheritdoc cref="bitwise_xor(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_xor_(this Tensor self, Tensor other) => BitwiseXor.CallInPlace(self, other);

    /// <inheritdoc cref="bitwise_xor_(Tensor, Tensor)"/>
    public static Tensor bitwise_xor_(this Tensor self, Scalar other) => BitwiseXor.CallInPlace(self, other);

    /// <summary>input · 2^other; 0 where other is negative or too large.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_left_shift</c>.</remarks>
    public static Tensor bitwise_left_shift(this Tensor input, Tensor other, Tensor? @out = null) => ShiftLeft.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_left_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_left_shift(this Tensor input, Scalar other, Tensor? @out = null) => ShiftLeft.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_left_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_left_shift(Scalar self, Tensor other) => ShiftLeft.Call(self, other);

    /// <summary>self ← bitwise_left_shift(self, other).</summary>
    /// <inheritdoc cref="bitwise_left_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_left_shift_(this Tensor self, Tensor other) => ShiftLeft.CallInPlace(self, other);

    /// <inheritdoc cref="bitwise_left_shift_(Tensor, Tensor)"/>
    public static Tensor bitwise_left_shift_(this Tensor self, Scalar other) => ShiftLeft.CallInPlace(self, other);

    /// <summary>input / 2^other toward −∞.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_right_shift</c>.</remarks>
    public static Tensor bitwise_right_shift(this Tensor input, Tensor other, Tensor? @out = null) => ShiftRight.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_right_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_right_shift(this Tensor input, Scalar other, Tensor? @out = null) => ShiftRight.Call(input, other, @out);

    /// <inheritdoc cref="bitwise_right_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_right_shift(Scalar self, Tensor other) => ShiftRight.Call(self, other);

    /// <summary>self ← bitwise_right_shift(self, other).</summary>
    /// <inheritdoc cref="bitwise_right_shift(Tensor, Tensor, Tensor?)"/>
    public static Tensor bitwise_right_shift_(this Tensor self, Tensor other) => ShiftRight.CallInPlace(self, other);

    /// <inheritdoc cref="bitwise_right_shift_(Tensor, Tensor)"/>
    public static Tensor bitwise_right_shift_(this Tensor self, Scalar other) => ShiftRight.CallInPlace(self, other);

    /// <summary>Every bit turned; bool: not.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.bitwise_not</c>; derivatives.yaml <c>bitwise_not</c>.</remarks>
    public static Tensor bitwise_not(this Tensor input, Tensor? @out = null) => BitwiseNot.Call(input, @out);

    /// <summary>self ← bitwise_not(self).</summary>
    /// <inheritdoc cref="bitwise_not"/>
    public static Tensor bitwise_not_(this Tensor self) => BitwiseNot.CallInPlace(self);
}
