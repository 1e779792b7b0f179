using System.Globalization;
using Compat.Benchmarks.Cases;
using Compat.Engines;

namespace Compat.Benchmarks;

/// <summary>
/// Times the cases of <c>bench_torch.py</c> in C#, one JSON line each; <c>serve [ENGINE]</c> times them on demand, <c>describe ENGINE</c>
/// says what the engine is.
/// </summary>
public static class Program
{
    private const double WarmUp = 0.6;
    private const double Budget = 0.35;

    private static readonly Case[] All =
    [
        .. CallCases.All, .. GraphCases.All, .. ElementwiseCases.All, .. MatrixCases.All, .. TrainingCases.All,
    ];

    public static int Main(string[] arguments)
    {
        if (arguments is ["list"])
        {
            foreach (var listed in All) Console.WriteLine(listed.Name);
            return 0;
        }

        if (arguments is ["describe", var name]) return Describe(name);
        if (arguments is ["serve", .. var engine])
        {
            if (engine.Length > 0) backends.use(engine[0]);
            Serve();
            return 0;
        }

        set_num_threads(1);
        foreach (var chosen in All.Where(one => arguments.Length == 0 || arguments.Any(part => one.Name.Contains(part))))
        {
            manual_seed(0);
            var timed = chosen.Setup();
            Stopwatches.Warm(timed, WarmUp);
            Console.WriteLine(Line(chosen, 1, Stopwatches.Measure(timed, Budget)));
        }

        return 0;
    }

    private static int Describe(string engine)
    {
        try
        {
            var described = KnownEngines.Get(engine).Describe();
            Console.WriteLine(described.Library is null ? $"{engine} {described.Version}" : $"{engine} ({described.Library})");
            return 0;
        }
        catch (RuntimeError error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    // Requests "NAME THREADS SECONDS": a case is set up and warm once, then timed as often as it is named.
    private static void Serve()
    {
        Case? current = null;
        Timed? timed = null;
        while (Console.ReadLine() is { } request)
        {
            var parts = request.Split(' ');
            var (threads, seconds) = (int.Parse(parts[1]), double.Parse(parts[2], CultureInfo.InvariantCulture));
            set_num_threads(threads);
            if (current?.Name != parts[0])
            {
                timed = null;
                current = All.Single(one => one.Name == parts[0]);
                manual_seed(0);
                timed = current.Setup();
                Stopwatches.Warm(timed, WarmUp);
            }

            Console.WriteLine(Line(current, threads, Stopwatches.Measure(timed!, seconds)));
        }
    }

    private static string Line(Case one, int threads, Times times) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"name\": \"{one.Name}\", \"threads\": {threads}, \"min_us\": {times.Least:F3}, \"median_us\": {times.Median:F3}, "
            + $"\"reps\": {times.Samples}, \"per\": {one.Per}, \"ns_per_op\": {times.Least * 1000 / one.Per:F1}}}");
}
