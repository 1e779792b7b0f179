using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;

namespace Compat.Conformance.Running;

/// <summary>How one case ended on one engine.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="DType">The dtype it counts under.</param>
/// <param name="IsOwn">Whether it is one of the project's own.</param>
/// <param name="IsErrorSample">Whether PyTorch raised.</param>
/// <param name="Judgement">How it ended.</param>
public sealed record CaseResult(Call Call, string DType, bool IsOwn, bool IsErrorSample, Judgement Judgement)
{
    /// <summary>The case's id.</summary>
    public string Id => Call.Id;

    /// <summary>The operator.</summary>
    public string Op => Call.Op;

    /// <summary>The name of the case file it is from.</summary>
    public string File { get; init; } = "";

    /// <summary>What the engine gave.</summary>
    public Answer Answer { get; init; } = new();

    /// <summary>How long the answer took; 0 for one that was read from a result file.</summary>
    public double Seconds { get; init; }

    /// <summary>How it ended, in one word.</summary>
    public Outcome Outcome => Judgement.Outcome;

    /// <summary>Whether everything counted as equal.</summary>
    public bool Passed => Outcome == Outcome.Passed;
}
