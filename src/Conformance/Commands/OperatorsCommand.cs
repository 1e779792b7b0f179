using System.CommandLine;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat operators</c>: which operators count, and what keeps each of the others from it.</summary>
internal static class OperatorsCommand
{
    internal static Command Create()
    {
        Option<string[]> cases = new("--cases")
        {
            Description = "case files; by default the recorded ones",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string> engine = new("--engine") { Description = "reference or libtorch", DefaultValueFactory = _ => "reference" };
        Option<string[]> ops = new("--ops") { Description = "operators, with * and ?", AllowMultipleArgumentsPerToken = true };
        Option<string?> names = new("--names") { Description = "a file of operators, # for comments; by default all recorded" };
        Command operators = new("operators", "Count the operators all of whose recorded samples pass.") { cases, engine, ops, names };
        operators.SetAction(parsed => Guarded.Run(() => Run(
            new Conform
            {
                Files = parsed.GetValue(cases) ?? [],
                Engines = [parsed.GetRequiredValue(engine)],
                Ops = parsed.GetValue(ops) ?? [],
            },
            parsed.GetValue(names))));
        return operators;
    }

    private static int Run(Conform conform, string? namesFile)
    {
        var run = conform.Execute().Single();
        var counts = OperatorCount.Of(run.Results, namesFile is null ? null : Names(namesFile));
        foreach (var count in counts.Where(count => !count.Counts)) Console.WriteLine(Line(count));
        Console.WriteLine(Totals(counts, run.Engine));
        foreach (var damage in run.Damages) Console.WriteLine($"unreadable: {damage}");
        return run.Damages.Count > 0 ? ExitCodes.WrongUsage : ExitCodes.Equal;
    }

    private static List<string> Names(string file) => [.. File.ReadLines(file)
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Distinct()];

    /// <summary>How many count, in one line.</summary>
    internal static string Totals(IReadOnlyCollection<OperatorCount> counts, string engine) =>
        $"{counts.Count(count => count.Counts)} of {counts.Count} operators count "
        + $"({counts.Count(count => count.CountsWithErrors)} with their error samples too) on {engine}";

    private static string Line(OperatorCount count) => count.First is not { } first
        ? $"{count.Op}: no sample is recorded"
        : $"{count.Op}: {count.Passed} of {count.Cases}; {first.Id}: {first.Outcome.ToString().ToLowerInvariant()}: "
            + (first.Judgement.Reason ?? "").ReplaceLineEndings(" ");
}
