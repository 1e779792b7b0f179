using System.CommandLine;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat operators</c>: which operators count, and what keeps each of the others from it.</summary>
internal static class OperatorsCommand
{
    internal static Command Create()
    {
        Option<string[]> cases = new("--cases") { Description = "case files; by default the recorded ones", AllowMultipleArgumentsPerToken = true };
        Option<string> engine = new("--engine") { Description = "reference or libtorch", DefaultValueFactory = _ => "reference" };
        Option<string[]> ops = new("--ops") { Description = "operators, with * and ?", AllowMultipleArgumentsPerToken = true };
        Option<string?> names = new("--names") { Description = "a file of the operators to count, # for comments; by default all recorded" };
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
        var groups = run.Results.GroupBy(result => result.Op).ToDictionary(group => group.Key, group => group.ToArray());
        var names = namesFile is null ? [.. groups.Keys.Order(StringComparer.Ordinal)] : Names(namesFile);
        var (counting, withErrors) = (0, 0);
        foreach (var name in names)
        {
            var results = groups.GetValueOrDefault(name) ?? [];
            var values = results.Where(result => !result.IsErrorSample).ToArray();
            var first = values.FirstOrDefault(result => !result.Passed);
            if (values.Length > 0 && first is null)
            {
                counting++;
                if (results.All(result => result.Passed)) withErrors++;
                continue;
            }

            var passed = results.Count(result => result.Passed);
            Console.WriteLine(first is null
                ? $"{name}: no sample is recorded"
                : $"{name}: {passed} of {results.Length}; {first.Id}: {first.Outcome.ToString().ToLowerInvariant()}: {OneLine(first)}");
        }

        Console.WriteLine($"{counting} of {names.Count} operators count ({withErrors} with their error samples too) on {run.Engine}");
        foreach (var damage in run.Damages) Console.WriteLine($"unreadable: {damage}");
        return run.Damages.Count > 0 ? ExitCodes.WrongUsage : ExitCodes.Equal;
    }

    private static List<string> Names(string file) => [.. File.ReadLines(file)
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Distinct()];

    private static string OneLine(CaseResult result) => (result.Judgement.Reason ?? "").ReplaceLineEndings(" ");
}
