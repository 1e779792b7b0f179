using System.CommandLine;
using Compat.Conformance.Examples;
using Compat.Conformance.Report;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat</c> alone: recorded cases and example programs on the default engine, a summary, a report.</summary>
internal static class MainCommand
{
    private const string Folder = "report";

    internal static RootCommand Create()
    {
        RootCommand root = new("PyTorch for C#, compared with PyTorch's own results.");
        root.SetAction(_ => Guarded.Run(Run));
        return root;
    }

    private static int Run()
    {
        var conform = new Conform();
        var runs = conform.Execute();
        var families = conform.Project!.Families();
        foreach (var run in runs)
        {
            ConsoleSummary.Write(run, families, Amount.Differences);
            Console.WriteLine(OperatorsCommand.Totals(OperatorCount.Of(run.Results), run.Engine));
        }

        var model = ReportModel.Of(runs, families, conform.Project.Tolerances());
        ConsoleSummary.WriteHeader(model);
        var programs = ExamplePrograms.Find(conform.Project.Root).Select(RunExample).ToArray();
        model = model with { Programs = programs };
        foreach (var file in ReportFiles.Write(Folder, model)) Console.WriteLine($"report: {Path.GetFullPath(file)}");
        var code = Conform.ExitCode(runs);
        return code == ExitCodes.Equal && programs.Any(program => program.Differences.Count > 0) ? ExitCodes.Different : code;
    }

    private static ExampleResult RunExample(string folder)
    {
        var result = ExamplePrograms.Run(folder);
        var verdict = result.Differences.Count == 0 ? "prints what PyTorch prints" : $"{result.Differences.Count} lines differ";
        Console.WriteLine($"example {result.Name}: {verdict} ({result.Seconds:0.0} s)");
        foreach (var difference in result.Differences.Take(5)) Console.WriteLine($"  {difference}");
        return result;
    }
}
