using Compat.Conformance.Across;
using Compat.Conformance.Comparing;
using Compat.Conformance.Examples;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>What was compared of a case.</summary>
internal enum Aspect
{
    /// <summary>The result.</summary>
    Forward,

    /// <summary>The gradients.</summary>
    Gradient,

    /// <summary>The second gradients.</summary>
    SecondGradient,

    /// <summary>The exception.</summary>
    Error,

    /// <summary>The layout of the result.</summary>
    Strides,
}

/// <summary>How many cases had an aspect, and in how many it was equal.</summary>
internal readonly record struct Tally(int Equal, int Compared)
{
    internal int Different => Compared - Equal;
}

/// <summary>An operator's cases of one dtype on one engine.</summary>
internal sealed record Cell(
    string DType, IReadOnlyDictionary<Aspect, Tally> Aspects, IReadOnlyDictionary<Outcome, int> Outcomes, double Ulp)
{
    internal int Cases => Outcomes.Values.Sum();

    internal int Count(Outcome outcome) => Outcomes.GetValueOrDefault(outcome);
}

/// <summary>An operator on one engine.</summary>
internal sealed record OperatorRow(string Engine, string Family, string Op, IReadOnlyList<Cell> Cells)
{
    internal double Ulp => Cells.Max(cell => cell.Ulp);

    internal int Cases => Cells.Sum(cell => cell.Cases);

    internal int Count(Outcome outcome) => Cells.Sum(cell => cell.Count(outcome));
}

/// <summary>Everything a report says, however it is written.</summary>
internal sealed record ReportModel(
    IReadOnlyList<EngineRun> Runs,
    IReadOnlyList<OperatorRow> Rows,
    Crossing Crossing,
    IReadOnlyList<AbsentEngine> Absent,
    IReadOnlyList<ExampleResult> Programs)
{
    internal const int MostWorst = 40;
    internal const int MostFailed = 200;

    /// <summary>Column order: as PyTorch's documentation lists dtypes.</summary>
    private static readonly string[] Order =
    [
        "float32", "float64", "float16", "bfloat16", "complex64", "complex128", "int64", "int32", "int16", "int8", "uint8", "bool",
    ];

    /// <summary>The lines above the report.</summary>
    internal IReadOnlyList<(string Title, string Text)> Header => Report.Header.Of(Runs, Absent);

    internal static ReportModel Of(
        IReadOnlyList<EngineRun> runs, Families families, Tolerances tolerances, IReadOnlyList<AbsentEngine>? absent = null)
    {
        var rows = from run in runs
                   from op in run.Results.GroupBy(result => result.Op)
                   let family = families.Of(op.Key)
                   orderby family, op.Key, run.Engine
                   select new OperatorRow(run.Engine, family, op.Key, CellsOf(op));
        return new ReportModel(runs, [.. rows], Crossing.Of(runs, tolerances), absent ?? [], []);
    }

    /// <summary>The dtypes that occur, in the order of columns.</summary>
    internal IReadOnlyList<string> Types => [.. Rows.SelectMany(row => row.Cells).Select(cell => cell.DType).Distinct()
        .OrderBy(PlaceOf).ThenBy(type => type, StringComparer.Ordinal)];

    /// <summary>The cases that failed, at most a few an operator, and those that passed furthest from the recorded value.</summary>
    internal static IEnumerable<CaseResult> Failed(EngineRun run) => run.Results
        .Where(result => result.Outcome == Outcome.Failed).GroupBy(result => result.Op).SelectMany(group => group.Take(3)).Take(MostFailed);

    /// <inheritdoc cref="Failed"/>
    internal static IEnumerable<CaseResult> Worst(EngineRun run) => run.Results
        .Where(result => result.Passed && result.Judgement.Ulp > 0).OrderByDescending(result => result.Judgement.Ulp).Take(MostWorst);

    private static Cell[] CellsOf(IEnumerable<CaseResult> results) => [.. results.GroupBy(result => result.DType).Select(CellOf)];

    private static Cell CellOf(IGrouping<string, CaseResult> group) => new(
        group.Key,
        Enum.GetValues<Aspect>().ToDictionary(aspect => aspect, aspect => TallyOf(group, aspect)),
        group.GroupBy(result => result.Outcome).ToDictionary(outcome => outcome.Key, outcome => outcome.Count()),
        group.Max(result => result.Judgement.Ulp));

    private static Tally TallyOf(IEnumerable<CaseResult> results, Aspect aspect)
    {
        var verdicts = results.Select(result => Verdict(result.Judgement, aspect)).OfType<Verdict>().ToArray();
        return new Tally(verdicts.Count(verdict => verdict.Equal), verdicts.Length);
    }

    internal static Verdict? Verdict(Judgement judgement, Aspect aspect) => aspect switch
    {
        Aspect.Forward => judgement.Forward,
        Aspect.Gradient => judgement.Gradient,
        Aspect.SecondGradient => judgement.SecondGradient,
        Aspect.Error => judgement.Error,
        _ => judgement.Strides,
    };

    private static int PlaceOf(string type) => Array.IndexOf(Order, type) is var place && place < 0 ? Order.Length : place;
}
