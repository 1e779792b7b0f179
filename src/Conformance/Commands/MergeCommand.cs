using System.CommandLine;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat merge</c>: joins the result files of shards and of engines into one report.</summary>
internal static class MergeCommand
{
    internal static Command Create()
    {
        Argument<string[]> files = new("FILES") { Description = "result files of conform", Arity = ArgumentArity.OneOrMore };
        Option<string[]> cases = new("--cases")
        {
            Description = "the case files that were asked; by default the recorded ones of the project",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> report = new("--report") { Description = "writes report.md, .html, .json and .junit.xml into this folder" };
        Option<bool> quiet = new("--quiet") { Description = "prints the totals only" };
        Command merge = new("merge", "Join result files of shards and engines into one report.") { files, cases, report, quiet };
        merge.SetAction(parsed => Guarded.Run(() => Run(
            parsed.GetRequiredValue(files),
            new Conform
            {
                Files = parsed.GetValue(cases) ?? [],
                Report = parsed.GetValue(report),
                Quiet = parsed.GetValue(quiet),
            })));
        return merge;
    }

    /// <summary>Judges the answers of the files anew, and reports as the run itself would.</summary>
    /// <exception cref="UsageException">The files are not of one run, or leave cases out.</exception>
    internal static int Run(IReadOnlyList<string> files, Conform conform)
    {
        var parts = files.Select(file => (File: file, Answers: KeptAnswers.Read(file))).ToArray();
        foreach (var (file, answers) in parts)
        {
            if (answers.Stamp is null) throw new UsageException($"{file} does not say what run it is from.");
        }

        var cases = parts[0].Answers.Stamp!.Cases;
        foreach (var (file, answers) in parts)
        {
            if (!answers.Stamp!.Cases.IsSame(cases)) throw new UsageException($"{file} and {files[0]} are over different cases.");
        }

        Check(cases, conform);
        var callers = parts.GroupBy(part => part.Answers.Stamp!.Engine)
            .ToDictionary(group => group.Key, group => new MergedCaller([.. group]));
        var merged = conform with
        {
            Engines = [.. callers.Keys],
            Ops = [.. cases.Ops],
            Types = [.. cases.Dtypes],
            Callers = (engine, _) => callers[engine],
        };
        var runs = merged.Execute();
        Complete(callers.Values);
        return merged.Show(runs);
    }

    private static void Check(CaseSet cases, Conform conform)
    {
        var here = CaseSet.Of(conform.Files.Length > 0 ? conform.Files : conform.Project?.CaseFiles ?? [], [], []);
        if (cases.Files.Except(here.Files).Concat(here.Files.Except(cases.Files)).FirstOrDefault() is { } other)
        {
            throw new UsageException($"The results are over other case files than those here: {other.Name} differs.");
        }
    }

    private static void Complete(IEnumerable<MergedCaller> callers)
    {
        foreach (var caller in callers.Where(caller => caller.Missing.Count > 0))
        {
            throw new UsageException($"{caller.Missing.Count} cases of {caller.Engine} have no answer, {caller.Missing[0]} the first: "
                + "that run did not end; conform --resume goes on with it.");
        }
    }
}
