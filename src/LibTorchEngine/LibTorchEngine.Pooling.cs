namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) MaxPool2d(in RawTensor x, in PoolingWindow window) => throw Missing(nameof(MaxPool2d));

    /// <inheritdoc/>
    public RawTensor MaxPool2dBackward(in RawTensor grad, in RawTensor indices, ReadOnlySpan<long> sizes) =>
        throw Missing(nameof(MaxPool2dBackward));

    /// <inheritdoc/>
    public RawTensor AvgPool2d(in RawTensor x, in PoolingWindow window, in PoolingDivisor divisor) => throw Missing(nameof(AvgPool2d));

    /// <inheritdoc/>
    public RawTensor AvgPool2dBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in PoolingWindow window, in PoolingDivisor divisor) =>
        throw Missing(nameof(AvgPool2dBackward));

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2d(in RawTensor x, long height, long width) => throw Missing(nameof(AdaptiveAvgPool2d));

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes) =>
        throw Missing(nameof(AdaptiveAvgPool2dBackward));
}
