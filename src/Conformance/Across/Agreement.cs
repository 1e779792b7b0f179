using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;

namespace Compat.Conformance.Across;

/// <summary>How two answers to one call stand to each other.</summary>
public enum Match
{
    /// <summary>The same error, or the same values with no distance at all.</summary>
    Exact,

    /// <summary>Values within the tolerance.</summary>
    Within,

    /// <summary>Something differs.</summary>
    Differs,

    /// <summary>One of the two could not be asked.</summary>
    NotComparable,
}

/// <summary>The comparison of two answers to one call, neither of them the recorded one.</summary>
/// <param name="Match">How they stand to each other.</param>
/// <param name="Ulp">The largest distance in units of the last place.</param>
/// <param name="Difference">Where they differ; null where they do not.</param>
public sealed record Agreement(Match Match, double Ulp = 0, string? Difference = null)
{
    /// <summary>Whether nothing differs between two answers that can be compared.</summary>
    public bool Agrees => Match is Match.Exact or Match.Within;

    /// <summary>Compares the second answer with the first by the rules of the record.</summary>
    public static Agreement Of(Call call, Answer first, Answer second, Tolerances tolerances)
    {
        if (first.Unsupported is not null || second.Unsupported is not null) return new Agreement(Match.NotComparable);
        if (first.Error is not null || second.Error is not null)
        {
            return first.Error == second.Error && first.Out is null == second.Out is null
                ? new Agreement(Match.Exact)
                : new Agreement(Match.Differs, 0, $"{Ending(first)} on one, {Ending(second)} on the other");
        }

        var judgement = Judgement.Of(new Case(call, first, false), second, tolerances);
        var match = judgement.Outcome != Outcome.Passed ? Match.Differs : judgement.Ulp > 0 ? Match.Within : Match.Exact;
        return new Agreement(match, judgement.Ulp, judgement.Reason);
    }

    private static string Ending(Answer answer) =>
        answer.Error is null ? "a result" : $"{answer.Error.Type}: {answer.Error.Message}";
}
