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
}
