using System.Diagnostics;

namespace Compat.Engines;

// A thread of the pool: it polls for a short while after each job, then parks, so that an idle pool costs nothing.
internal sealed class Worker
{
    private const int Running = 0;
    private const int Parked = 1;

    private static readonly long Patience = Stopwatch.Frequency / 25_000;

    private readonly AutoResetEvent _wake = new(false);
    private readonly int _index;
    private int _signals;
    private int _state;

    public Worker(int index)
    {
        _index = index;
        new Thread(Run) { IsBackground = true, Name = $"WorkPool {index + 1}" }.UnsafeStart();
    }

    public void Signal()
    {
        Interlocked.Increment(ref _signals);
        if (Volatile.Read(ref _state) == Parked && Interlocked.CompareExchange(ref _state, Running, Parked) == Parked) _wake.Set();
    }

    private void Run()
    {
        for (var seen = 0; ;)
        {
            Wait(seen);
            seen = Volatile.Read(ref _signals);
            WorkPool.Join(_index);
        }
    }

    private void Wait(int seen)
    {
        var start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _signals) == seen)
        {
            if (Stopwatch.GetTimestamp() - start < Patience)
            {
                Thread.SpinWait(8);
                continue;
            }

            Interlocked.Exchange(ref _state, Parked);

            // A signal between the last look and parking is met here; if its sender has claimed the wake-up, consume it.
            if (Volatile.Read(ref _signals) != seen && Interlocked.CompareExchange(ref _state, Running, Parked) == Parked) return;
            _wake.WaitOne();
        }
    }
}
