using System.Numerics;

namespace Compat.Engines;

// Images (N, C, area), row-major; sums are taken in double, as ATen's accumulation type is.
internal static unsafe class BatchNormalization<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Moments(T* x, long images, long channels, long area, double* mean, double* variance) =>
        WorkPool.For((int)channels, new MomentsBody(x, images, channels, area, mean, variance));

    // y = x · scale[c] + shift[c]
    public static void Apply(T* x, long images, long channels, long area, double* scale, double* shift, T* y) =>
        WorkPool.For((int)(images * channels), new ApplyBody(x, channels, area, scale, shift, y));

    // Per channel Σ grad and Σ grad · (x − mean).
    public static void Sums(T* grad, T* x, long images, long channels, long area, double* mean, double* total, double* product) =>
        WorkPool.For((int)channels, new SumsBody(grad, x, images, channels, area, mean, total, product));

    // r = grad · a[c] + x · b[c] + d[c]
    public static void Combine(T* grad, T* x, long images, long channels, long area, double* a, double* b, double* d, T* r) =>
        WorkPool.For((int)(images * channels), new CombineBody(grad, x, channels, area, a, b, d, r));

    private readonly struct MomentsBody(T* x, long images, long channels, long area, double* mean, double* variance) : IChunkBody
    {
        public void Invoke(int c)
        {
            double total = 0, squares = 0;
            for (long n = 0; n < images; n++) total += Sum(x + (((n * channels) + c) * area), area, 0, squared: false);
            var center = total / (images * area);
            for (long n = 0; n < images; n++) squares += Sum(x + (((n * channels) + c) * area), area, center, squared: true);
            mean[c] = center;
            variance[c] = squares / (images * area);
        }

        private static double Sum(T* x, long count, double center, bool squared)
        {
            double a = 0, b = 0;
            long i = 0;
            for (; i + 2 <= count; i += 2)
            {
                var (u, v) = (double.CreateTruncating(x[i]) - center, double.CreateTruncating(x[i + 1]) - center);
                a += squared ? u * u : u;
                b += squared ? v * v : v;
            }

            if (i < count)
            {
                var u = double.CreateTruncating(x[i]) - center;
                a += squared ? u * u : u;
            }

            return a + b;
        }
    }

    private readonly struct ApplyBody(T* x, long channels, long area, double* scale, double* shift, T* y) : IChunkBody
    {
        public void Invoke(int part)
        {
            T* from = x + (part * area), to = y + (part * area);
            var (a, b) = (T.CreateTruncating(scale[part % channels]), T.CreateTruncating(shift[part % channels]));
            long i = 0;
            for (; i + Vector<T>.Count <= area; i += Vector<T>.Count)
                Vector.Store((Vector.Load(from + i) * Vector.Create(a)) + Vector.Create(b), to + i);
            for (; i < area; i++) to[i] = (from[i] * a) + b;
        }
    }

    private readonly struct SumsBody(
        T* grad, T* x, long images, long channels, long area, double* mean, double* total, double* product) : IChunkBody
    {
        public void Invoke(int c)
        {
            double sum = 0, dot = 0;
            for (long n = 0; n < images; n++)
            {
                var start = ((n * channels) + c) * area;
                for (long i = 0; i < area; i++)
                {
                    var g = double.CreateTruncating(grad[start + i]);
                    sum += g;
                    dot += g * (double.CreateTruncating(x[start + i]) - mean[c]);
                }
            }

            total[c] = sum;
            product[c] = dot;
        }
    }

    private readonly struct CombineBody(T* grad, T* x, long channels, long area, double* a, double* b, double* d, T* r) : IChunkBody
    {
        public void Invoke(int part)
        {
            var c = part % channels;
            T* g = grad + (part * area), from = x + (part * area), to = r + (part * area);
            var (u, v, w) = (T.CreateTruncating(a[c]), T.CreateTruncating(b[c]), T.CreateTruncating(d[c]));
            long i = 0;
            for (; i + Vector<T>.Count <= area; i += Vector<T>.Count)
            {
                var sum = (Vector.Load(g + i) * Vector.Create(u)) + (Vector.Load(from + i) * Vector.Create(v)) + Vector.Create(w);
                Vector.Store(sum, to + i);
            }

            for (; i < area; i++) to[i] = (g[i] * u) + (from[i] * v) + w;
        }
    }
}
