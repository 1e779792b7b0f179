using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;

namespace Compat.Conformance.Live;

/// <summary>What PyTorch gives now beside what it gave when the cases were recorded.</summary>
/// <param name="tolerances">The wider tolerances.</param>
internal sealed class RecordComparison(Tolerances tolerances)
{
    private int _equal;
    private int _within;
    private int _new;
    private int _silent;

    /// <summary>The cases that changed, or that PyTorch did not answer, each with the reason.</summary>
    internal List<string> Changes { get; } = [];

    /// <summary>Counts one case.</summary>
    internal void Add(Case old, Answer now)
    {
        if (now.Unsupported is not null)
        {
            _silent++;
            Changes.Add($"{old.Call.Id}: no answer: {now.Unsupported}");
        }
        else if (old.Recorded is { Out: null, Error: null })
        {
            _new++;
        }
        else if (Bytes(old.Recorded).SequenceEqual(Bytes(now)))
        {
            _equal++;
        }
        else if (Judgement.Of(old, now, tolerances) is { Outcome: Outcome.Failed, Reason: var reason })
        {
            Changes.Add($"{old.Call.Id}: changed: {reason}");
        }
        else
        {
            _within++;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_equal} answers equal in every bit, {_within} within tolerance, {Changes.Count - _silent} changed, "
        + $"{_silent} without an answer" + (_new > 0 ? $", {_new} not recorded before" : "");

    private static byte[] Bytes(Answer answer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) CaseJson.WriteAnswer(json, "", answer);
        return buffer.ToArray();
    }
}
