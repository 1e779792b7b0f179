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
        var cases = files.SelectMany(file => reader.Read(file, project?.Owns(file) ?? false));
        foreach (var item in Live is null ? cases : Live(cases))
        {
            var answer = worker.Ask(item.Call);
            ResultFile?.Write(item.Call.Id, answer);
            var judgement = known.Apply(item.Call.Id, Judgement.Of(item, answer, tolerances));
            var result = new CaseResult(item.Call, item.Call.DType, item.IsOwn, item.Recorded.Error is not null, judgement);
            results.Add(result);
            seen.Add(result.Id);
            Progress(result);
        }

        var stopped = results.Where(result => result.IsOwn && !result.Passed && passing.Contains(result.Id)).ToArray();
        var gone = ReadsAllOwn ? passing.Without(seen) : [];
        return new EngineRun(caller.Engine, results, known.Excuses, stopped, gone, reader.Damages)
        {
            StaleExcuses = ReadsAllOwn && Live is null ? [.. known.Excuses.Where(excuse => excuse.IsStale)] : [],
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
