namespace Compat.Engines;

// When to share a product among threads; sizes alone decide.
internal static class GemmSplit
{
    // Multiplications worth a dispatch: about 10 us of work for one thread.
    public const double Grain = 1 << 19;

    public static bool Pays(long m, long n, long k) => (double)m * n * k >= 2 * Grain;

    // Chunks of a job that is not worth sharing run here, without the pool.
    public static void For<TBody>(bool share, int chunks, TBody body)
        where TBody : struct, IChunkBody
    {
        if (share)
        {
            WorkPool.For(chunks, body);
            return;
        }

        for (var chunk = 0; chunk < chunks; chunk++) body.Invoke(chunk);
    }
}
