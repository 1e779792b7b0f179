using System.CommandLine;

namespace Compat.Conformance.Commands;

/// <summary><c>compat run</c>: runs programs on several engines and on PyTorch, and compares what they print.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        Argument<string[]> programs = new("PROGRAM")
        {
            Description = "an example, a C# file, or a project; by default all examples",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string[]> engines = new("--engine")
        {
            Description = "reference, libtorch or torchsharp, each named by an option of its own or separated by commas; by default "
                + "reference and libtorch",
        };
        Option<bool> live = new("--live")
        {
            Description = "runs the Python twin on an installed PyTorch, or takes what was recorded of it",
        };
        Option<string?> python = new("--python") { Description = "the Python to use; by default one that has PyTorch is looked for" };
        Option<bool> trace = new("--trace") { Description = "compares every operator's result, and draws the losses" };
        Option<string> report = new("--report")
        {
            Description = "the folder for traces and pictures",
            DefaultValueFactory = _ => "report",
        };
        Option<double> limit = new("--limit") { Description = "seconds that a run may take", DefaultValueFactory = _ => 180 };
        Command run = new("run", "Run programs on several engines and compare what they print.")
        {
            programs, engines, live, python, trace, report, limit,
        };
        run.SetAction(parsed => Guarded.Run(() => new Run
        {
            Programs = parsed.GetValue(programs) ?? [],
            Engines = parsed.GetValue(engines) is { Length: > 0 } named ? named : ["reference", "libtorch"],
            Live = parsed.GetValue(live),
            Python = parsed.GetValue(python),
            Trace = parsed.GetValue(trace),
            Report = parsed.GetRequiredValue(report),
            Limit = TimeSpan.FromSeconds(parsed.GetValue(limit)),
        }.Execute(Console.Out)));
        return run;
    }
}
