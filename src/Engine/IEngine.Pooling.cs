namespace Compat.Engines;

/// <summary>A window that moves over the last two dimensions, and how many places it takes.</summary>
public readonly record struct PoolingWindow(
    int Height, int Width, int StrideY, int StrideX, int PadY, int PadX, int DilationY, int DilationX, int OutHeight, int OutWidth);

/// <summary>What an average divides by: <paramref name="Divisor"/> where it is not 0, otherwise the window's size with or without what
/// lies in the padding.</summary>
public readonly record struct PoolingDivisor(bool CountsPadding, long Divisor);

/// <remarks>Images are (C, H, W) or (N, C, H, W); every plane is treated alike.</remarks>
public partial interface IEngine
{
    /// <summary>The largest element of each window (NaN wins), and its row-major position in the plane, int64.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::max_pool2d_with_indices</c>.</remarks>
    (RawTensor Values, RawTensor Indices) MaxPool2d(in RawTensor x, in PoolingWindow window);

    /// <summary>Adds each gradient to the position its maximum came from, in planes of the given sizes.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::max_pool2d_with_indices_backward</c>.</remarks>
    RawTensor MaxPool2dBackward(in RawTensor grad, in RawTensor indices, ReadOnlySpan<long> sizes);

    /// <summary>The average of each window.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::avg_pool2d</c>.</remarks>
    RawTensor AvgPool2d(in RawTensor x, in PoolingWindow window, in PoolingDivisor divisor);

    /// <summary>Spreads each gradient over its window.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::avg_pool2d_backward</c>.</remarks>
    RawTensor AvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes, in PoolingWindow window, in PoolingDivisor divisor);

    /// <summary>Averages over ⌊i·H/h⌋ … ⌈(i+1)·H/h⌉ − 1 for each of h × w results.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::_adaptive_avg_pool2d</c>.</remarks>
    RawTensor AdaptiveAvgPool2d(in RawTensor x, long height, long width);

    /// <summary>Spreads each gradient over the elements it is the average of.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::_adaptive_avg_pool2d_backward</c>.</remarks>
    RawTensor AdaptiveAvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes);
}
