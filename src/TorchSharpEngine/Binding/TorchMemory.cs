namespace Compat.Engines;

/// <summary>Counts the bytes that live storages hold, and has the unreachable ones collected before they are too many.</summary>
/// <remarks>The garbage collector sees a few managed bytes of each, and would let native memory run out.</remarks>
internal static class TorchMemory
{
    // As much as BlockCache lets through between two collections.
    private const long Budget = 256L << 20;

    private static long _live;
    private static long _since;
    private static long _liveAfterFull;

    /// <summary>Bytes of all storages that have not been freed.</summary>
    public static long LiveBytes => Interlocked.Read(ref _live);

    public static void Add(long bytes)
    {
        Interlocked.Add(ref _live, bytes);
        if (Interlocked.Add(ref _since, bytes) > Budget) Collect();
    }

    public static void Remove(long bytes)
    {
        Interlocked.Add(ref _live, -bytes);
        Interlocked.Add(ref _since, -bytes);
    }

    private static void Collect()
    {
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (LiveBytes > (2 * Interlocked.Read(ref _liveAfterFull)) + Budget)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            Interlocked.Exchange(ref _liveAfterFull, LiveBytes);
        }

        Interlocked.Exchange(ref _since, 0);
    }
}
