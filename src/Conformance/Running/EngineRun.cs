using System.Text.RegularExpressions;
using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;

namespace Compat.Conformance.Running;

/// <summary>All cases of a run on one engine, and what follows from them.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Results">How each case ended, in the order of the cases.</param>
/// <param name="Excuses">The known differences, with their hits.</param>
/// <param name="StoppedPassing">Cases of the passing list that ran and did not pass.</param>
/// <param name="Gone">Ids of the passing list that no case file has.</param>
/// <param name="Damages">What could not be read.</param>
public sealed record EngineRun(
    string Engine,
    IReadOnlyList<CaseResult> Results,
    IReadOnlyList<Excuse> Excuses,
    IReadOnlyList<CaseResult> StoppedPassing,
    IReadOnlyList<string> Gone,
    IReadOnlyList<Damage> Damages)
{
    /// <summary>The excuses whose cases all ran and no longer differ; known only when all own files were read.</summary>
    public IReadOnlyList<Excuse> StaleExcuses { get; init; } = [];

    /// <summary>What the results came from: one stamp, or that of each shard of a merged run.</summary>
    public IReadOnlyList<RunStamp> Stamps { get; init; } = [];

    /// <summary>Whether it was ended before its last case.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The version of the libtorch that the engine computes with; null where there is none.</summary>
    public string? LibTorch => Stamps.Select(stamp => stamp.Description?.Library).FirstOrDefault() is { } library
        && Regex.Match(library, @"libtorch (\d[\w.+]*)") is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>Whether a difference without a reason, a lost case or a stale excuse was found.</summary>
    public bool Differs =>
        Results.Any(result => result.Outcome == Outcome.Failed) || StoppedPassing.Count + Gone.Count + StaleExcuses.Count > 0;

    /// <summary>How many cases ended so.</summary>
    public int Count(Outcome outcome) => Results.Count(result => result.Outcome == outcome);
}
