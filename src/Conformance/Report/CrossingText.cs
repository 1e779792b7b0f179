using System.Globalization;
using Compat.Conformance.Across;

namespace Compat.Conformance.Report;

/// <summary>The comparison of engines with each other as rows of text, however they are drawn.</summary>
internal static class CrossingText
{
    internal const int MostListed = 200;

    internal static IReadOnlyList<string> PairColumns { get; } =
        ["engine", "compared with", "exact", "within tolerance", "differ", "not comparable", "largest ulp"];

    internal static IReadOnlyList<string> DivergenceColumns { get; } = ["case", "looks like", "differ from the record", "how"];

    internal static IEnumerable<string[]> Pairs(Crossing crossing) => crossing.Pairs.Select(pair => new[]
    {
        pair.Second, pair.First ?? "the record", Text(pair.Exact), Text(pair.Within), Text(pair.Differs), Text(pair.NotComparable),
        pair.Ulp.ToString("G6", CultureInfo.InvariantCulture),
    });

    internal static IEnumerable<string[]> Divergences(Crossing crossing) => crossing.Divergences.Take(MostListed).Select(found => new[]
    {
        found.Case.Id, found.Words, string.Join(", ", found.Engines), (found.Case.Judgement.Reason ?? "").ReplaceLineEndings(" "),
    });

    /// <summary>How many cases look like what, in one sentence.</summary>
    internal static string Totals(Crossing crossing)
    {
        if (crossing.Divergences.Count == 0) return "No case differs from the record on any engine.";
        var counts = crossing.Divergences.GroupBy(found => found.Kind).OrderBy(group => group.Key)
            .Select(group => $"{Divergence.Name(group.Key)} {group.Count()}");
        return $"{crossing.Divergences.Count} cases differ from the record somewhere ({string.Join(", ", counts)}).";
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
