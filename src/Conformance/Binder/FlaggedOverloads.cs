using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>
/// Overloads that differ by a flag, where Python's one function returns another type when the flag is set: C# has one overload that
/// requires the flag, for its being set, and one without it.
/// </summary>
internal static class FlaggedOverloads
{
    /// <summary>Leaves out flags given as False together with the overloads that require them, where there are others.</summary>
    internal static void Settle(ref IReadOnlyList<Candidate> candidates, ref IReadOnlyList<KeyValuePair<string, Value>> kwargs)
    {
        foreach (var (name, value) in kwargs)
        {
            if (value is not BoolValue { Content: false }) continue;
            var others = candidates.Where(candidate => candidate.Parameters.All(parameter => parameter.Name != name)).ToArray();
            if (others.Length == 0) continue;
            if (!candidates.Any(candidate => Requires(candidate, name) && candidate.Result != others[0].Result)) continue;
            candidates = others;
            kwargs = [.. kwargs.Where(pair => pair.Key != name)];
        }
    }

    private static bool Requires(Candidate candidate, string name) =>
        candidate.Parameters.Any(parameter => parameter.Name == name && parameter.Type == typeof(bool) && !parameter.IsOptional);
}
