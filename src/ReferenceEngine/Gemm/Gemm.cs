using System.Numerics;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

// C = beta * C + alpha * A B, every matrix with any row and column stride. An element's products are added in the order of k, in blocks
// of a depth that depends on the type alone, so the bits depend neither on the number of threads nor on how C is cut.
// With beta 0 C is not read; with alpha 0 or k 0 neither A nor B is, as in BLAS.
internal static unsafe class Gemm
{
    public static void Run<T>(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        if (m <= 0 || n <= 0) return;
        if (k <= 0 || T.IsZero(alpha))
        {
            Scale(m, n, beta, c, cRow, cCol);
        }
        else if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            GemmGeneric.Run(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            GemmTiled<T, Tile512<T>>.Run(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            GemmTiled<T, Tile256<T>>.Run(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        }
        else
        {
            GemmTiled<T, Tile128<T>>.Run(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        }
    }

    // The same for operands that are produced panel by panel; T is float or double.
    public static void RunPanels<T, TA, TB>(long m, long n, long k, T alpha, TA a, TB b, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
        where TA : struct, IPanelSource<T>
        where TB : struct, IPanelSource<T>
    {
        if (m <= 0 || n <= 0) return;
        if (k <= 0 || T.IsZero(alpha)) Scale(m, n, beta, c, cRow, cCol);
        else if (Vector512.IsHardwareAccelerated) GemmBlocked<T, Tile512<T>, TA, TB>.Run(m, n, k, alpha, a, b, beta, c, cRow, cCol);
        else if (Vector256.IsHardwareAccelerated) GemmBlocked<T, Tile256<T>, TA, TB>.Run(m, n, k, alpha, a, b, beta, c, cRow, cCol);
        else GemmBlocked<T, Tile128<T>, TA, TB>.Run(m, n, k, alpha, a, b, beta, c, cRow, cCol);
    }

    // `batch` products whose matrices lie a fixed step apart (0 repeats an operand; C's step must separate the results).
    public static void Batched<T>(
        long batch, long m, long n, long k,
        T alpha, T* a, long aStep, long aRow, long aCol, T* b, long bStep, long bRow, long bCol,
        T beta, T* c, long cStep, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        var body = new BatchBody<T>(batch, m, n, k, alpha, a, aStep, aRow, aCol, b, bStep, bRow, bCol, beta, c, cStep, cRow, cCol);
        var work = (double)m * n * Math.Max(k, 1);

        // Few large products are cut inside, many small ones into runs of at least GemmSplit.Grain multiplications.
        if (batch < 8 && work > GemmSplit.Grain)
        {
            body.Do(0, batch);
            return;
        }

        var chunks = (int)Math.Clamp(batch * work / GemmSplit.Grain, 1, Math.Min(batch, 64));
        body.Chunks = chunks;
        WorkPool.For(chunks, body);
    }

    public static void Scale<T>(long m, long n, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        var clear = T.IsZero(beta);
        for (long i = 0; i < m; i++)
        {
            var row = c + (i * cRow);
            for (long j = 0; j < n; j++) row[j * cCol] = clear ? T.Zero : beta * row[j * cCol];
        }
    }

    private struct BatchBody<T>(
        long batch, long m, long n, long k,
        T alpha, T* a, long aStep, long aRow, long aCol, T* b, long bStep, long bRow, long bCol,
        T beta, T* c, long cStep, long cRow, long cCol) : IChunkBody
        where T : unmanaged, INumberBase<T>
    {
        public int Chunks;

        public readonly void Invoke(int chunk) => Do(batch * chunk / Chunks, batch * (chunk + 1) / Chunks);

        public readonly void Do(long from, long to)
        {
            for (var i = from; i < to; i++)
            {
                Run(m, n, k, alpha, a + (i * aStep), aRow, aCol, b + (i * bStep), bRow, bCol, beta, c + (i * cStep), cRow, cCol);
            }
        }
    }
}
