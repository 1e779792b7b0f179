using System.Globalization;
using Compat.Conformance.Across;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;
using Spectre.Console;

namespace Compat.Conformance.Report;

/// <summary>How much a summary says.</summary>
internal enum Amount
{
    /// <summary>One line, and what fails the run beside the cases.</summary>
    Totals,

    /// <summary>The table and the differences too.</summary>
    Differences,

    /// <summary>Also strides, and why cases are unsupported.</summary>
    Everything,
}

/// <summary>A run on the console: a table by family, then what needs attention.</summary>
internal static class ConsoleSummary
{
    private const int MostShown = 40;
    private const int MostStrides = 10;
    private const int RedirectedWidth = 140;

    internal static void Write(EngineRun run, Families families, Amount amount)
    {
        if (Console.IsOutputRedirected) (AnsiConsole.Profile.Width, AnsiConsole.Profile.Capabilities.Ansi) = (RedirectedWidth, false);
        if (amount >= Amount.Differences)
        {
            AnsiConsole.Write(Table(run, families));
            WriteCases("failed", run.Results.Where(result => result.Outcome == Outcome.Failed));
        }

        if (amount >= Amount.Everything)
        {
            WriteStrides(run.Results.Where(result => result.Judgement.Strides is { Equal: false }));
            WriteReasons(run.Results.Where(result => result.Outcome == Outcome.Unsupported));
        }

        foreach (var damage in run.Damages) Console.WriteLine($"unreadable: {damage}");
        WriteCases("no longer passes", run.StoppedPassing);
        foreach (var id in run.Gone.Take(MostShown)) Console.WriteLine($"in the passing list, but in no case file: {id}");
        foreach (var excuse in run.StaleExcuses) Console.WriteLine($"excuse that no longer applies: {excuse.Cases} ({excuse.Reason})");
        Console.WriteLine(Totals(run));
    }

    /// <summary>What was compared with what, before the runs.</summary>
    internal static void WriteHeader(ReportModel model)
    {
        foreach (var (title, text) in model.Header) Console.WriteLine($"{title}: {text.ReplaceLineEndings(" ")}");
    }

    /// <summary>The engines that are not here, where no header names them.</summary>
    internal static void WriteAbsent(IEnumerable<AbsentEngine> absent)
    {
        foreach (var engine in absent) Console.WriteLine($"{engine.Engine}: absent: {engine.Reason.ReplaceLineEndings(" ")}");
    }

    /// <summary>The engines with each other, after the runs.</summary>
    internal static void Write(Crossing crossing, Amount amount)
    {
        if (!crossing.HasSeveral) return;
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in CrossingText.PairColumns) table.AddColumn(column);
        foreach (var row in CrossingText.Pairs(crossing)) table.AddRow([.. row.Select(Markup.Escape)]);
        if (amount >= Amount.Differences)
        {
            AnsiConsole.Write(table);
            foreach (var found in crossing.Divergences.Take(MostShown)) Console.WriteLine($"{found.Words}: {found.Case.Id}");
            if (crossing.Divergences.Count > MostShown) Console.WriteLine($"{crossing.Divergences.Count - MostShown} more in the report");
        }

        Console.WriteLine(CrossingText.Totals(crossing));
    }

    private static string Totals(EngineRun run) =>
        $"{run.Engine}: {run.Results.Count} cases: {run.Count(Outcome.Passed)} passed, {run.Count(Outcome.Failed)} failed, "
        + $"{run.Count(Outcome.Excused)} excused, {run.Count(Outcome.Unsupported)} unsupported; "
        + $"strides equal in {run.Results.Count(result => result.Judgement.Strides is { Equal: true })} "
        + $"of {run.Results.Count(result => result.Judgement.Strides is not null)}";

    private static Table Table(EngineRun run, Families families)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(run.Engine);
        foreach (var name in new[] { "operators", "cases", "passed", "failed", "excused", "unsupported", "strides differ", "largest ulp" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var family in run.Results.GroupBy(result => families.Of(result.Op)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AddRow(Row(family.Key, [.. family]));
        }

        table.AddEmptyRow();
        return table.AddRow(Row("all", run.Results));
    }

    private static string[] Row(string name, IReadOnlyList<CaseResult> results)
    {
        int Count(Outcome outcome) => results.Count(result => result.Outcome == outcome);
        var ulps = results.Where(result => result.Passed).Select(result => result.Judgement.Ulp).DefaultIfEmpty(0).Max();
        return
        [
            Markup.Escape(name),
            Text(results.Select(result => result.Op).Distinct().Count()),
            Text(results.Count),
            Colored(Count(Outcome.Passed), "green"),
            Colored(Count(Outcome.Failed), "red"),
            Colored(Count(Outcome.Excused), "yellow"),
            Colored(Count(Outcome.Unsupported), "blue"),
            Text(results.Count(result => result.Judgement.Strides is { Equal: false })),
            ulps.ToString("G6", CultureInfo.InvariantCulture),
        ];
    }

    private static string Text(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string Colored(int count, string color) => count == 0 ? "" : $"[{color}]{count}[/]";

    private static void WriteCases(string what, IEnumerable<CaseResult> results)
    {
        var all = results.ToArray();
        foreach (var result in all.Take(MostShown)) Console.WriteLine($"{what}: {result.Id}: {result.Judgement.Reason}");
        if (all.Length > MostShown) Console.WriteLine($"{what}: {all.Length - MostShown} more");
    }

    private static void WriteStrides(IEnumerable<CaseResult> results)
    {
        var all = results.ToArray();
        foreach (var result in all.Take(MostStrides)) Console.WriteLine($"strides: {result.Id}: {result.Judgement.Strides!.Difference}");
        if (all.Length > MostStrides) Console.WriteLine($"strides: {all.Length - MostStrides} more");
    }

    private static void WriteReasons(IEnumerable<CaseResult> unsupported)
    {
        var groups = unsupported.GroupBy(result => result.Judgement.Reason).OrderByDescending(group => group.Count()).ToArray();
        foreach (var group in groups.Take(MostShown))
        {
            Console.WriteLine($"unsupported: {group.Count()} cases: {group.Key} ({group.First().Id})");
        }

        if (groups.Length > MostShown) Console.WriteLine($"unsupported: {groups.Length - MostShown} more reasons");
    }
}
