using System.CommandLine;

namespace Compat.Conformance.Commands;

/// <summary><c>compat conform</c>: compares engines with recorded PyTorch results.</summary>
internal static class ConformCommand
{
    internal static Command Create()
    {
        Option<string[]> cases = Several("--cases", "case files, plain or gzipped; by default the recorded ones of the project");
        Option<string[]> engines = Several("--engine", "reference or libtorch; by default reference");
        Option<string[]> ops = Several("--ops", "operators, with * and ?; by default all");
        Option<string[]> types = Several("--dtypes", "dtypes of the first tensor; by default all");
        Option<string?> results = new("--results") { Description = "writes what the engine gave to this file (.jsonl or .jsonl.gz)" };
        Option<string?> report = new("--report") { Description = "writes report.md and report.html into this folder" };
        Option<bool> accept = new("--accept") { Description = "makes the project's list of passing cases say what passes now" };
        Option<bool> quiet = new("--quiet") { Description = "prints the totals only" };
        Option<double> limit = new("--limit") { Description = "seconds that one case may take", DefaultValueFactory = _ => 20 };
        Command conform = new("conform", "Compare engines with recorded PyTorch results.")
        {
            cases, engines, ops, types, results, report, accept, quiet, limit,
        };
        conform.SetAction(parsed => Guarded.Run(() => new Conform
        {
            Files = parsed.GetValue(cases) ?? [],
            Engines = parsed.GetValue(engines) is { Length: > 0 } named ? named : ["reference"],
            Ops = parsed.GetValue(ops) ?? [],
            Types = parsed.GetValue(types) ?? [],
            Results = parsed.GetValue(results),
            Report = parsed.GetValue(report),
            Accept = parsed.GetValue(accept),
            Quiet = parsed.GetValue(quiet),
            Limit = TimeSpan.FromSeconds(parsed.GetValue(limit)),
        }.Run()));
        return conform;
    }

    private static Option<string[]> Several(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };
}
