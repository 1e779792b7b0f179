using Compat.Conformance.Cases;

namespace Compat.Conformance.Comparing;

/// <summary>How a case ended.</summary>
public enum Outcome
{
    /// <summary>Everything that was recorded counts as equal.</summary>
    Passed,

    /// <summary>Something differs.</summary>
    Failed,

    /// <summary>Something differs, for a reason on record.</summary>
    Excused,

    /// <summary>It could not be asked.</summary>
    Unsupported,
}

/// <summary>The verdict on one case.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it did not pass.</param>
/// <param name="Forward">Of the result.</param>
/// <param name="Gradient">Of the gradients.</param>
/// <param name="SecondGradient">Of the second gradients.</param>
/// <param name="Error">Of the exception.</param>
/// <param name="Strides">Of the layout of the result, which decides nothing.</param>
public sealed record Judgement(
    Outcome Outcome,
    string? Reason = null,
    Verdict? Forward = null,
    Verdict? Gradient = null,
    Verdict? SecondGradient = null,
    Verdict? Error = null,
    Verdict? Strides = null)
{
    /// <summary>The largest distance in units of the last place anywhere in the case.</summary>
    public double Ulp => Math.Max(Forward?.Ulp ?? 0, Math.Max(Gradient?.Ulp ?? 0, SecondGradient?.Ulp ?? 0));

    /// <summary>Judges an engine's answer by the recorded one.</summary>
    public static Judgement Of(Case item, Answer actual, Tolerances tolerances)
    {
        if (actual.Unsupported is not null) return new Judgement(Outcome.Unsupported, actual.Unsupported);
        if (item.Recorded.Unsupported is not null) return new Judgement(Outcome.Failed, item.Recorded.Unsupported);
        var (recorded, comparison) = (item.Recorded, new Comparison(tolerances, item.Call.Op));
        if (recorded.Error is not null) return OfError(recorded.Error, actual);

        var forward = actual.Out is null ? Verdict.Differs(Raised(actual)) : comparison.Compare(recorded.Out!, actual.Out);
        var gradient = recorded.Grads is null ? null
            : actual.Grads is null ? Verdict.Differs($"no gradient: {Raised(actual)}")
            : comparison.Compare(recorded.Grads, actual.Grads, "gradient");
        var second = recorded.GradGrads is null ? null
            : actual.GradGrads is null ? Verdict.Differs($"no second gradient: {Raised(actual)}")
            : comparison.Compare(recorded.GradGrads, actual.GradGrads, "second gradient");
        var strides = actual.Out is null ? null : Comparison.CompareStrides(recorded.Out!, actual.Out);
        var reason = new[] { forward, gradient, second }.FirstOrDefault(verdict => verdict is { Equal: false })?.Difference;
        return new Judgement(reason is null ? Outcome.Passed : Outcome.Failed, reason, forward, gradient, second, null, strides);
    }

    private static Judgement OfError(ErrorText expected, Answer actual)
    {
        if (expected == actual.Error && actual.Out is null) return new Judgement(Outcome.Passed, Error: Verdict.Same);
        var difference = $"expected {expected.Type}: {expected.Message}\ngot {(actual.Error is null ? "a result" : Raised(actual))}";
        return new Judgement(Outcome.Failed, difference, Error: Verdict.Differs(difference));
    }

    private static string Raised(Answer actual) =>
        actual.Error is null ? "nothing was given" : $"{actual.Error.Type}: {actual.Error.Message}";
}
