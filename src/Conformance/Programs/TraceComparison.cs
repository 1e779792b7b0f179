namespace Compat.Conformance.Programs;

/// <summary>Two traced runs of a program beside each other.</summary>
/// <param name="Left">The name of the first.</param>
/// <param name="Right">The name of the other.</param>
/// <param name="Counts">How many steps each has.</param>
/// <param name="Compared">How many were compared.</param>
/// <param name="Differences">Those that differ, in order.</param>
/// <param name="Parting">Where one run goes on with another operator, dtype or shape than the other.</param>
internal sealed record TraceComparison(
    string Left, string Right, (int Left, int Right) Counts, int Compared, IReadOnlyList<StepDifference> Differences,
    (TraceStep? Left, TraceStep? Right)? Parting)
{
    private const int MostGrowth = 12;

    /// <summary>Whether something is beyond PyTorch's tolerance, or the runs part.</summary>
    internal bool Differs => Parting is not null || Differences.Any(difference => !difference.IsClose);

    /// <summary>Two engines run the same operators: step for step.</summary>
    internal static TraceComparison StepByStep(string left, IReadOnlyList<TraceStep> a, string right, IReadOnlyList<TraceStep> b)
    {
        var count = 0;
        while (count < Math.Min(a.Count, b.Count) && IsSameStep(a[count], b[count])) count++;
        (TraceStep?, TraceStep?)? parting = count == a.Count && count == b.Count
            ? null
            : (a.ElementAtOrDefault(count), b.ElementAtOrDefault(count));
        return Of(left, a, right, b, [.. a.Zip(b).Take(count)], parting);
    }

    /// <summary>PyTorch has operators of its own inside many of ours, and the other way round: the steps that stand for each
    /// other.</summary>
    internal static TraceComparison Aligned(string left, IReadOnlyList<TraceStep> a, string right, IReadOnlyList<TraceStep> b) =>
        Of(left, a, right, b, TraceAlignment.Of(a, b), null);

    /// <summary>What a person reads.</summary>
    internal IEnumerable<string> Lines()
    {
        var close = Differences.Count(difference => difference.IsClose);
        var largest = Differences.Select(difference => difference.Ulp).DefaultIfEmpty().Max();
        yield return $"trace {Left} | {Right}: {Counts.Left} and {Counts.Right} steps, {Compared} compared: "
            + $"{Compared - Differences.Count} equal, {close} within tolerance, {Differences.Count - close} beyond; "
            + $"largest {largest:0.#} ulp";
        if (Differences.Count > 0)
        {
            var (first, beyond) = (Differences[0], Differences.FirstOrDefault(difference => !difference.IsClose));
            foreach (var line in Described("first difference", first)) yield return line;
            if (beyond is null) yield return "  beyond tolerance: none";
            else if (beyond == first) yield return "  beyond tolerance: from this step on";
            else foreach (var line in Described("first beyond tolerance", beyond)) yield return line;
            yield return $"  growth: {string.Join(", ", Growth())}";
        }

        if (Parting is not { } parting) yield break;
        yield return "  here the runs part:";
        yield return $"    {Left}: {parting.Left?.ToString() ?? "has ended"}";
        yield return $"    {Right}: {parting.Right?.ToString() ?? "has ended"}";
    }

    private static TraceComparison Of(
        string left, IReadOnlyList<TraceStep> a, string right, IReadOnlyList<TraceStep> b, List<(TraceStep, TraceStep)> pairs,
        (TraceStep?, TraceStep?)? parting)
    {
        var differences = pairs.Select(pair => StepDifference.Of(pair.Item1, pair.Item2)).OfType<StepDifference>();
        return new TraceComparison(left, right, (a.Count, b.Count), pairs.Count, [.. differences], parting);
    }

    private static bool IsSameStep(TraceStep a, TraceStep b) =>
        a.Kind == b.Kind && a.Op == b.Op && a.Output == b.Output && ReferenceEquals(a.Type, b.Type)
        && a.Shape.AsSpan().SequenceEqual(b.Shape);

    private IEnumerable<string> Described(string what, StepDifference difference)
    {
        var (left, right) = (difference.Left, difference.Right);
        yield return $"  {what}: {left}";
        if (right.Number != left.Number || right.Op != left.Op) yield return $"    on {Right}: {right}";
        yield return $"    inputs: {(left.Inputs.Length == 0 ? "none" : string.Join(", ", left.Inputs))}";
        yield return $"    {Left}: {left.Values()}";
        yield return $"    {Right}: {right.Values()}";
        yield return difference.Place < 0
            ? "    the difference lies among the elements that were not written down"
            : $"    element {difference.Place}: {left.Element(difference.Place)} and {right.Element(difference.Place)}; "
                + $"largest distance {difference.Ulp:0.#} ulp";
    }

    // The steps at which the distance is larger than at any before.
    private IEnumerable<string> Growth()
    {
        var (largest, shown) = (-1.0, 0);
        foreach (var difference in Differences)
        {
            if (difference.Ulp <= largest) continue;
            largest = difference.Ulp;
            if (++shown <= MostGrowth) yield return $"step {difference.Left.Number}: {largest:0.#} ulp";
        }

        if (shown > MostGrowth) yield return $"… {largest:0.#} ulp at last";
    }
}
