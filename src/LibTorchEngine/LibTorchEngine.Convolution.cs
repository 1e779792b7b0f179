namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default) =>
        throw Missing(nameof(Convolution));

    /// <inheritdoc/>
    public RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default) =>
        throw Missing(nameof(ConvolutionInput));

    /// <inheritdoc/>
    public RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default) =>
        throw Missing(nameof(ConvolutionWeight));
}
