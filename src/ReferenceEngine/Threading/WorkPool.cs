using System.Runtime.ExceptionServices;

namespace Compat.Engines;

// The process-wide pool. The caller works too and takes whatever chunks no worker has claimed, so a busy machine costs at most the
// wait for chunks in progress. A chunk must not depend on Threads: borders come from sizes, so results do not depend on the pool.
internal static class WorkPool
{
    private static readonly Lock Growth = new();
    private static Worker[] Workers = [];
    private static int Limit = Environment.ProcessorCount;

    // One job at a time; the order of the writes in For is what lets a worker join late.
    private static int Busy;
    private static Job? Current;
    private static int Chunks;
    private static int Next;
    private static int Helpers;
    private static int Open;
    private static int Active;
    private static Exception? Failure;

    [ThreadStatic]
    private static bool Inside;

    // How many threads may work on one job, the caller among them.
    public static int Threads
    {
        get => Volatile.Read(ref Limit);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref Limit, value);
        }
    }

    // True on a thread that is inside a chunk: a For begun there runs inline.
    public static bool InChunk => Inside;

    public static void For<TBody>(int chunks, TBody body)
        where TBody : struct, IChunkBody
    {
        var threads = Threads;
        if (chunks < 2 || threads < 2 || Inside || Interlocked.CompareExchange(ref Busy, 1, 0) != 0)
        {
            for (var chunk = 0; chunk < chunks; chunk++) body.Invoke(chunk);
            return;
        }

        var job = Job<TBody>.Shared;
        job.Body = body;
        try
        {
            Dispatch(job, chunks, Math.Min(threads, chunks) - 1);
        }
        finally
        {
            job.Body = default;
            Current = null;
            Volatile.Write(ref Busy, 0);
        }
    }

    private static void Dispatch(Job job, int chunks, int helpers)
    {
        var workers = helpers <= Workers.Length ? Workers : Grow(helpers);
        Current = job;
        Chunks = chunks;
        Next = 0;
        Failure = null;
        Helpers = helpers;
        Interlocked.Exchange(ref Open, 1);
        for (var i = 0; i < helpers; i++) workers[i].Signal();
        Work(job, chunks);

        // The full fence pairs with the one in Join: either this thread sees the worker or the worker sees the job closed.
        Interlocked.Exchange(ref Open, 0);
        var spin = default(SpinWait);
        while (Volatile.Read(ref Active) != 0) spin.SpinOnce(sleep1Threshold: -1);
        if (Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    // Run by worker number `index` when it has been signalled.
    internal static void Join(int index)
    {
        Interlocked.Increment(ref Active);
        if (Volatile.Read(ref Open) != 0 && index < Helpers) Work(Current!, Chunks);
        Interlocked.Decrement(ref Active);
    }

    private static void Work(Job job, int chunks)
    {
        Inside = true;
        try
        {
            int chunk;
            while ((chunk = Interlocked.Increment(ref Next) - 1) < chunks) job.Invoke(chunk);
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref Failure, error, null);
            Volatile.Write(ref Next, chunks);
        }
        finally
        {
            Inside = false;
        }
    }

    private static Worker[] Grow(int count)
    {
        lock (Growth)
        {
            var grown = new Worker[count];
            Workers.CopyTo(grown, 0);
            for (var i = Workers.Length; i < count; i++) grown[i] = new Worker(i);
            return Workers = grown;
        }
    }

    private abstract class Job
    {
        public abstract void Invoke(int chunk);
    }

    // One a body type is enough, as one job runs at a time: nothing is allocated for a dispatch.
    private sealed class Job<TBody> : Job
        where TBody : struct, IChunkBody
    {
        public static readonly Job<TBody> Shared = new();

        public TBody Body;

        public override void Invoke(int chunk) => Body.Invoke(chunk);
    }
}
