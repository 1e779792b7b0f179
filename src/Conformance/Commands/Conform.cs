using Compat.Conformance.Cases;
using Compat.Conformance.Live;
using Compat.Conformance.Report;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary>One conformance run as it was asked for.</summary>
internal sealed record Conform
{
    internal string[] Files { get; init; } = [];

    internal string[] Engines { get; init; } = ["reference"];

    internal string[] Ops { get; init; } = [];

    internal string[] Types { get; init; } = [];

    internal string? Results { get; init; }

    internal string? Report { get; init; }

    internal bool Accept { get; init; }

    internal bool Quiet { get; init; }

    internal TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether an installed PyTorch is asked; null where the record counts.</summary>
    internal LiveOptions? Live { get; init; }

    internal ProjectData? Project { get; init; } = ProjectData.Find();

    internal Func<string, ICaller> Callers { get; init; } = ProcessCaller.Create;

    internal int Run()
    {
        var runs = Execute();
        var families = Project?.Families() ?? new Families([]);
        foreach (var run in runs) ConsoleSummary.Write(run, families, Quiet ? Amount.Totals : Amount.Everything);
        if (Report is not null)
        {
            foreach (var file in ReportFiles.Write(Report, runs, families)) Console.WriteLine(file);
        }

        return ExitCode(runs);
    }

    internal static int ExitCode(IReadOnlyList<EngineRun> runs) =>
        runs.Any(run => run.Damages.Count > 0) ? ExitCodes.WrongUsage
        : runs.Any(run => run.Differs) ? ExitCodes.Different
        : ExitCodes.Equal;

    /// <summary>Runs every engine that was named, one after the other.</summary>
    internal List<EngineRun> Execute()
    {
        if (Files.Length == 0 && Project is not { CaseFiles.Count: > 0 })
        {
            throw new UsageException("No recorded cases were found above the current folder; name case files with --cases.");
        }

        IReadOnlyList<string> files = Files.Length > 0 ? Files : Project!.CaseFiles;
        var filter = new CaseFilter(Split(Ops), Split(Types));
        if (Live is not null && Accept) throw new UsageException("--accept lists what equals the record; a live run does not ask it.");
        using var live = Live is null ? null : LiveRun.Open(Live, Limit, Project);
        live?.WriteHeader(Project);
        var runs = new List<EngineRun>();
        foreach (var engine in Split(Engines).Distinct()) runs.Add(Execute(engine, files, filter, live));
        live?.WriteSummary();
        if (runs.All(run => run.Results.Count + run.Damages.Count == 0)) throw new UsageException("No case was asked for: none matches.");
        return runs;
    }

    private EngineRun Execute(string engine, IReadOnlyList<string> files, CaseFilter filter, LiveRun? live)
    {
        var caller = Callers(engine);
        using var results = Results is null ? null : new ResultFile(ResultName(engine));
        using var progress = new ConsoleProgress(engine, Quiet);
        using var ending = caller as IDisposable;
        var run = new ConformanceRun(Project, files, filter)
        {
            Limit = Limit,
            Live = live is null ? null : live.Expect,
            ResultFile = results,
            Progress = progress.Show,
        };
        var ended = run.Run(caller);
        if (!Accept) return ended;
        run.Accept(ended);
        return ended with { StoppedPassing = [], Gone = [] };
    }

    // A result file holds what one engine gave; with several, each has its own, named after it.
    private string ResultName(string engine)
    {
        if (Split(Engines).Length == 1) return Results!;
        var end = Results!.IndexOf(".jsonl", StringComparison.Ordinal);
        return end < 0 ? $"{Results}.{engine}" : Results.Insert(end, "." + engine);
    }

    private static string[] Split(string[] names) =>
        [.. names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
