using System.CommandLine;
using Compat.Conformance.Live;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat conform</c>: compares engines with recorded PyTorch results.</summary>
internal static class ConformCommand
{
    internal static Command Create()
    {
        Option<string[]> cases = Several("--cases", "case files, plain or gzipped; by default the recorded ones of the project");
        Option<string[]> engines = Several("--engine", "reference, libtorch, torchsharp, or all that are here; by default reference");
        Option<string> device = new("--device") { Description = "where tensors lie: cpu, cuda, cuda:1", DefaultValueFactory = _ => "cpu" };
        Option<string[]> ops = Several("--ops", "operators, with * and ?; by default all");
        Option<string[]> types = Several("--dtypes", "dtypes of the first tensor; by default all");
        Option<string?> results = new("--results") { Description = "writes what the engine gave to this file (.jsonl or .jsonl.gz)" };
        Option<bool> resume = new("--resume") { Description = "goes on with the file of --results where it ends" };
        Option<string?> shard = new("--shard") { Description = "I/N: part I of N of the cases, the same on every machine" };
        Option<string?> report = new("--report") { Description = "writes report.md, .html, .json and .junit.xml into this folder" };
        Option<bool> accept = new("--accept") { Description = "makes the project's list of passing cases say what passes now" };
        Option<bool> quiet = new("--quiet") { Description = "prints the totals only" };
        Option<double> limit = new("--limit") { Description = "seconds that one case may take", DefaultValueFactory = _ => 20 };
        Option<bool> live = new("--live") { Description = "asks an installed PyTorch instead of the record" };
        Option<string?> python = new("--python") { Description = "the Python that has it; by default it is looked for" };
        Option<string?> record = new("--record") { Description = "writes its answers as a case file (.jsonl or .jsonl.gz)" };
        Command conform = new("conform", "Compare engines with recorded PyTorch results.")
        {
            cases, engines, device, ops, types, shard, results, resume, report, accept, quiet, limit, live,
            python, record,
        };
        conform.SetAction(parsed => Guarded.Run(() =>
        {
            using var signal = new StopSignal();
            return new Conform
            {
                Files = parsed.GetValue(cases) ?? [],
                Engines = parsed.GetValue(engines) is { Length: > 0 } named ? named : ["reference"],
                Device = parsed.GetRequiredValue(device),
                Ops = parsed.GetValue(ops) ?? [],
                Types = parsed.GetValue(types) ?? [],
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part) : Shard.Whole,
                Results = parsed.GetValue(results),
                Resume = parsed.GetValue(resume),
                Stops = () => signal.IsGiven,
                Report = parsed.GetValue(report),
                Accept = parsed.GetValue(accept),
                Quiet = parsed.GetValue(quiet),
                Live = LiveOptions.Of(parsed.GetValue(live), parsed.GetValue(python), parsed.GetValue(record)),
                Limit = TimeSpan.FromSeconds(parsed.GetValue(limit)),
            }.Run();
        }));
        return conform;
    }

    private static Option<string[]> Several(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };
}
