using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Across;

/// <summary>How often two engines, or an engine and the record, gave the same.</summary>
/// <param name="First">The one compared with; null for the record.</param>
/// <param name="Second">The one compared.</param>
/// <param name="Exact">Cases with no distance at all.</param>
/// <param name="Within">Cases within the tolerance.</param>
/// <param name="Differs">Cases that differ.</param>
/// <param name="NotComparable">Cases that one of the two could not be asked.</param>
/// <param name="Ulp">The largest distance among those that do not differ.</param>
public sealed record PairTally(string? First, string Second, int Exact, int Within, int Differs, int NotComparable, double Ulp);

/// <summary>All engines of a run compared with each other, case by case.</summary>
/// <param name="Pairs">Every engine with the record, then every two engines.</param>
/// <param name="Divergences">The cases that differ from the record somewhere, in the order of the cases.</param>
public sealed record Crossing(IReadOnlyList<PairTally> Pairs, IReadOnlyList<Divergence> Divergences)
{
    /// <summary>Whether there is more than one engine to compare.</summary>
    public bool HasSeveral => Pairs.Any(pair => pair.First is not null);

    /// <summary>Compares what the engines gave.</summary>
    public static Crossing Of(IReadOnlyList<EngineRun> runs, Tolerances tolerances)
    {
        var places = runs.Select(run => run.Results.ToDictionary(result => (result.File, result.Id))).ToArray();
        var keys = runs.SelectMany(run => run.Results).Select(result => (result.File, result.Id)).Distinct();
        var tallies = new Dictionary<(int, int), Tally>();
        var divergences = new List<Divergence>();
        foreach (var key in keys)
        {
            var asked = Enumerable.Range(0, runs.Count).Where(place => places[place].ContainsKey(key)).ToArray();
            var results = asked.Select(place => places[place][key]).ToArray();
            var matches = new Dictionary<(int, int), Agreement>();
            for (var one = 0; one < asked.Length; one++)
            {
                for (var other = one + 1; other < asked.Length; other++)
                {
                    var agreement = Agreement.Of(results[one].Call, results[one].Answer, results[other].Answer, tolerances);
                    matches[(one, other)] = agreement;
                    TallyOf(tallies, (asked[one], asked[other])).Add(agreement);
                }
            }

            var found = Divergence.Of(
                [.. asked.Select((place, index) => (runs[place].Engine, results[index]))],
                (one, other) => matches[(Math.Min(one, other), Math.Max(one, other))].Agrees,
                index => runs[asked[index]].LibTorch is not null,
                index => IsOther(runs[asked[index]]));
            if (found is not null) divergences.Add(found);
        }

        var pairs = tallies.OrderBy(pair => pair.Key)
            .Select(pair => pair.Value.Of(runs[pair.Key.Item1].Engine, runs[pair.Key.Item2].Engine));
        return new Crossing([.. runs.Select(WithRecord), .. pairs], divergences);
    }

    // "2.13.0+cpu" and "2.13.0" are one version; an unknown one is no other.
    private static bool IsOther(EngineRun run)
    {
        var recorded = run.Stamps.Select(stamp => stamp.Cases.Record?.PyTorch).FirstOrDefault();
        return recorded is not null && run.LibTorch is { } version && version.Split('+')[0] != recorded.Split('+')[0];
    }

    private static PairTally WithRecord(EngineRun run)
    {
        var tally = new Tally();
        foreach (var result in run.Results) tally.Add(ByRecord(result.Judgement));
        return tally.Of(null, run.Engine);
    }

    private static Agreement ByRecord(Judgement judgement) => judgement.Outcome switch
    {
        Outcome.Unsupported => new Agreement(Match.NotComparable),
        Outcome.Passed => new Agreement(judgement.Ulp > 0 ? Match.Within : Match.Exact, judgement.Ulp),
        _ => new Agreement(Match.Differs),
    };

    private static Tally TallyOf(Dictionary<(int, int), Tally> tallies, (int, int) pair)
    {
        if (!tallies.TryGetValue(pair, out var tally)) tallies.Add(pair, tally = new Tally());
        return tally;
    }

    private sealed class Tally
    {
        private readonly int[] _counts = new int[Enum.GetValues<Match>().Length];
        private double _ulp;

        internal void Add(Agreement agreement)
        {
            _counts[(int)agreement.Match]++;
            if (agreement.Agrees) _ulp = Math.Max(_ulp, agreement.Ulp);
        }

        internal PairTally Of(string? first, string second) => new(
            first, second, _counts[(int)Match.Exact], _counts[(int)Match.Within], _counts[(int)Match.Differs],
            _counts[(int)Match.NotComparable], _ulp);
    }
}
