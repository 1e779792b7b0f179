using System.Runtime.InteropServices;

namespace Compat.Engines;

// The product of a narrow floating type: widened while packing, accumulated in float, rounded once.
internal static unsafe class GemmNarrow
{
    public static void Run<TIn, TWiden, TRound>(
        long m, long n, long k, float alpha, TIn* a, long aRow, long aCol, TIn* b, long bRow, long bCol,
        float beta, TIn* c, long cRow, long cCol, TWiden widen, TRound round)
        where TIn : unmanaged
        where TWiden : struct, IPack<TIn, float>
        where TRound : struct, IPack<float, TIn>
    {
        if (m <= 0 || n <= 0) return;
        var wide = (float*)NativeMemory.AlignedAlloc((nuint)(m * n * sizeof(float)), 64);
        try
        {
            var reads = beta != 0;
            for (long i = 0; i < m && reads; i++)
            {
                for (long j = 0; j < n; j++) wide[(i * n) + j] = widen.Invoke(c[(i * cRow) + (j * cCol)]);
            }

            Gemm.RunPanels(
                m, n, k, alpha,
                new ConvertedPanels<TIn, float, TWiden>(a, aRow, aCol, widen),
                new ConvertedPanels<TIn, float, TWiden>(b, bCol, bRow, widen),
                beta, wide, n, 1);

            for (long i = 0; i < m; i++)
            {
                for (long j = 0; j < n; j++) c[(i * cRow) + (j * cCol)] = round.Invoke(wide[(i * n) + j]);
            }
        }
        finally
        {
            NativeMemory.AlignedFree(wide);
        }
    }
}
