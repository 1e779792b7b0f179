using System.Globalization;
using System.Net;
using System.Text;
using Compat.Conformance.Across;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>A report as one page that needs no other file.</summary>
internal static class HtmlReport
{
    internal static string Of(ReportModel model)
    {
        var page = new StringBuilder(Resource("report.html"));
        page.Replace("{{style}}", Resource("report.css")).Replace("{{script}}", Resource("report.js"));
        page.Replace("{{totals}}", string.Concat(model.Runs.Select(Totals)));
        page.Replace("{{header}}", string.Concat(model.Header.Select(About)));
        page.Replace("{{crossing}}", model.Crossing.HasSeveral ? OfCrossing(model.Crossing) : "");
        page.Replace("{{programs}}", Programs(model));
        page.Replace("{{engines}}", Options(model.Rows.Select(row => row.Engine)));
        page.Replace("{{families}}", Options(model.Rows.Select(row => row.Family)));
        page.Replace("{{types}}", string.Concat(model.Types.Select(type => $"<th class=type>{Escape(type)}</th>")));
        page.Replace("{{rows}}", string.Concat(model.Rows.Select(row => Row(row, model.Types))));
        page.Replace("{{details}}", string.Concat(model.Runs.Select(Details)));
        return page.ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Compat.Conformance.Report." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string About((string Title, string Text) line) => $"<dt>{Escape(line.Title)}</dt><dd>{Escape(line.Text)}</dd>";

    private static string Totals(EngineRun run)
    {
        var parts = Enum.GetValues<Outcome>().Where(outcome => run.Count(outcome) > 0).ToArray();
        var bar = string.Concat(parts.Select(outcome => $"<i class={Name(outcome)} style=\"flex-grow:{run.Count(outcome)}\"></i>"));
        var counts = string.Concat(
            parts.Select(outcome => $"<span class={Name(outcome)}><b>{run.Count(outcome)}</b> {Name(outcome)}</span>"));
        return $"<section class=total><h2>{Escape(run.Engine)}</h2><p class=cases>{run.Results.Count} cases</p>"
            + $"<div class=bar>{bar}</div><p class=counts>{counts}</p></section>";
    }

    private static string OfCrossing(Crossing crossing)
    {
        var text = new StringBuilder();
        AppendTable(text, "Engines with each other", CrossingText.PairColumns, CrossingText.Pairs(crossing));
        var title = CrossingText.Totals(crossing);
        AppendTable(text, title, CrossingText.DivergenceColumns, CrossingText.Divergences(crossing));
        if (crossing.Divergences.Count == 0) text.Append($"<section><p>{Escape(title)}</p></section>");
        return text.ToString();
    }

    private static string Programs(ReportModel model)
    {
        if (model.Programs.Count == 0) return "";
        var items = model.Programs.Select(program => program.Differences.Count == 0
            ? $"<li class=passed>{Escape(program.Name)}</li>"
            : $"<li class=failed>{Escape(program.Name)}: {program.Differences.Count} lines differ"
                + $"<pre>{Escape(string.Join('\n', program.Differences.Take(10)))}</pre></li>");
        return $"<section><h2>Programs that print what PyTorch prints</h2><ul class=programs>{string.Concat(items)}</ul></section>";
    }

    private static string Options(IEnumerable<string> names) =>
        string.Concat(names.Distinct().Order(StringComparer.Ordinal).Select(name => $"<option>{Escape(name)}</option>"));

    private static string Row(OperatorRow row, IReadOnlyList<string> types)
    {
        var bad = row.Count(Outcome.Failed);
        var missing = row.Count(Outcome.Unsupported);
        var cells = string.Concat(types.Select(type => CellOf(row.Cells.FirstOrDefault(cell => cell.DType == type))));
        var differs = row.Cases == row.Count(Outcome.Passed) ? 0 : 1;
        return $"<tr data-engine=\"{Escape(row.Engine)}\" data-family=\"{Escape(row.Family)}\" data-differs={differs}>"
            + $"<td class=op>{Escape(row.Op)}</td><td>{Escape(row.Family)}</td><td>{Escape(row.Engine)}</td>"
            + Number(row.Count(Outcome.Passed)) + Number(bad, "failed") + Number(missing, "unsupported")
            + $"<td class=n data-v=\"{Text(row.Ulp)}\">{Text(row.Ulp)}</td>{cells}</tr>\n";
    }

    private static string Number(int count, string name = "") =>
        count == 0 ? "<td class=n data-v=0></td>" : $"<td class=\"n {name}\" data-v={count}>{count}</td>";

    private static string CellOf(Cell? cell)
    {
        if (cell is null) return "<td></td>";
        var marks = Enum.GetValues<Aspect>().Select(aspect => Mark(cell, aspect));
        var lines = Enum.GetValues<Aspect>().Where(aspect => cell.Aspects[aspect].Compared > 0)
            .Select(aspect => $"{Words(aspect)} {cell.Aspects[aspect].Equal}/{cell.Aspects[aspect].Compared}")
            .Append($"{cell.Count(Outcome.Unsupported)} unsupported, {cell.Count(Outcome.Excused)} excused, largest {Text(cell.Ulp)} ulp");
        return $"<td class=cell title=\"{Escape(cell.DType + "\n" + string.Join('\n', lines))}\">{string.Concat(marks)}</td>";
    }

    private static string Mark(Cell cell, Aspect aspect)
    {
        var tally = cell.Aspects[aspect];
        var name = tally.Different > 0 ? aspect == Aspect.Strides ? "excused" : cell.Count(Outcome.Failed) > 0 ? "failed" : "excused"
            : tally.Compared > 0 ? "passed"
            : aspect == Aspect.Forward && cell.Count(Outcome.Unsupported) > 0 ? "unsupported" : "none";
        return $"<i class={name}></i>";
    }

    private static string Details(EngineRun run)
    {
        var text = new StringBuilder();
        AppendCases(text, $"Differences of {run.Engine}", ReportModel.Failed(run));
        AppendCases(text, $"Furthest within tolerance on {run.Engine}", ReportModel.Worst(run));
        AppendTable(text, $"Excuses of {run.Engine}", ["cases", "kind", "hits", "reason"], run.Excuses.Select(excuse => new[]
        {
            excuse.Cases, excuse.IsPermanent ? "permanent" : "temporary", $"{excuse.Hits} of {excuse.Seen}", excuse.Reason,
        }));
        var reasons = run.Results.Where(result => result.Outcome == Outcome.Unsupported).GroupBy(result => result.Judgement.Reason)
            .OrderByDescending(group => group.Count()).Take(ReportModel.MostFailed)
            .Select(group => new[] { group.Key ?? "", Text(group.Count()), group.First().Id });
        AppendTable(text, $"Unsupported on {run.Engine}", ["why", "cases", "first"], reasons);
        return text.ToString();
    }

    private static void AppendCases(StringBuilder text, string title, IEnumerable<CaseResult> results)
    {
        var items = results.Select(Case).ToArray();
        if (items.Length > 0) text.Append($"<section><h2>{Escape(title)}</h2>{string.Concat(items)}</section>");
    }

    private static string Case(CaseResult result) =>
        $"<details class=case><summary><code>{Escape(result.Id)}</code> "
        + $"<span>{Escape(result.Judgement.Reason ?? Text(result.Judgement.Ulp) + " ulp")}</span></summary>"
        + $"<h4>Python</h4><pre>{Escape(CallText.Of(result.Call, isPython: true))}</pre>"
        + $"<h4>C#</h4><pre>{Escape(CallText.Of(result.Call, isPython: false))}</pre></details>";

    private static void AppendTable(StringBuilder text, string title, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(row => "<tr>" + string.Concat(row.Select(part => $"<td>{Escape(part)}</td>")) + "</tr>").ToArray();
        if (lines.Length == 0) return;
        var head = string.Concat(columns.Select(column => $"<th>{column}</th>"));
        text.Append($"<section><h2>{Escape(title)}</h2><table class=plain><thead><tr>{head}</tr></thead>");
        text.Append($"<tbody>{string.Concat(lines)}</tbody></table></section>");
    }

    private static string Words(Aspect aspect) =>
        aspect == Aspect.SecondGradient ? "second gradient" : aspect.ToString().ToLowerInvariant();

    private static string Name(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Text(double number) => number.ToString("G5", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
