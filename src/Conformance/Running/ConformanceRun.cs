using System.Diagnostics;
using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;

namespace Compat.Conformance.Running;

/// <summary>Runs case files on an engine and judges every answer.</summary>
/// <param name="project">The data that the project carries, when it is there.</param>
/// <param name="files">The case files.</param>
/// <param name="filter">Which of their cases.</param>
public sealed class ConformanceRun(ProjectData? project, IReadOnlyList<string> files, CaseFilter filter)
{
    /// <summary>How long one case may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Told after every case.</summary>
    public Action<CaseResult> Progress { get; init; } = _ => { };

    /// <summary>Puts PyTorch's answers of now in place of the recorded ones; null where the record counts.</summary>
    public Func<IEnumerable<Case>, IEnumerable<Case>>? Live { get; init; }

    /// <summary>Where the answers go, if anywhere.</summary>
    public ResultFile? ResultFile { get; init; }

    /// <summary>Which part of the cases.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The answer to a case that was asked before; null where it is to be asked.</summary>
    public Func<string, Answer?> Kept { get; init; } = _ => null;

    /// <summary>Asked after every case: whether the run is to end there.</summary>
    public Func<bool> Stops { get; init; } = () => false;

    /// <summary>Whether every file of the project is among those that run, so that what is gone can be known.</summary>
    private bool ReadsAllOwn => project is { CaseFiles.Count: > 0 }
        && project.CaseFiles.All(own => files.Any(file => Path.GetFullPath(file) == own));

    /// <summary>Runs all cases on the engine behind <paramref name="caller"/>.</summary>
    public EngineRun Run(ICaller caller)
    {
        var tolerances = project?.Tolerances() ?? Tolerances.None;
        var known = project?.KnownDifferences(caller.Engine) ?? new KnownDifferences([], caller.Engine);
        var passing = Passing.Read(Live is null ? project?.PassingFile(caller.Engine) ?? "" : "");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = new CaseReader(filter)
        {
            TakesQuestions = Live is not null,
            Skipped = id =>
            {
                seen.Add(id);
                known.Skip(id);
            },
        };
        var results = new List<CaseResult>();
        using var worker = new CaseWorker(caller, Limit);
        var isStopped = false;
        var cases = files.SelectMany(file => reader.Read(file, project?.Owns(file) ?? false)).Where(item => IsPart(item, reader));
        foreach (var item in Live is null ? cases : Live(cases))
        {
            // Looked at before the case, so that a run that ended with its last one is no stopped one.
            if (isStopped = Stops()) break;
            var result = Judge(item, worker, known, tolerances);
            results.Add(result);
            seen.Add(result.Id);
            Progress(result);
        }

        var stopped = results.Where(result => result.IsOwn && !result.Passed && passing.Contains(result.Id)).ToArray();
        var isWhole = ReadsAllOwn && !isStopped;
        var gone = isWhole ? passing.Without(seen) : [];
        return new EngineRun(caller.Engine, results, known.Excuses, stopped, gone, reader.Damages)
        {
            IsStopped = isStopped,
            StaleExcuses = isWhole && Live is null ? [.. known.Excuses.Where(excuse => excuse.IsStale)] : [],
        };
    }

    private bool IsPart(Case item, CaseReader reader)
    {
        var isPart = Shard.Has(item.Call.Id);
        if (!isPart) reader.Skipped(item.Call.Id);
        return isPart;
    }

    private CaseResult Judge(Case item, CaseWorker worker, KnownDifferences known, Tolerances tolerances)
    {
        var (call, began) = (item.Call, Stopwatch.GetTimestamp());
        var kept = Kept(call.Id);
        var answer = kept ?? worker.Ask(call);
        var seconds = kept is null ? Stopwatch.GetElapsedTime(began).TotalSeconds : 0;
        if (kept is null) ResultFile?.Write(call.Id, answer);
        var judgement = known.Apply(call.Id, Judgement.Of(item, answer, tolerances));
        return new CaseResult(call, call.DType, item.IsOwn, item.Recorded.Error is not null, judgement)
        {
            File = item.File,
            Answer = answer,
            Seconds = seconds,
        };
    }

    /// <summary>Makes the passing list say what passes now.</summary>
    public void Accept(EngineRun run)
    {
        if (project is null) return;
        var file = project.PassingFile(run.Engine);
        Passing.Read(file).After(run.Results, run.Gone).Write(file);
    }
}
