using System.Numerics;

namespace Compat.Engines;

internal static unsafe class MaxPooling<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static void Run(in RawTensor x, in PoolingWindow window, in RawTensor values, in RawTensor indices)
    {
        if (values.Count == 0) return;
        fixed (T* px = &x.Ref<T>(), pv = &values.Ref<T>())
        fixed (long* pi = &indices.Ref<long>())
        {
            var planes = values.Count / ((long)window.OutHeight * window.OutWidth);
            WorkPool.For((int)planes, new PlaneBody(window, (int)x.Sizes[^2], (int)x.Sizes[^1], px, pv, pi));
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(values.Storage);
        GC.KeepAlive(indices.Storage);
    }

    public static void Scatter(in RawTensor grad, in RawTensor indices, in RawTensor r)
    {
        if (grad.Count == 0) return;
        var (each, area) = (grad.Sizes[^2] * grad.Sizes[^1], r.Sizes[^2] * r.Sizes[^1]);
        fixed (T* pg = &grad.Ref<T>(), pr = &r.Ref<T>())
        fixed (long* pi = &indices.Ref<long>())
        {
            for (long i = 0; i < grad.Count; i++) pr[(i / each * area) + pi[i]] += pg[i];
        }

        GC.KeepAlive(grad.Storage);
        GC.KeepAlive(indices.Storage);
        GC.KeepAlive(r.Storage);
    }

    private readonly struct PlaneBody(PoolingWindow window, int height, int width, T* x, T* values, long* indices) : IChunkBody
    {
        public void Invoke(int plane)
        {
            var w = window;
            var from = x + ((long)plane * height * width);
            var at = (long)plane * w.OutHeight * w.OutWidth;

            // Between these columns the window lies wholly inside, so that its taps need no test.
            var left = Math.Min(w.OutWidth, (w.PadX + w.StrideX - 1) / w.StrideX);
            var room = width - 1 + w.PadX - ((w.Width - 1) * w.DilationX);
            var right = Math.Max(left, room < 0 ? 0 : Math.Min(w.OutWidth, (room / w.StrideX) + 1));
            for (var row = 0; row < w.OutHeight; row++, at += w.OutWidth)
            {
                var top = (row * w.StrideY) - w.PadY;
                for (var column = 0; column < left; column++) Edge(from, top, column, values + at, indices + at);
                if (right > left) Inside(from, top, left, right, values + at, indices + at);
                for (var column = right; column < w.OutWidth; column++) Edge(from, top, column, values + at, indices + at);
            }
        }

        private void Inside(T* from, int top, int left, int right, T* best, long* places)
        {
            var w = window;
            var first = top;
            while (first < 0) first += w.DilationY;
            var end = Math.Min(top + (w.Height * w.DilationY), height);
            for (var column = left; column < right; column++)
            {
                var start = (column * w.StrideX) - w.PadX;
                var place = (first * width) + start;
                var most = from[place];
                for (var y = first; y < end; y += w.DilationY)
                {
                    var at = (y * width) + start;
                    for (var j = 0; j < w.Width; j++, at += w.DilationX)
                    {
                        var value = from[at];
                        var take = (value > most) | T.IsNaN(value);
                        most = take ? value : most;
                        place = take ? at : place;
                    }
                }

                best[column] = most;
                places[column] = place;
            }
        }

        private void Edge(T* from, int top, int column, T* best, long* places)
        {
            var w = window;
            var (first, start) = (top, (column * w.StrideX) - w.PadX);
            while (first < 0) first += w.DilationY;
            while (start < 0) start += w.DilationX;
            var (end, stop) = (
                Math.Min(top + (w.Height * w.DilationY), height), Math.Min((column * w.StrideX) - w.PadX + (w.Width * w.DilationX), width));
            var place = (first * width) + start;
            var most = typeof(T) == typeof(float) ? T.CreateTruncating(float.NegativeInfinity)
                : typeof(T) == typeof(double) ? T.CreateTruncating(double.NegativeInfinity) : T.MinValue;
            for (var y = first; y < end; y += w.DilationY)
            {
                for (var i = start; i < stop; i += w.DilationX)
                {
                    var value = from[(y * width) + i];
                    if (!(value > most) && !T.IsNaN(value)) continue;
                    (most, place) = (value, (y * width) + i);
                }
            }

            best[column] = most;
            places[column] = place;
        }
    }
}
