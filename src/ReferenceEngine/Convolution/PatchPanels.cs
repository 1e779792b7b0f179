using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Compat.Engines;

// The unfolded image as right operand of the weight's gradient: a line is a tap, k an output pixel.
internal readonly unsafe struct PatchPanels<T>(in ConvolutionPlan plan, T* padded, int* taps) : IPanelSource<T>
    where T : unmanaged
{
    private readonly T* _padded = padded;
    private readonly int* _taps = taps;
    private readonly int _outWidth = plan.OutWidth;
    private readonly int _rowStep = plan.StrideY * plan.PaddedWidth;
    private readonly int _step = plan.StrideX;

    public void Fill(T* to, long line, int count, int width, long k, int depth)
    {
        if (count < width)
        {
            for (var p = 0; p < depth; p++) new Span<T>(to + ((long)p * width) + count, width - count).Clear();
        }

        // One row of the output at a time: its pixels are evenly spaced in the image.
        for (var p = 0; p < depth;)
        {
            var pixel = (int)k + p;
            var length = Math.Min(depth - p, _outWidth - (pixel % _outWidth));
            var from = _padded + (pixel / _outWidth * _rowStep) + (pixel % _outWidth * _step);
            Row(to + ((long)p * width), from, _taps + line, count, width, length);
            p += length;
        }
    }

    private void Row(T* to, T* from, int* taps, int count, int width, int length)
    {
        var i = 0;
        if (typeof(T) == typeof(float) && _step == 1 && Sse.IsSupported)
        {
            for (; i + 4 <= count; i += 4) Interleave((float*)from, taps + i, (float*)to + i, width, length);
        }

        for (; i < count; i++)
        {
            var source = from + taps[i];
            var target = to + i;
            for (var p = 0; p < length; p++, target += width, source += _step) *target = *source;
        }
    }

    private static void Interleave(float* from, int* taps, float* to, int width, int length)
    {
        float* f0 = from + taps[0], f1 = from + taps[1], f2 = from + taps[2], f3 = from + taps[3];
        var p = 0;
        for (; p + 4 <= length; p += 4, to += 4 * width)
        {
            var x0 = Vector128.Load(f0 + p);
            var x1 = Vector128.Load(f1 + p);
            var x2 = Vector128.Load(f2 + p);
            var x3 = Vector128.Load(f3 + p);
            var low01 = Sse.UnpackLow(x0, x1);
            var high01 = Sse.UnpackHigh(x0, x1);
            var low23 = Sse.UnpackLow(x2, x3);
            var high23 = Sse.UnpackHigh(x2, x3);
            Sse.MoveLowToHigh(low01, low23).Store(to);
            Sse.MoveHighToLow(low23, low01).Store(to + width);
            Sse.MoveLowToHigh(high01, high23).Store(to + (2 * width));
            Sse.MoveHighToLow(high23, high01).Store(to + (3 * width));
        }

        for (; p < length; p++, to += width) Vector128.Create(f0[p], f1[p], f2[p], f3[p]).Store(to);
    }
}
