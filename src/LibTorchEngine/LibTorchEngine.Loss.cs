namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public (RawTensor Output, RawTensor TotalWeight) NllLoss(
        in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex) =>
        throw Missing(nameof(NllLoss));

    /// <inheritdoc/>
    public RawTensor NllLossBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in RawTensor target, in RawTensor weight, in RawTensor totalWeight,
        LossReduction reduction, long ignoreIndex) => throw Missing(nameof(NllLossBackward));
}
