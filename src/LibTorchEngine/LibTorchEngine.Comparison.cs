namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Eq(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::eq"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Ne(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::ne"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Lt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::lt"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Le(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::le"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Gt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::gt"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Ge(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(new("aten::ge"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor BitwiseAnd(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::bitwise_and"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor BitwiseOr(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::bitwise_or"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor BitwiseXor(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::bitwise_xor"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor BitwiseNot(in RawTensor x, in RawTensor into = default) => Unary("aten::bitwise_not"u8, x, into);

    /// <inheritdoc/>
    public RawTensor ShiftLeft(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::bitwise_left_shift"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor ShiftRight(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::bitwise_right_shift"u8, "Tensor"u8), a, b, into);
}
