using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Compat.Engines;

// Panels of a matrix in memory.
internal readonly unsafe struct StridedPanels<T>(T* data, long lineStride, long kStride) : IPanelSource<T>
    where T : unmanaged
{
    public void Fill(T* to, long line, int count, int width, long k, int depth)
    {
        var from = data + (line * lineStride) + (k * kStride);
        if (count < width) Clear(to, count, width, depth);
        if (lineStride == 1)
        {
            CopyLines(from, to, count, width, depth);
            return;
        }

        var i = 0;
        if (kStride == 1 && Sse.IsSupported && sizeof(T) >= 4)
        {
            var block = 16 / sizeof(T);
            for (; i + block <= count; i += block) Transpose(from + (i * lineStride), lineStride, to + i, width, depth);
        }

        for (; i < count; i++)
        {
            var source = from + (i * lineStride);
            var target = to + i;
            for (var p = 0; p < depth; p++)
            {
                *target = source[p * kStride];
                target += width;
            }
        }
    }

    private static void Clear(T* to, int count, int width, int depth)
    {
        for (var p = 0; p < depth; p++, to += width)
            new Span<T>(to + count, width - count).Clear();
    }

    private void CopyLines(T* from, T* to, int count, int width, int depth)
    {
        var step = Vector256<T>.Count;
        for (; depth > 0; depth--, from += kStride, to += width)
        {
            var i = 0;
            for (; i + step <= count; i += step) Vector256.Store(Vector256.Load(from + i), to + i);
            for (; i < count; i++) to[i] = from[i];
        }
    }

    // 4 lines of float or 2 of double at a time: a line is contiguous in the source and a column of the panel.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(T* from, long stride, T* to, int width, int depth)
    {
        var p = 0;
        if (sizeof(T) == 4)
        {
            var f0 = (float*)from;
            var f1 = f0 + stride;
            var f2 = f1 + stride;
            var f3 = f2 + stride;
            var t = (float*)to;
            for (; p + 4 <= depth; p += 4, t += 4 * width)
            {
                var x0 = Vector128.Load(f0 + p);
                var x1 = Vector128.Load(f1 + p);
                var x2 = Vector128.Load(f2 + p);
                var x3 = Vector128.Load(f3 + p);
                var low01 = Sse.UnpackLow(x0, x1);
                var high01 = Sse.UnpackHigh(x0, x1);
                var low23 = Sse.UnpackLow(x2, x3);
                var high23 = Sse.UnpackHigh(x2, x3);
                Sse.MoveLowToHigh(low01, low23).Store(t);
                Sse.MoveHighToLow(low23, low01).Store(t + width);
                Sse.MoveLowToHigh(high01, high23).Store(t + (2 * width));
                Sse.MoveHighToLow(high23, high01).Store(t + (3 * width));
            }

            for (; p < depth; p++, t += width) Vector128.Create(f0[p], f1[p], f2[p], f3[p]).Store(t);
        }
        else
        {
            var d0 = (double*)from;
            var d1 = d0 + stride;
            var t = (double*)to;
            for (; p + 2 <= depth; p += 2, t += 2 * width)
            {
                var x0 = Vector128.Load(d0 + p);
                var x1 = Vector128.Load(d1 + p);
                Sse2.UnpackLow(x0, x1).Store(t);
                Sse2.UnpackHigh(x0, x1).Store(t + width);
            }

            for (; p < depth; p++, t += width) Vector128.Create(d0[p], d1[p]).Store(t);
        }
    }
}
