namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Eq(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.eq(b));

    /// <inheritdoc/>
    public RawTensor Ne(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.ne(b));

    /// <inheritdoc/>
    public RawTensor Lt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.lt(b));

    /// <inheritdoc/>
    public RawTensor Le(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.le(b));

    /// <inheritdoc/>
    public RawTensor Gt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.gt(b));

    /// <inheritdoc/>
    public RawTensor Ge(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.ge(b));

    /// <inheritdoc/>
    public RawTensor BitwiseAnd(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.bitwise_and(b));

    /// <inheritdoc/>
    public RawTensor BitwiseOr(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.bitwise_or(b));

    /// <inheritdoc/>
    public RawTensor BitwiseXor(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.bitwise_xor(b));

    /// <inheritdoc/>
    public RawTensor BitwiseNot(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.bitwise_not());

    /// <inheritdoc/>
    public RawTensor ShiftLeft(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.bitwise_left_shift(b));

    /// <inheritdoc/>
    public RawTensor ShiftRight(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.bitwise_right_shift(b));
}
