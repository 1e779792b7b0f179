namespace Compat.Conformance.Running;

/// <summary>Whether an operator counts: all its recorded samples pass in every dtype, gradients and second gradients included.</summary>
/// <param name="Op">The operator.</param>
/// <param name="Passed">How many of its cases pass.</param>
/// <param name="Cases">How many there are, error samples included.</param>
/// <param name="First">The first sample that keeps it from counting; null when it counts, or has no sample.</param>
/// <param name="Counts">Whether it has samples and all pass.</param>
public sealed record OperatorCount(string Op, int Passed, int Cases, CaseResult? First, bool Counts)
{
    /// <summary>Whether its error samples pass too, those that C# cannot express included.</summary>
    public bool CountsWithErrors => Counts && Passed == Cases;

    /// <summary>The operators of a run, or of a list of names, in order.</summary>
    public static List<OperatorCount> Of(IEnumerable<CaseResult> results, IReadOnlyCollection<string>? names = null)
    {
        var groups = results.GroupBy(result => result.Op).ToDictionary(group => group.Key, group => group.ToArray());
        names ??= [.. groups.Keys.Order(StringComparer.Ordinal)];
        return [.. names.Select(name => Of(name, groups.GetValueOrDefault(name) ?? []))];
    }

    private static OperatorCount Of(string op, CaseResult[] results)
    {
        var samples = results.Where(result => !result.IsErrorSample).ToArray();
        var first = Array.Find(samples, result => !result.Passed);
        return new OperatorCount(op, results.Count(result => result.Passed), results.Length, first, samples.Length > 0 && first is null);
    }
}
