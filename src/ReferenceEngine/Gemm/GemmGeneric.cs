using System.Numerics;

namespace Compat.Engines;

// The product for every other number type: integers wrap, complex numbers are rounded as the type's own operators do.
internal static unsafe class GemmGeneric
{
    private const int Width = 256;

    public static void Run<T>(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        // Rows of the longer contiguous side of B make the inner loop.
        if (bCol != 1 && aRow == 1)
        {
            Run(n, m, k, alpha, b, bCol, bRow, a, aCol, aRow, beta, c, cCol, cRow);
            return;
        }

        var body = new Body<T>(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        GemmSplit.For(GemmSplit.Pays(m, n, k), body.Count, body);
    }

    private readonly struct Body<T>(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
        : IChunkBody
        where T : unmanaged, INumberBase<T>
    {
        private readonly long _rowsEach = Math.Max(4, (m + 15) / 16);

        public int Count => (int)((m + _rowsEach - 1) / _rowsEach);

        public void Invoke(int chunk)
        {
            var sums = stackalloc T[Width];
            var end = Math.Min(m, (chunk + 1) * _rowsEach);
            for (long j = 0; j < n; j += Width)
            {
                var columns = (int)Math.Min(Width, n - j);
                for (var i = chunk * _rowsEach; i < end; i++)
                {
                    Row(a + (i * aRow), b + (j * bCol), columns, sums);
                    Store(sums, columns, c + (i * cRow) + (j * cCol));
                }
            }
        }

        private void Row(T* row, T* block, int columns, T* sums)
        {
            new Span<T>(sums, columns).Clear();
            for (long p = 0; p < k; p++)
            {
                var x = row[p * aCol];
                var from = block + (p * bRow);
                var j = 0;
                if (bCol == 1 && Vector<T>.IsSupported)
                {
                    var v = new Vector<T>(x);
                    for (; j + Vector<T>.Count <= columns; j += Vector<T>.Count)
                    {
                        (Vector.Load(sums + j) + (v * Vector.Load(from + j))).Store(sums + j);
                    }
                }

                for (; j < columns; j++) sums[j] += x * from[j * bCol];
            }
        }

        private void Store(T* sums, int columns, T* to)
        {
            var reads = !T.IsZero(beta);
            for (var j = 0; j < columns; j++)
            {
                to[j * cCol] = reads ? (beta * to[j * cCol]) + (alpha * sums[j]) : alpha * sums[j];
            }
        }
    }
}
