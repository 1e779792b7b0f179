using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Across;

/// <summary>What the engines' answers, taken together, say about a case that differs from the record somewhere.</summary>
public enum DivergenceKind
{
    /// <summary>Some engines differ from the record while another agrees with it: those engines are wrong.</summary>
    EngineBug,

    /// <summary>The engines on libtorch agree with each other against the record: PyTorch's versions differ.</summary>
    Drift,

    /// <summary>All engines, independent ones among them, agree against the record: it is suspect, or the facade that they share.</summary>
    RecordSuspect,

    /// <summary>No engine agrees with the record, nor all with each other.</summary>
    AllDiffer,

    /// <summary>Only one engine could be asked, so that nothing can be told apart.</summary>
    Undecided,
}

/// <summary>A case that differs from the record on some engine.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Case">The case as it ended on the first engine that differs.</param>
/// <param name="Engines">The engines that differ from the record.</param>
public sealed record Divergence(DivergenceKind Kind, CaseResult Case, IReadOnlyList<string> Engines)
{
    /// <summary>The kind in words, with the engines at fault where it tells.</summary>
    public string Words =>
        Kind == DivergenceKind.EngineBug ? $"{Name(Kind)} ({string.Join(", ", Engines)})" : Name(Kind);

    /// <summary>The kinds in words, in the order of reports.</summary>
    internal static string Name(DivergenceKind kind) => kind switch
    {
        DivergenceKind.EngineBug => "engine bug",
        DivergenceKind.Drift => "drift",
        DivergenceKind.RecordSuspect => "record suspect",
        DivergenceKind.AllDiffer => "all differ",
        _ => "undecided",
    };

    /// <summary>Tells what a case looks like; null where every engine that could be asked agrees with the record.</summary>
    /// <param name="answers">How it ended on each engine.</param>
    /// <param name="agree">Whether two of them, by place, gave the same.</param>
    /// <param name="isLibTorch">Whether the engine at a place computes with libtorch.</param>
    /// <param name="isOtherVersion">Whether it does so with another version than the recorded one.</param>
    internal static Divergence? Of(
        IReadOnlyList<(string Engine, CaseResult Result)> answers,
        Func<int, int, bool> agree,
        Func<int, bool> isLibTorch,
        Func<int, bool> isOtherVersion)
    {
        var asked = Enumerable.Range(0, answers.Count).Where(place => answers[place].Result.Outcome != Outcome.Unsupported).ToArray();
        var wrong = asked.Where(place => answers[place].Result.Outcome != Outcome.Passed).ToArray();
        if (wrong.Length == 0) return null;
        return new Divergence(Kind(), answers[wrong[0]].Result, [.. wrong.Select(place => answers[place].Engine)]);

        DivergenceKind Kind()
        {
            if (asked.Length < 2) return DivergenceKind.Undecided;
            var native = asked.Where(isLibTorch).ToArray();
            if (wrong.Length == asked.Length && AllAgree(asked))
            {
                return native.Length == asked.Length ? DivergenceKind.Drift : DivergenceKind.RecordSuspect;
            }

            var isVersion = native.Length > 1 || (native.Length == 1 && isOtherVersion(native[0]));
            if (isVersion && native.All(wrong.Contains) && AllAgree(native)) return DivergenceKind.Drift;
            return wrong.Length < asked.Length ? DivergenceKind.EngineBug : DivergenceKind.AllDiffer;
        }

        bool AllAgree(int[] places) => places.All(place => place == places[0] || agree(places[0], place));
    }
}
