namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public void SgdStep(in RawTensor parameter, in RawTensor grad, in RawTensor momentum, in SgdOptions options) =>
        throw Missing(nameof(SgdStep));

    /// <inheritdoc/>
    public void AdamStep(
        in RawTensor parameter, in RawTensor grad, in RawTensor average, in RawTensor square, in RawTensor largest,
        in AdamOptions options) => throw Missing(nameof(AdamStep));
}
