using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

// The unfolded image as right operand of a product: a line is an output pixel, k a tap.
internal readonly unsafe struct ImagePanels<T>(in ConvolutionPlan plan, T* padded, int* taps) : IPanelSource<T>
    where T : unmanaged
{
    private readonly T* _padded = padded;
    private readonly int* _taps = taps;
    private readonly int _outWidth = plan.OutWidth;
    private readonly int _rowStep = plan.StrideY * plan.PaddedWidth;
    private readonly int _step = plan.StrideX;

    [SkipLocalsInit]
    public void Fill(T* to, long line, int count, int width, long k, int depth)
    {
        if (_step == 1 && count == width && (line % _outWidth) + count <= _outWidth)
        {
            Whole(to, _padded + Start((int)line), width, k, depth);
            return;
        }

        var starts = stackalloc int[width];
        for (var i = 0; i < count; i++) starts[i] = Start((int)line + i);
        if (count < width)
        {
            for (var p = 0; p < depth; p++) new Span<T>(to + ((long)p * width) + count, width - count).Clear();
        }

        if (_step == 1) Pieces(to, starts, count, width, k, depth);
        else Scattered(to, starts, count, width, k, depth);
    }

    private int Start(int pixel) => (pixel / _outWidth * _rowStep) + (pixel % _outWidth * _step);

    private void Whole(T* to, T* from, int width, long k, int depth)
    {
        var step = Vector256<T>.Count;
        var whole = width / step * step;
        for (var p = 0; p < depth; p++, to += width)
        {
            var source = from + _taps[k + p];
            for (var i = 0; i < whole; i += step) Vector256.Store(Vector256.Load(source + i), to + i);
            for (var i = whole; i < width; i++) to[i] = source[i];
        }
    }

    // Pixels of several rows of the output: one run of memory a row.
    private void Pieces(T* to, int* starts, int count, int width, long k, int depth)
    {
        for (var i = 0; i < count;)
        {
            var length = 1;
            while (i + length < count && starts[i + length] == starts[i] + length) length++;
            var target = to + i;
            var from = _padded + starts[i];
            for (var p = 0; p < depth; p++, target += width) Copy(from + _taps[k + p], target, length);
            i += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(T* from, T* to, int length)
    {
        var i = 0;
        for (; i + Vector256<T>.Count <= length; i += Vector256<T>.Count) Vector256.Store(Vector256.Load(from + i), to + i);
        for (; i < length; i++) to[i] = from[i];
    }

    private void Scattered(T* to, int* starts, int count, int width, long k, int depth)
    {
        for (var p = 0; p < depth; p++, to += width)
        {
            var source = _padded + _taps[k + p];
            for (var i = 0; i < count; i++) to[i] = source[starts[i]];
        }
    }
}
