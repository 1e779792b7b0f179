using System.Diagnostics;

namespace Compat.Benchmarks;

/// <summary>Least and median time of one call, in microseconds.</summary>
internal readonly record struct Times(double Least, double Median, int Samples);

/// <summary>Times as <c>measure</c> of <c>bench_torch.py</c> does: samples of a millisecond or more until the budget is spent.</summary>
internal static class Stopwatches
{
    private const double LeastSample = 0.001;
    private const int FewestSamples = 5;
    private const int MostSamples = 20_000;

    /// <summary>Runs until the just-in-time compiler has nothing more to do.</summary>
    public static void Warm(Timed timed, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < 40 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; calls++)
        {
            timed.Prepare?.Invoke();
            timed.Body();
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > 4 * seconds) return;
        }
    }

    public static Times Measure(Timed timed, double seconds)
    {
        var once = Sample(timed, 1);
        var inner = timed.Prepare is null ? Math.Max(1, (int)Math.Ceiling(LeastSample / Math.Max(once, 1e-8))) : 1;
        List<double> samples = [];
        GC.Collect();
        for (var start = Stopwatch.GetTimestamp(); samples.Count < MostSamples;)
        {
            samples.Add(Sample(timed, inner) / inner * 1e6);
            if (samples.Count >= FewestSamples && Stopwatch.GetElapsedTime(start).TotalSeconds > seconds) break;
        }

        samples.Sort();
        return new Times(samples[0], samples[samples.Count / 2], samples.Count);
    }

    private static double Sample(Timed timed, int inner)
    {
        timed.Prepare?.Invoke();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < inner; i++) timed.Body();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
