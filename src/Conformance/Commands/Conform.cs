using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;
using Compat.Conformance.Live;
using Compat.Conformance.Report;
using Compat.Conformance.Running;
using Compat.Engines;

namespace Compat.Conformance.Commands;

/// <summary>One conformance run as it was asked for.</summary>
internal sealed record Conform
{
    /// <summary>Instead of an engine's name: every engine that is here.</summary>
    internal const string AllEngines = "all";

    internal string[] Files { get; init; } = [];

    internal string[] Engines { get; init; } = ["reference"];

    internal string Device { get; init; } = "cpu";

    internal string[] Ops { get; init; } = [];

    internal string[] Types { get; init; } = [];

    internal Shard Shard { get; init; } = Shard.Whole;

    internal string? Results { get; init; }

    internal bool Resume { get; init; }

    internal string? Report { get; init; }

    internal bool Accept { get; init; }

    internal bool Quiet { get; init; }

    internal TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether an installed PyTorch is asked; null where the record counts.</summary>
    internal LiveOptions? Live { get; init; }

    internal ProjectData? Project { get; init; } = ProjectData.Find();

    /// <summary>Makes the caller of an engine on a device.</summary>
    internal Func<string, string, ICaller> Callers { get; init; } = ProcessCaller.Create;

    /// <summary>Asked after every case: whether the run is to end there.</summary>
    internal Func<bool> Stops { get; init; } = () => false;

    /// <summary>After a run of every engine that is here: those that are not.</summary>
    internal List<AbsentEngine> Absent { get; } = [];

    internal int Run() => Show(Execute());

    /// <summary>Prints, and writes where a folder was named, what the runs found; the exit code for it.</summary>
    internal int Show(List<EngineRun> runs)
    {
        var families = Project?.Families() ?? new Families([]);
        var model = ReportModel.Of(runs, families, Project?.Tolerances() ?? Tolerances.None, Absent);
        var amount = Quiet ? Amount.Totals : Amount.Everything;
        if (!Quiet) ConsoleSummary.WriteHeader(model);
        foreach (var run in runs) ConsoleSummary.Write(run, families, amount);
        ConsoleSummary.Write(model.Crossing, amount);
        if (Quiet) ConsoleSummary.WriteAbsent(Absent);
        if (Report is not null)
        {
            foreach (var file in ReportFiles.Write(Report, model)) Console.WriteLine(file);
        }

        if (runs.Any(run => run.IsStopped)) Console.WriteLine(HowToGoOn());
        return ExitCode(runs);
    }

    internal static int ExitCode(IReadOnlyList<EngineRun> runs) =>
        runs.Any(run => run.Damages.Count > 0) ? ExitCodes.WrongUsage
        : runs.Any(run => run.IsStopped) ? ExitCodes.Stopped
        : runs.Any(run => run.Differs) ? ExitCodes.Different
        : ExitCodes.Equal;

    /// <summary>Runs every engine that was named, one after the other.</summary>
    internal List<EngineRun> Execute()
    {
        if (Resume && Results is null) throw new UsageException("--resume goes on with a result file: name it with --results.");
        if (Files.Length == 0 && Project is not { CaseFiles.Count: > 0 })
        {
            throw new UsageException("No recorded cases were found above the current folder; name case files with --cases.");
        }

        IReadOnlyList<string> files = Files.Length > 0 ? Files : Project!.CaseFiles;
        var cases = CaseSet.Of(files, Split(Ops), Split(Types));
        if (Live is not null && Accept) throw new UsageException("--accept lists what equals the record; a live run does not ask it.");
        using var live = Live is null ? null : LiveRun.Open(Live, Limit, Project);
        live?.WriteHeader(Project);
        if (live is not null) cases = cases with { Record = Origin(live.Description) };
        var runs = new List<EngineRun>();
        // All of them first: one that is not here is said before the others have run for minutes.
        var callers = new List<ICaller>();
        try
        {
            foreach (var engine in Named()) Add(callers, engine);
            foreach (var caller in callers) runs.Add(Execute(caller, callers.Count > 1, files, cases, live));
        }
        finally
        {
            foreach (var caller in callers.OfType<IDisposable>()) caller.Dispose();
        }

        live?.WriteSummary();
        if (runs.All(run => run.Results.Count + run.Damages.Count == 0 && !run.IsStopped && Shard.Count == 1))
        {
            throw new UsageException("No case was asked for: none matches.");
        }

        return runs;
    }

    private static RecordOrigin Origin(OracleDescription asked) =>
        new(asked.PyTorch, asked.Threads, null, asked.Platform, asked.CpuCapability, IsLive: true);

    private IEnumerable<string> Named() =>
        Split(Engines).SelectMany(engine => engine == AllEngines ? KnownEngines.Names : [engine]).Distinct();

    private void Add(List<ICaller> callers, string engine)
    {
        try
        {
            callers.Add(Callers(engine, Device));
        }
        catch (UsageException error) when (Split(Engines).Contains(AllEngines))
        {
            Absent.Add(new AbsentEngine(engine, error.Message));
        }
    }

    private EngineRun Execute(ICaller caller, bool isOneOfSeveral, IReadOnlyList<string> files, CaseSet cases, LiveRun? live)
    {
        // Where a library lies is nobody else's business, and changes nothing.
        var description = caller.Description is { } told ? told with { Location = null } : null;
        var stamp = new RunStamp(caller.Engine, description, Device, Shard, cases, Machine.Here, DateTime.UtcNow);
        var path = Results is null ? null : ResultName(caller.Engine, isOneOfSeveral);
        var kept = path is not null && Resume && File.Exists(path) ? KeptBy(path, stamp) : null;
        using var results = path is null ? null : kept is null ? new ResultFile(path, stamp) : ResultFile.Continue(path, kept, stamp);
        using var progress = new ConsoleProgress(caller.Engine, Quiet);
        var run = new ConformanceRun(Project, files, new CaseFilter(cases.Ops.ToArray(), cases.Dtypes.ToArray()))
        {
            Limit = Limit,
            Live = live is null ? null : live.Expect,
            Shard = Shard,
            ResultFile = results,
            Kept = id => kept?.Take(id),
            Stops = Stops,
            Progress = progress.Show,
        };
        var ended = run.Run(caller) with { Stamps = caller.Stamps ?? [stamp] };
        if (!Accept) return ended;
        run.Accept(ended);
        return ended with { StoppedPassing = [], Gone = [] };
    }

    private static KeptAnswers KeptBy(string path, RunStamp stamp)
    {
        var kept = KeptAnswers.Read(path);
        if (kept.Lines.Count == 0) return kept;
        var reason = kept.Stamp is not { } before ? "it does not say what run it is from"
            : before.Shard != stamp.Shard ? $"it is shard {before.Shard}, not {stamp.Shard}"
            : before.Against(stamp);
        return reason is null ? kept : throw new UsageException($"{path} cannot be gone on with: {reason}.");
    }

    private string HowToGoOn() => Results is null
        ? "Stopped; nothing was kept. With --results FILE a run can be gone on with."
        : $"Stopped; the answers so far are in {Results}. The same command with --resume goes on there.";

    // A result file holds what one engine gave; with several, each has its own, named after it.
    private string ResultName(string engine, bool isOneOfSeveral)
    {
        if (!isOneOfSeveral) return Results!;
        var end = Results!.IndexOf(".jsonl", StringComparison.Ordinal);
        return end < 0 ? $"{Results}.{engine}" : Results.Insert(end, "." + engine);
    }

    private static string[] Split(string[] names) =>
        [.. names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
