namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) MaxPool2d(in RawTensor x, in PoolingWindow window) => Pair(
        (x, window),
        static (scope, s) => Functional.max_pool2d_with_indices(
            scope.In(s.x), Kernel(s.window), Stride(s.window), Padding(s.window), [s.window.DilationY, s.window.DilationX],
            RoundsUp(s.window, s.x.Sizes)));

    /// <inheritdoc/>
    public RawTensor MaxPool2dBackward(in RawTensor grad, in RawTensor indices, ReadOnlySpan<long> sizes) =>
        Kernel((grad, indices, sizes: sizes.ToArray()), default, static (scope, s) =>
        {
            // TorchSharp does not have libtorch's own kernel.
            var slopes = Flat(scope.In(s.grad), s.grad.Sizes);
            var planes = Flat(Torch.zeros(s.sizes, dtype: slopes.dtype, device: slopes.device), s.sizes);
            return planes.scatter_add(-1, Flat(scope.In(s.indices), s.grad.Sizes), slopes).reshape(s.sizes);
        });

    /// <inheritdoc/>
    public RawTensor AvgPool2d(in RawTensor x, in PoolingWindow window, in PoolingDivisor divisor) => Kernel(
        (x, window, divisor), default,
        static (scope, s) => Functional.avg_pool2d(
            scope.In(s.x), Kernel(s.window), Stride(s.window), Padding(s.window), RoundsUp(s.window, s.x.Sizes),
            s.divisor.CountsPadding, Number(s.divisor)));

    /// <inheritdoc/>
    public RawTensor AvgPool2dBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in PoolingWindow window, in PoolingDivisor divisor) => Kernel(
        (grad, sizes: sizes.ToArray(), window, divisor), default,
        static (scope, s) =>
        {
            var slopes = scope.In(s.grad);
            return Functional.avg_pool2d_backward(
                slopes, Torch.zeros(s.sizes, dtype: slopes.dtype, device: slopes.device), Kernel(s.window), Stride(s.window),
                Padding(s.window), RoundsUp(s.window, s.sizes), s.divisor.CountsPadding, s.divisor.Divisor);
        });

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2d(in RawTensor x, long height, long width) =>
        Kernel((x, height, width), default, static (scope, s) => Functional.adaptive_avg_pool2d(scope.In(s.x), [s.height, s.width]));

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes) =>
        Kernel((grad, sizes: sizes.ToArray()), default, static (scope, s) =>
        {
            var slopes = scope.In(s.grad);
            var image = Torch.zeros(s.sizes, dtype: slopes.dtype, device: slopes.device);
            long[] places = s.grad.Sizes[^2..].ToArray();
            return TorchScope.Gradient(slopes, image, x => Functional.adaptive_avg_pool2d(x, places));
        });

    private static long[] Kernel(in PoolingWindow window) => [window.Height, window.Width];

    private static long[] Stride(in PoolingWindow window) => [window.StrideY, window.StrideX];

    private static long[] Padding(in PoolingWindow window) => [window.PadY, window.PadX];

    private static long? Number(in PoolingDivisor divisor) => divisor.Divisor == 0 ? null : divisor.Divisor;

    // libtorch wants to hear by which rule the output's size came about.
    private static bool RoundsUp(in PoolingWindow window, ReadOnlySpan<long> sizes) =>
        Places(sizes[^2], window.Height, window.StrideY, window.PadY, window.DilationY) != window.OutHeight
        || Places(sizes[^1], window.Width, window.StrideX, window.PadX, window.DilationX) != window.OutWidth;

    private static long Places(long size, int kernel, int stride, int padding, int dilation) =>
        ((size + (2 * padding) - (Math.Max(dilation, 1) * (kernel - 1)) - 1) / stride) + 1;

    private static Tensor Flat(Tensor planes, ReadOnlySpan<long> sizes) => planes.reshape([.. sizes[..^2], sizes[^2] * sizes[^1]]);
}
