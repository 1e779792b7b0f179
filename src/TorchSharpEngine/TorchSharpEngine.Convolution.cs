namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default) => Kernel(
        (x, weight, bias, options), into,
        static (scope, s) => Forward(scope.In(s.x), scope.In(s.weight), scope.InMaybe(s.bias), s.options));

    /// <inheritdoc/>
    public RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default) =>
        Kernel((grad, weight, sizes: sizes.ToArray(), options), into, static (scope, s) =>
        {
            var (slope, kernel, moves) = (scope.In(s.grad), Conjugate(scope.In(s.weight)), s.options);
            var image = Torch.zeros(s.sizes, dtype: slope.dtype, device: slope.device);
            return TorchScope.Gradient(slope, image, x => Forward(x, kernel, null, moves));
        });

    /// <inheritdoc/>
    public RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default) =>
        Kernel((grad, x, sizes: sizes.ToArray(), options), into, static (scope, s) =>
        {
            var (slope, image, moves) = (scope.In(s.grad), Conjugate(scope.In(s.x)), s.options);
            var kernel = Torch.zeros(s.sizes, dtype: slope.dtype, device: slope.device);
            return TorchScope.Gradient(slope, kernel, weight => Forward(image, weight, null, moves));
        });

    private static Tensor Forward(Tensor x, Tensor weight, Tensor? bias, in ConvolutionOptions options) => options.Stride.Length == 1
        ? Functional.conv1d(x, weight, bias, options.Stride[0], options.Padding[0], options.Dilation[0], options.Groups)
        : Functional.conv2d(x, weight, bias, options.Stride, options.Padding, options.Dilation, options.Groups);

    // Gradients of complex numbers are conjugated; the kernels are the plain linear maps.
    private static Tensor Conjugate(Tensor x) => Torch.is_complex(x) ? x.conj_physical() : x;
}
