using Compat.Conformance.Examples;
using Compat.Conformance.Live;
using Compat.Conformance.Programs;
using Compat.Conformance.Running;
using Compat.Engines;

namespace Compat.Conformance.Commands;

/// <summary>Programs, engines and what is to be compared, as it was asked for.</summary>
internal sealed record Run
{
    private const int MostShown = 5;

    internal string[] Programs { get; init; } = [];

    internal string[] Engines { get; init; } = ["reference"];

    internal bool Live { get; init; }

    internal string? Python { get; init; }

    internal bool Trace { get; init; }

    internal string Report { get; init; } = "report";

    internal TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(3);

    internal string? Root { get; init; } = ProjectData.Find()?.Root;

    /// <exception cref="UsageException">A program or an engine does not exist, or a program does not build.</exception>
    internal int Execute(TextWriter output)
    {
        var engines = Engines.SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToArray();
        if (engines.Except(KnownEngines.Names).FirstOrDefault() is { } unknown)
        {
            throw new UsageException($"There is no engine '{unknown}'; the engines are {string.Join(", ", KnownEngines.Names)}.");
        }

        ProgramSource[] programs = Programs.Length > 0
            ? [.. Programs.Select(program => ProgramSource.Find(program, Root))]
            : [.. ProgramSource.All(Root ?? throw new UsageException("There are no examples here: name a program."))];
        var table = new ProgramTable([.. Live ? [ProgramRun.PyTorch] : Array.Empty<string>(), .. engines]);
        var differs = false;
        foreach (var program in programs) differs |= Compare(program, engines, table, output);
        table.Write(output);
        return differs ? ExitCodes.Different : ExitCodes.Equal;
    }

    private bool Compare(ProgramSource program, string[] engines, ProgramTable table, TextWriter output)
    {
        var place = Directory.CreateTempSubdirectory("compat-run-");
        try
        {
            var assembly = ProgramBuild.Run(program, place.FullName);
            List<ProgramRun> runs = Live ? [OnPyTorch(program, place.FullName)] : [];
            for (var i = 0; i < engines.Length; i++)
            {
                runs.Add(ProgramRun.OnEngine(
                    assembly, engines[i], place.FullName, Limit, TraceFile(program, Several(engines, i))));
            }

            var differs = ComparePrinted(program, runs, table, output);
            return (Trace && CompareTraces(program, runs, output)) | differs;
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private ProgramRun OnPyTorch(ProgramSource program, string place)
    {
        if (program.Twin is null && program.Expected is null)
        {
            throw new UsageException($"{program.Name} has no Python twin: a file of the same name that ends in .py, beside it.");
        }

        if (program.Twin is null) return ProgramRun.Recorded(program.Expected!);
        try
        {
            var python = PythonSearch.Find(Python).Interpreter;
            return ProgramRun.OnPyTorch(python, program.Twin, place, Limit, TraceFile(program, ProgramRun.PyTorch));
        }
        catch (UsageException) when (program.Expected is not null && Python is null)
        {
            return ProgramRun.Recorded(program.Expected);
        }
    }

    private static bool ComparePrinted(ProgramSource program, List<ProgramRun> runs, ProgramTable table, TextWriter output)
    {
        var first = runs[0];
        var cells = new List<string>();
        var differs = false;
        foreach (var run in runs)
        {
            if (run.Failure is { } failure) output.WriteLine($"{program.Name} on {run.Place}: {failure}");
            var isCompared = !ReferenceEquals(run, first) && run.Failure is null;
            var differences = isCompared ? OutputComparison.Differences(first.Output, run.Output) : [];
            differs |= differences.Count > 0 || run.Failure is not null;
            var lines = run.Output.AsSpan().Count('\n');
            cells.Add(run.Failure is not null ? "failed" : ReferenceEquals(run, first) ? $"{lines} lines"
                : differences.Count == 0 ? "equal" : $"{differences.Count} of {lines} differ");
            foreach (var difference in differences.Take(MostShown)) output.WriteLine($"{program.Name} on {run.Place}, {difference}");
        }

        table.Add(program.Name, cells);
        return differs;
    }

    private bool CompareTraces(ProgramSource program, List<ProgramRun> runs, TextWriter output)
    {
        var traced = runs.Where(run => run.Trace is not null).Select(run => (run.Place, Steps: TraceStep.Read(run.Trace!))).ToArray();
        if (traced.Length == 0) return false;
        output.WriteLine($"{program.Name}:");
        var engines = traced.Where(run => run.Place != ProgramRun.PyTorch).ToArray();
        var differs = false;
        foreach (var comparison in Compared(traced[0], engines))
        {
            differs |= comparison.Differs;
            foreach (var line in comparison.Lines()) output.WriteLine($"  {line}");
        }

        var picture = Path.Combine(FolderOf(program), "loss.svg");
        foreach (var line in LossReport.Write(picture, program.Name, traced)) output.WriteLine($"  {line}");
        return differs;
    }

    // Each engine with PyTorch, where that was asked, and each with the first of the engines.
    private static IEnumerable<TraceComparison> Compared(
        (string Place, List<TraceStep> Steps) first, (string Place, List<TraceStep> Steps)[] engines)
    {
        if (first.Place == ProgramRun.PyTorch)
        {
            foreach (var (place, steps) in engines) yield return TraceComparison.Aligned(first.Place, first.Steps, place, steps);
        }

        foreach (var (place, steps) in engines.Skip(1))
        {
            yield return TraceComparison.StepByStep(engines[0].Place, engines[0].Steps, place, steps);
        }
    }

    // An engine may run twice, to see whether a program always does the same.
    private static string Several(string[] engines, int i) =>
        engines.AsSpan(0, i).Contains(engines[i]) ? $"{engines[i]}-{i + 1}" : engines[i];

    private string? TraceFile(ProgramSource program, string name) => Trace ? Path.Combine(FolderOf(program), $"trace-{name}.jsonl") : null;

    private string FolderOf(ProgramSource program) =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(Report, program.Name))).FullName;
}
