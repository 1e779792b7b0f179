namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) MaxPool2d(in RawTensor x, in PoolingWindow window) => Pair(
        "aten::max_pool2d_with_indices"u8, x, Kernel(window), Stride(window), Padding(window),
        (long[])[window.DilationY, window.DilationX], RoundsUp(window, x.Sizes));

    /// <inheritdoc/>
    public RawTensor MaxPool2dBackward(in RawTensor grad, in RawTensor indices, ReadOnlySpan<long> sizes)
    {
        using var scope = Scope.Enter();
        // libtorch's own kernel asks for the window again, only to check it.
        var planes = Flat(scope, scope.Empty(sizes, grad.DType, grad.Storage));
        planes = scope.Call("aten::zeros_like"u8, planes, default, default, default, default, default);
        var sum = scope.Call("aten::scatter_add"u8, planes, -1, Flat(scope, scope.In(indices)), Flat(scope, scope.In(grad)));
        return scope.Result(scope.Call("aten::reshape"u8, sum, sizes.ToArray()));
    }

    /// <inheritdoc/>
    public RawTensor AvgPool2d(in RawTensor x, in PoolingWindow window, in PoolingDivisor divisor)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(
            "aten::avg_pool2d"u8, scope.In(x), Kernel(window), Stride(window), Padding(window), RoundsUp(window, x.Sizes),
            divisor.CountsPadding, Number(divisor)));
    }

    /// <inheritdoc/>
    public RawTensor AvgPool2dBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in PoolingWindow window, in PoolingDivisor divisor)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(
            "aten::avg_pool2d_backward"u8, scope.In(grad), scope.Empty(sizes, grad.DType, grad.Storage), Kernel(window), Stride(window),
            Padding(window), RoundsUp(window, sizes), divisor.CountsPadding, Number(divisor)));
    }

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2d(in RawTensor x, long height, long width) =>
        Unary("aten::_adaptive_avg_pool2d"u8, x, default, (long[])[height, width]);

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(
            "aten::_adaptive_avg_pool2d_backward"u8, scope.In(grad), scope.Empty(sizes, grad.DType, grad.Storage)));
    }

    private static long[] Kernel(in PoolingWindow window) => [window.Height, window.Width];

    private static long[] Stride(in PoolingWindow window) => [window.StrideY, window.StrideX];

    private static long[] Padding(in PoolingWindow window) => [window.PadY, window.PadX];

    private static Argument Number(in PoolingDivisor divisor) =>
        divisor.Divisor == 0 ? Argument.None : Argument.Some(divisor.Divisor);

    // libtorch wants to hear by which rule the output's size came about.
    private static bool RoundsUp(in PoolingWindow window, ReadOnlySpan<long> sizes) =>
        Places(sizes[^2], window.Height, window.StrideY, window.PadY, window.DilationY) != window.OutHeight
        || Places(sizes[^1], window.Width, window.StrideX, window.PadX, window.DilationX) != window.OutWidth;

    private static long Places(long size, int kernel, int stride, int padding, int dilation) =>
        ((size + (2 * padding) - (Math.Max(dilation, 1) * (kernel - 1)) - 1) / stride) + 1;

    private static Value Flat(Scope scope, Value planes)
    {
        var sizes = planes.Sizes;
        return scope.Call("aten::reshape"u8, planes, (long[])[.. sizes[..^2], sizes[^2] * sizes[^1]]);
    }
}
