namespace Compat.Engines;

/// <summary>
/// Counts bytes that the garbage collector does not see. A budget of bytes handed out and not yet given back makes it look for dropped
/// ones.
/// </summary>
public sealed class MemoryCount(long budget)
{
    private long _live;
    private long _peak;
    private long _sinceCollection;
    private long _liveAfterFull;

    /// <summary>Bytes that may be handed out before the collector is asked to find dropped ones.</summary>
    public long Budget { get; set; } = budget;

    /// <summary>Bytes in use, dropped ones that were not yet found included.</summary>
    public long Live => Interlocked.Read(ref _live);

    /// <summary>The most <see cref="Live"/> has been since <see cref="ResetPeak"/>.</summary>
    public long Peak => Interlocked.Read(ref _peak);

    public void ResetPeak() => Interlocked.Exchange(ref _peak, Live);

    /// <summary>Bytes about to be handed out; the collector runs here when the budget is spent.</summary>
    public void Add(long bytes)
    {
        if (Interlocked.Add(ref _sinceCollection, bytes) > Budget) Collect();
        var live = Interlocked.Add(ref _live, bytes);
        for (var peak = Peak; live > peak; peak = Peak) Interlocked.CompareExchange(ref _peak, live, peak);
    }

    /// <summary>Bytes given back.</summary>
    public void Remove(long bytes)
    {
        Interlocked.Add(ref _live, -bytes);
        Interlocked.Add(ref _sinceCollection, -bytes);
    }

    /// <summary>Finds dropped memory now.</summary>
    // Generation 0 alone would leak blocks that were promoted; generation 1 finds most, 2 the rest.
    public void Collect()
    {
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (Live > (2 * Interlocked.Read(ref _liveAfterFull)) + Budget)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            Interlocked.Exchange(ref _liveAfterFull, Live);
        }

        Interlocked.Exchange(ref _sinceCollection, 0);
    }
}
