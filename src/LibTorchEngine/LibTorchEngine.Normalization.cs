namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps) => throw Missing(nameof(BatchNorm));

    /// <inheritdoc/>
    public NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training) =>
        throw Missing(nameof(BatchNormBackward));

    /// <inheritdoc/>
    public Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps) =>
        throw Missing(nameof(LayerNorm));

    /// <inheritdoc/>
    public NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation) =>
        throw Missing(nameof(LayerNormBackward));
}
