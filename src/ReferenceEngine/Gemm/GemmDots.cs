using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

// A few rows times a transposed matrix (a small batch through a linear layer): both operands are contiguous along k, so elements of C
// are dot products, and packing B would cost more than the product.
internal static unsafe class GemmDots
{
    private const int Rows = 8;
    private const int Columns = 4;

    public static bool Suits(long m, long n, long k, long aCol, long bRow) =>
        m <= Rows && aCol == 1 && bRow == 1 && n >= Columns && k >= 32;

    public static void Run<T>(long m, long n, long k, T alpha, T* a, long aRow, T* b, long bCol, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        var each = Columns * Math.Max(1, (long)(GemmSplit.Grain / ((double)m * k * Columns)));
        var body = new Body<T>(each, m, n, k, alpha, a, aRow, b, bCol, beta, c, cRow, cCol);
        GemmSplit.For(GemmSplit.Pays(m, n, k), (int)((n + each - 1) / each), body);
    }

    private readonly struct Body<T>(
        long each, long m, long n, long k, T alpha, T* a, long aRow, T* b, long bCol, T beta, T* c, long cRow, long cCol) : IChunkBody
        where T : unmanaged, INumberBase<T>
    {
        public void Invoke(int chunk)
        {
            var sums = stackalloc T[2 * Columns];
            var end = Math.Min(n, (chunk + 1) * each);
            for (var j = chunk * each; j < end; j += Columns)
            {
                var columns = (int)Math.Min(Columns, end - j);
                for (long i = 0; i < m; i += 2)
                {
                    var rows = (int)Math.Min(2, m - i);
                    Dots(a + (i * aRow), rows, b + (j * bCol), columns, sums);
                    GemmEdge.Merge(rows, columns, sums, Columns, alpha, beta, c + (i * cRow) + (j * cCol), cRow, cCol);
                }
            }
        }

        // Rows and columns past the last repeat it; their sums are not stored.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Dots(T* a0, int rows, T* b0, int columns, T* sums)
        {
            var step = Vector<T>.Count;
            var a1 = rows > 1 ? a0 + aRow : a0;
            var b1 = columns > 1 ? b0 + bCol : b0;
            var b2 = columns > 2 ? b1 + bCol : b1;
            var b3 = columns > 3 ? b2 + bCol : b2;
            var s00 = Vector<T>.Zero;
            var s01 = Vector<T>.Zero;
            var s02 = Vector<T>.Zero;
            var s03 = Vector<T>.Zero;
            var s10 = Vector<T>.Zero;
            var s11 = Vector<T>.Zero;
            var s12 = Vector<T>.Zero;
            var s13 = Vector<T>.Zero;
            long p = 0;
            for (; p + step <= k; p += step)
            {
                var u = Vector.Load(a0 + p);
                var v = Vector.Load(a1 + p);
                var w = Vector.Load(b0 + p);
                s00 = GemmVector.Fma(u, w, s00);
                s10 = GemmVector.Fma(v, w, s10);
                w = Vector.Load(b1 + p);
                s01 = GemmVector.Fma(u, w, s01);
                s11 = GemmVector.Fma(v, w, s11);
                w = Vector.Load(b2 + p);
                s02 = GemmVector.Fma(u, w, s02);
                s12 = GemmVector.Fma(v, w, s12);
                w = Vector.Load(b3 + p);
                s03 = GemmVector.Fma(u, w, s03);
                s13 = GemmVector.Fma(v, w, s13);
            }

            sums[0] = Rest(a0, b0, p, s00);
            sums[1] = Rest(a0, b1, p, s01);
            sums[2] = Rest(a0, b2, p, s02);
            sums[3] = Rest(a0, b3, p, s03);
            sums[4] = Rest(a1, b0, p, s10);
            sums[5] = Rest(a1, b1, p, s11);
            sums[6] = Rest(a1, b2, p, s12);
            sums[7] = Rest(a1, b3, p, s13);
        }

        private T Rest(T* row, T* column, long p, Vector<T> sums)
        {
            var sum = Vector.Sum(sums);
            for (; p < k; p++) sum = T.MultiplyAddEstimate(row[p], column[p], sum);
            return sum;
        }
    }
}
