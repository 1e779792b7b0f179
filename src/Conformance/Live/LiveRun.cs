using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Live;

/// <summary>What was asked for beside <c>--live</c>.</summary>
/// <param name="Python">The interpreter; null to look for one.</param>
/// <param name="Record">Where PyTorch's answers go as a case file, if anywhere.</param>
internal sealed record LiveOptions(string? Python = null, string? Record = null)
{
    /// <exception cref="UsageException">Something that only a live run has was asked for without one.</exception>
    internal static LiveOptions? Of(bool live, string? python, string? record) =>
        live ? new LiveOptions(python, record)
        : python is null && record is null ? null
        : throw new UsageException($"{(python is null ? "--record" : "--python")} is for live runs: add --live.");
}

/// <summary>A run against an installed PyTorch: its answers, what became of the record, a new record.</summary>
internal sealed class LiveRun : IDisposable
{
    private const int MostShown = 40;
    private const int RecordingRuns = 3;
    private readonly LiveOracle _oracle;
    private readonly RecordComparison _comparison;
    private readonly CaseFile? _record;
    private bool _isSecondEngine;

    private LiveRun(LiveOracle oracle, RecordComparison comparison, CaseFile? record) =>
        (_oracle, _comparison, _record) = (oracle, comparison, record);

    /// <summary>Which PyTorch answers.</summary>
    internal OracleDescription Description => _oracle.Description;

    /// <summary>Starts PyTorch.</summary>
    internal static LiveRun Open(LiveOptions options, TimeSpan limit, ProjectData? project)
    {
        var runs = options.Record is null ? 1 : RecordingRuns;
        var oracle = new LiveOracle(PythonSearch.Find(options.Python), OracleSettings.Of(limit)) { Runs = runs };
        var record = options.Record is null ? null : new CaseFile(options.Record, oracle.Description);
        return new LiveRun(oracle, new RecordComparison(project?.Tolerances() ?? Tolerances.None), record);
    }

    /// <summary>PyTorch's answers of now; what is recorded and compared with the record is what the first engine is judged by.</summary>
    internal IEnumerable<Case> Expect(IEnumerable<Case> cases)
    {
        var old = new Queue<Case>();
        foreach (var item in _oracle.Answer(Remember(cases, old)))
        {
            var recorded = old.Dequeue();
            if (!_isSecondEngine)
            {
                _comparison.Add(recorded, item.Recorded);
                if (item.Recorded.Unsupported is null) _record?.Write(item);
            }

            yield return item;
        }

        _isSecondEngine = true;
    }

    /// <summary>Says who is asked.</summary>
    internal void WriteHeader(ProjectData? project)
    {
        Console.WriteLine($"live: {Description}");
        if (RecordedVersion(project) is { } version) Console.WriteLine($"live: the record is of PyTorch {version}; it is not used");
    }

    /// <summary>Says what became of the record, and what PyTorch warned of.</summary>
    internal void WriteSummary()
    {
        foreach (var line in _comparison.Changes.Take(MostShown)) Console.WriteLine($"record: {line}");
        if (_comparison.Changes.Count > MostShown) Console.WriteLine($"record: {_comparison.Changes.Count - MostShown} more");
        foreach (var (text, cases) in _oracle.Warnings.OrderByDescending(pair => pair.Value).Take(MostShown))
        {
            Console.WriteLine($"warning of PyTorch in {cases} cases: {text.ReplaceLineEndings(" ")}");
        }

        if (_oracle.Restarts > 0) Console.WriteLine($"live: PyTorch's process was replaced {_oracle.Restarts} times");
        Console.WriteLine($"record: {_comparison}");
        if (_record is not null) Console.WriteLine($"recorded: {_record.Count} cases in {_record.Path}");
    }

    public void Dispose()
    {
        _oracle.Dispose();
        _record?.Dispose();
    }

    private static IEnumerable<Case> Remember(IEnumerable<Case> cases, Queue<Case> old)
    {
        foreach (var item in cases)
        {
            old.Enqueue(item);
            yield return item;
        }
    }

    private static string? RecordedVersion(ProjectData? project)
    {
        if (project is not { CaseFiles.Count: > 0 }) return null;
        var manifest = Path.Combine(Path.GetDirectoryName(project.CaseFiles[0])!, "manifest.json");
        if (!File.Exists(manifest)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return CaseJson.Text(document.RootElement, "pytorch");
    }
}
