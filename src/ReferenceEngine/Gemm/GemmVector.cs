using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

// y = beta * y + alpha * A x: bound by the reading of A, so it is read once and along its contiguous direction.
internal static unsafe class GemmVector
{
    private const int Stripe = 512;

    public static void Run<T>(
        long m, long k, T alpha, T* a, long aRow, long aCol, T* x, long xStep, T beta, T* y, long yStep)
        where T : unmanaged, INumberBase<T>
    {
        var body = new Body<T>(m, k, alpha, a, aRow, aCol, x, xStep, beta, y, yStep);
        var chunks = (int)((m + Stripe - 1) / Stripe);
        if (aCol == 1 && xStep != 1)
        {
            var copy = GemmScratch.Columns<T>(k);
            for (long p = 0; p < k; p++) copy[p] = x[p * xStep];
            body = new Body<T>(m, k, alpha, a, aRow, aCol, copy, 1, beta, y, yStep);
        }

        GemmSplit.For(GemmSplit.Pays(m, 1, k), chunks, body);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Fma<T>(Vector<T> u, Vector<T> v, Vector<T> w)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(double)
            ? Vector.MultiplyAddEstimate(u.As<T, double>(), v.As<T, double>(), w.As<T, double>()).As<double, T>()
            : Vector.MultiplyAddEstimate(u.As<T, float>(), v.As<T, float>(), w.As<T, float>()).As<float, T>();

    private readonly struct Body<T>(
        long m, long k, T alpha, T* a, long aRow, long aCol, T* x, long xStep, T beta, T* y, long yStep) : IChunkBody
        where T : unmanaged, INumberBase<T>
    {
        public void Invoke(int chunk)
        {
            var from = (long)chunk * Stripe;
            var rows = (int)Math.Min(Stripe, m - from);
            var sums = stackalloc T[Stripe];
            var block = a + (from * aRow);
            if (aCol == 1) Dots(block, rows, sums);
            else if (aRow == 1) Columns(block, rows, sums);
            else Strided(block, rows, sums);
            GemmEdge.Merge(1, rows, sums, rows, alpha, beta, y + (from * yStep), 0, yStep);
        }

        // Rows of A are contiguous: four rows at a time, so that x is loaded once for four products.
        private void Dots(T* block, int rows, T* sums)
        {
            var i = 0;
            for (; i + 4 <= rows; i += 4) Dot4(block + (i * aRow), sums + i);
            for (; i < rows; i++) sums[i] = Dot(block + (i * aRow));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Dot4(T* a0, T* sums)
        {
            var step = Vector<T>.Count;
            var a1 = a0 + aRow;
            var a2 = a1 + aRow;
            var a3 = a2 + aRow;
            var s0 = Vector<T>.Zero;
            var s1 = Vector<T>.Zero;
            var s2 = Vector<T>.Zero;
            var s3 = Vector<T>.Zero;
            var t0 = Vector<T>.Zero;
            var t1 = Vector<T>.Zero;
            var t2 = Vector<T>.Zero;
            var t3 = Vector<T>.Zero;
            long p = 0;
            for (; p + (2 * step) <= k; p += 2 * step)
            {
                var u = Vector.Load(x + p);
                var v = Vector.Load(x + p + step);
                s0 = Fma(Vector.Load(a0 + p), u, s0);
                s1 = Fma(Vector.Load(a1 + p), u, s1);
                s2 = Fma(Vector.Load(a2 + p), u, s2);
                s3 = Fma(Vector.Load(a3 + p), u, s3);
                t0 = Fma(Vector.Load(a0 + p + step), v, t0);
                t1 = Fma(Vector.Load(a1 + p + step), v, t1);
                t2 = Fma(Vector.Load(a2 + p + step), v, t2);
                t3 = Fma(Vector.Load(a3 + p + step), v, t3);
            }

            sums[0] = Rest(a0, p, Vector.Sum(s0 + t0));
            sums[1] = Rest(a1, p, Vector.Sum(s1 + t1));
            sums[2] = Rest(a2, p, Vector.Sum(s2 + t2));
            sums[3] = Rest(a3, p, Vector.Sum(s3 + t3));
        }

        private T Dot(T* a0)
        {
            var step = Vector<T>.Count;
            var s = Vector<T>.Zero;
            var t = Vector<T>.Zero;
            long p = 0;
            for (; p + (2 * step) <= k; p += 2 * step)
            {
                s = Fma(Vector.Load(a0 + p), Vector.Load(x + p), s);
                t = Fma(Vector.Load(a0 + p + step), Vector.Load(x + p + step), t);
            }

            return Rest(a0, p, Vector.Sum(s + t));
        }

        private T Rest(T* row, long p, T sum)
        {
            for (; p < k; p++) sum = T.MultiplyAddEstimate(row[p], x[p], sum);
            return sum;
        }

        // Columns of A are contiguous: four of them are added to the sums at a time.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Columns(T* block, int rows, T* sums)
        {
            new Span<T>(sums, rows).Clear();
            var step = Vector<T>.Count;
            long p = 0;
            for (; p + 4 <= k; p += 4)
            {
                var a0 = block + (p * aCol);
                var a1 = a0 + aCol;
                var a2 = a1 + aCol;
                var a3 = a2 + aCol;
                T x0 = x[p * xStep], x1 = x[(p + 1) * xStep], x2 = x[(p + 2) * xStep], x3 = x[(p + 3) * xStep];
                var v0 = new Vector<T>(x0);
                var v1 = new Vector<T>(x1);
                var v2 = new Vector<T>(x2);
                var v3 = new Vector<T>(x3);
                var i = 0;
                for (; i + step <= rows; i += step)
                {
                    var s = Fma(v0, Vector.Load(a0 + i), Vector.Load(sums + i));
                    s = Fma(v1, Vector.Load(a1 + i), s);
                    s = Fma(v2, Vector.Load(a2 + i), s);
                    Fma(v3, Vector.Load(a3 + i), s).Store(sums + i);
                }

                for (; i < rows; i++)
                {
                    var s = T.MultiplyAddEstimate(x0, a0[i], sums[i]);
                    s = T.MultiplyAddEstimate(x1, a1[i], s);
                    s = T.MultiplyAddEstimate(x2, a2[i], s);
                    sums[i] = T.MultiplyAddEstimate(x3, a3[i], s);
                }
            }

            for (; p < k; p++)
            {
                var column = block + (p * aCol);
                for (var i = 0; i < rows; i++) sums[i] = T.MultiplyAddEstimate(x[p * xStep], column[i], sums[i]);
            }
        }

        private void Strided(T* block, int rows, T* sums)
        {
            for (var i = 0; i < rows; i++)
            {
                var sum = T.Zero;
                for (long p = 0; p < k; p++) sum = T.MultiplyAddEstimate(block[(i * aRow) + (p * aCol)], x[p * xStep], sum);
                sums[i] = sum;
            }
        }
    }
}
