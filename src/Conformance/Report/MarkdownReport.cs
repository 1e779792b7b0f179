using System.Globalization;
using System.Text;
using Compat.Conformance.Across;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>A report as Markdown.</summary>
internal static class MarkdownReport
{
    internal static string Of(ReportModel model)
    {
        var text = new StringBuilder("# Conformance with PyTorch\n\n");
        foreach (var (title, line) in model.Header) text.Append(CultureInfo.InvariantCulture, $"- {title}: {line}\n");
        text.Append("\n| engine | cases | passed | failed | excused | unsupported |\n|---|---|---|---|---|---|\n");
        foreach (var run in model.Runs)
        {
            var counts = Enum.GetValues<Outcome>().Select(outcome => Text(run.Count(outcome)));
            text.Append(CultureInfo.InvariantCulture, $"| {run.Engine} | {run.Results.Count} | {string.Join(" | ", counts)} |\n");
        }

        if (model.Crossing.HasSeveral) AppendCrossing(text, model.Crossing);
        AppendPrograms(text, model);
        AppendOperators(text, model);
        foreach (var run in model.Runs) AppendRun(text, run);
        return text.ToString();
    }

    private static void AppendCrossing(StringBuilder text, Crossing crossing)
    {
        text.Append("\n## Engines with each other\n\n");
        AppendTable(text, CrossingText.PairColumns, CrossingText.Pairs(crossing));
        text.Append('\n').Append(CrossingText.Totals(crossing)).Append("\n\n");
        if (crossing.Divergences.Count > 0) AppendTable(text, CrossingText.DivergenceColumns, CrossingText.Divergences(crossing));
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(text.Length, "---|", columns.Count).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row.Select(part => part.Replace("|", "\\|"))).Append(" |\n");
    }

    private static void AppendPrograms(StringBuilder text, ReportModel model)
    {
        if (model.Programs.Count == 0) return;
        text.Append("\n## Programs\n\n| program | lines that differ |\n|---|---|\n");
        foreach (var program in model.Programs)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {program.Name} | {program.Differences.Count} |\n");
        }

    }

    private static void AppendOperators(StringBuilder text, ReportModel model)
    {
        text.Append("\n## Operators\n\nEqual of compared, by operator, dtype and engine.\n\n");
        text.Append("| operator | dtype | engine | forward | gradient | second gradient | error | strides | unsupported | largest ulp |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in model.Rows)
        {
            foreach (var cell in row.Cells)
            {
                var tallies = Enum.GetValues<Aspect>().Select(aspect => Text(cell.Aspects[aspect]));
                text.Append(CultureInfo.InvariantCulture, $"| {row.Op} | {cell.DType} | {row.Engine} | {string.Join(" | ", tallies)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Text(cell.Count(Outcome.Unsupported))} | {cell.Ulp:G4} |\n");
            }
        }
    }

    private static void AppendRun(StringBuilder text, EngineRun run)
    {
        AppendCases(text, $"Differences of {run.Engine}", ReportModel.Failed(run));
        AppendCases(text, $"Furthest within tolerance on {run.Engine}", ReportModel.Worst(run).Take(10));
        if (run.Excuses.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n## Excuses of {run.Engine}\n\n| cases | kind | hits | reason |\n|---|---|---|---|\n");
        foreach (var excuse in run.Excuses)
        {
            var kind = excuse.IsPermanent ? "permanent" : "temporary";
            var hits = $"{excuse.Hits} of {excuse.Seen}";
            text.Append(CultureInfo.InvariantCulture, $"| `{excuse.Cases}` | {kind} | {hits} | {excuse.Reason} |\n");
        }
    }

    private static void AppendCases(StringBuilder text, string title, IEnumerable<CaseResult> results)
    {
        var all = results.ToArray();
        if (all.Length == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        foreach (var result in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {result.Id}\n\n");
            text.Append(result.Judgement.Reason ?? $"largest distance {result.Judgement.Ulp:G6} ulp").Append("\n\n");
            text.Append("```python\n").Append(CallText.Of(result.Call, isPython: true)).Append("\n```\n");
            text.Append("```csharp\n").Append(CallText.Of(result.Call, isPython: false)).Append("\n```\n");
        }
    }

    private static string Text(Tally tally) => tally.Compared == 0 ? "" : $"{tally.Equal}/{tally.Compared}";

    private static string Text(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
