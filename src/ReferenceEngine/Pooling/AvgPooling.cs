using System.Numerics;

namespace Compat.Engines;

// Which elements of a plane a result is the average of, and what their sum is divided by.
internal interface IAreas
{
    void Rows(int row, out int from, out int to);

    void Columns(int column, out int from, out int to);

    long Divisor(int row, int column);
}

internal readonly struct Window(PoolingWindow window, PoolingDivisor divisor, int height, int width) : IAreas
{
    public Window(in PoolingWindow window, in PoolingDivisor divisor, ReadOnlySpan<long> sizes)
        : this(window, divisor, (int)sizes[^2], (int)sizes[^1])
    {
    }

    public void Rows(int row, out int from, out int to)
    {
        from = (row * window.StrideY) - window.PadY;
        to = Math.Min(from + window.Height, height);
        from = Math.Max(from, 0);
    }

    public void Columns(int column, out int from, out int to)
    {
        from = (column * window.StrideX) - window.PadX;
        to = Math.Min(from + window.Width, width);
        from = Math.Max(from, 0);
    }

    public long Divisor(int row, int column)
    {
        if (divisor.Divisor != 0) return divisor.Divisor;
        if (!divisor.CountsPadding)
        {
            Rows(row, out var top, out var bottom);
            Columns(column, out var left, out var right);
            return (long)(bottom - top) * (right - left);
        }

        var (y, x) = ((row * window.StrideY) - window.PadY, (column * window.StrideX) - window.PadX);
        return (long)(Math.Min(y + window.Height, height + window.PadY) - y) * (Math.Min(x + window.Width, width + window.PadX) - x);
    }
}

internal readonly struct AdaptiveAreas(int height, int width, int outHeight, int outWidth) : IAreas
{
    public void Rows(int row, out int from, out int to) => Part(row, outHeight, height, out from, out to);

    public void Columns(int column, out int from, out int to) => Part(column, outWidth, width, out from, out to);

    public long Divisor(int row, int column)
    {
        Rows(row, out var top, out var bottom);
        Columns(column, out var left, out var right);
        return (long)(bottom - top) * (right - left);
    }

    private static void Part(int i, int parts, int size, out int from, out int to)
    {
        from = (int)((long)i * size / parts);
        to = (int)((((long)(i + 1) * size) + parts - 1) / parts);
    }
}

internal static unsafe class AvgPooling<T, TAreas>
    where T : unmanaged, INumber<T>
    where TAreas : struct, IAreas
{
    public static void Run(in RawTensor x, in RawTensor r, TAreas areas)
    {
        if (r.Count == 0) return;
        fixed (T* px = &x.Ref<T>(), pr = &r.Ref<T>())
        {
            var body = new AverageBody(areas, (int)x.Sizes[^2], (int)x.Sizes[^1], (int)r.Sizes[^2], (int)r.Sizes[^1], px, pr);
            WorkPool.For((int)(r.Count / (r.Sizes[^2] * r.Sizes[^1])), body);
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(r.Storage);
    }

    // Gradients of float16 and bfloat16 are added in that type, as ATen adds them.
    public static void Spread(in RawTensor grad, in RawTensor r, TAreas areas, ScalarType rounding)
    {
        if (grad.Count == 0) return;
        fixed (T* pg = &grad.Ref<T>(), pr = &r.Ref<T>())
        {
            var body = new SpreadBody(
                areas, (int)r.Sizes[^2], (int)r.Sizes[^1], (int)grad.Sizes[^2], (int)grad.Sizes[^1], rounding, pg, pr);
            WorkPool.For((int)(grad.Count / (grad.Sizes[^2] * grad.Sizes[^1])), body);
        }

        GC.KeepAlive(grad.Storage);
        GC.KeepAlive(r.Storage);
    }

    private readonly struct AverageBody(TAreas areas, int height, int width, int outHeight, int outWidth, T* x, T* r) : IChunkBody
    {
        public void Invoke(int plane)
        {
            var from = x + ((long)plane * height * width);
            var to = r + ((long)plane * outHeight * outWidth);
            for (var row = 0; row < outHeight; row++)
            {
                areas.Rows(row, out var top, out var bottom);
                for (var column = 0; column < outWidth; column++)
                {
                    areas.Columns(column, out var left, out var right);
                    var total = T.Zero;
                    for (var y = top; y < bottom; y++)
                    {
                        for (var i = left; i < right; i++) total += from[(y * width) + i];
                    }

                    *to++ = top < bottom && left < right ? total / T.CreateTruncating(areas.Divisor(row, column)) : T.Zero;
                }
            }
        }
    }

    private readonly struct SpreadBody(
        TAreas areas, int height, int width, int outHeight, int outWidth, ScalarType rounding, T* grad, T* r) : IChunkBody
    {
        public void Invoke(int plane)
        {
            var from = grad + ((long)plane * outHeight * outWidth);
            var to = r + ((long)plane * height * width);
            for (var row = 0; row < outHeight; row++)
            {
                areas.Rows(row, out var top, out var bottom);
                for (var column = 0; column < outWidth; column++)
                {
                    areas.Columns(column, out var left, out var right);
                    var share = Rounding.To(*from++ / T.CreateTruncating(areas.Divisor(row, column)), rounding);
                    for (var y = top; y < bottom; y++)
                    {
                        for (var i = left; i < right; i++)
                        {
                            ref var sum = ref to[(y * width) + i];
                            sum = Rounding.To(sum + share, rounding);
                        }
                    }
                }
            }
        }
    }
}
