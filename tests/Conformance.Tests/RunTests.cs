using System.Text.RegularExpressions;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Comparing;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>How a run ends: every case named, exit codes, the passing list, excuses.</summary>
public class RunTests
{
    private static readonly Answer Wrong = new(new FloatValue(99));

    [Fact]
    public void NothingDiffers_ExitCode0()
    {
        using var project = Three();
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());
    }

    [Fact]
    public void ADifference_ExitCode1()
    {
        using var project = Three();
        project.Caller.Otherwise["b/0"] = () => Wrong;
        Assert.Equal(ExitCodes.Different, project.Conform().Run());
        Assert.Equal(["b/0"], Ids(project, Outcome.Failed));
    }

    [Fact]
    public void UnreadableInput_ExitCode2_AndTheRestRuns()
    {
        using var project = Three();
        File.AppendAllText(project.CaseFile, "{\n");
        Assert.Equal(ExitCodes.WrongUsage, project.Conform().Run());
        Assert.Equal(3, Ids(project, Outcome.Passed).Length);
    }

    [Fact]
    public void WhatIsUnsupportedDoesNotFail_UnlessItPassedBefore()
    {
        using var project = Three();
        project.Caller.Otherwise["b/0"] = () => new Answer(Unsupported: "b does not exist yet.");
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());

        project.Caller.Otherwise.Clear();
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Accept = true }).Run());
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());

        project.Caller.Otherwise["b/0"] = () => new Answer(Unsupported: "b is gone.");
        Assert.Equal(ExitCodes.Different, project.Conform().Run());
        Assert.Equal("b/0", Assert.Single(Assert.Single(project.Conform().Execute()).StoppedPassing).Id);
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Accept = true }).Run());
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());
    }

    [Fact]
    public void APassingIdThatNoFileHas_FailsTheRun()
    {
        using var project = Three();
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Accept = true }).Run());
        File.WriteAllLines(project.CaseFile, File.ReadAllLines(project.CaseFile)[..2]);
        Assert.Equal(ExitCodes.Different, project.Conform().Run());
        Assert.Equal(["c/0"], Assert.Single(project.Conform().Execute()).Gone);
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Ops = ["a"], Files = [Foreign(project)] }).Run());
    }

    [Fact]
    public void AForeignFileIsNotJudgedByTheProjectsPassingList()
    {
        using var project = Three();
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Accept = true }).Run());
        project.Caller.Otherwise["b/0"] = () => new Answer(Unsupported: "b is gone.");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Files = [Foreign(project)] }).Run());
    }

    [Fact]
    public void AnExcuseCountsItsHits_AndFailsTheRunWhenNothingDiffersAnyMore()
    {
        using var project = Three();
        project.Write("excuses.json", """[{"cases": "b/*", "kind": "temporary", "reason": "b waits for c"}]""");
        project.Caller.Otherwise["b/0"] = () => Wrong;
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());
        Assert.Equal(["b/0"], Ids(project, Outcome.Excused));

        project.Caller.Otherwise.Clear();
        Assert.Equal(ExitCodes.Different, project.Conform().Run());
        Assert.Single(Assert.Single(project.Conform().Execute()).StaleExcuses);
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Ops = ["a"] }).Run());
    }

    [Fact]
    public void ATableEntryWithoutAReason_ExitCode2()
    {
        using var project = Three();
        project.Write("excuses.json", """[{"cases": "b/*", "kind": "temporary"}]""");
        Assert.Equal(ExitCodes.WrongUsage, Guarded.Run(project.Conform().Run));
        project.Write("excuses.json", "[]");
        project.Write("tolerances.json", """[{"op": "b", "dtype": "float64", "rtol": 1, "atol": 1}]""");
        Assert.Equal(ExitCodes.WrongUsage, Guarded.Run(project.Conform().Run));
    }

    [Fact]
    public void AWiderToleranceHoldsForItsOperatorAndDtype()
    {
        using var project = Three();
        project.Write("tolerances.json", """[{"op": "b", "dtype": "float64", "rtol": 0.5, "atol": 0, "reason": "for the test"}]""");
        project.Caller.Otherwise["b/0"] = () => new Answer(new FloatValue(5.5));
        Assert.Equal(ExitCodes.Equal, project.Conform().Run());
        project.Caller.Otherwise["c/0"] = () => new Answer(new FloatValue(6.5));
        Assert.Equal(["c/0"], Ids(project, Outcome.Failed));
    }

    [Fact]
    public void ACaseThatHangsOrThrows_IsNamedAndTheRunGoesOn()
    {
        using var project = Three();
        using var never = new ManualResetEventSlim();
        project.Caller.Otherwise["a/0"] = () =>
        {
            never.Wait();
            return Wrong;
        };
        project.Caller.Otherwise["b/0"] = () => throw new InvalidTimeZoneException("what no engine should throw");

        var run = Assert.Single((project.Conform() with { Limit = TimeSpan.FromSeconds(1) }).Execute());
        never.Set();

        Assert.Equal([Outcome.Failed, Outcome.Failed, Outcome.Passed], run.Results.Select(result => result.Outcome));
        Assert.Contains("did not end within 1 s", run.Results[0].Judgement.Reason);
        Assert.Contains("InvalidTimeZoneException", run.Results[1].Judgement.Reason);
    }

    [Fact]
    public void TheResultFileHoldsEveryAnswerInOrder_AndComparesEqual()
    {
        using var project = Three();
        project.Caller.Otherwise["b/0"] = () => new Answer(Unsupported: "b does not exist yet.");
        var file = Path.Combine(project.Root, "results.jsonl");
        (project.Conform() with { Results = file }).Run();
        Assert.Equal(
            ["""{"id":"a/0","out":4.0}""", """{"id":"b/0","unsupported":"b does not exist yet."}""", """{"id":"c/0","out":4.25}"""],
            File.ReadAllLines(file).Select(line => Regex.Replace(line, "\"run\":.*,(?=\"id\")", "")));
    }

    [Fact]
    public void EveryEngineThatIsHere_NamesTheOthersWithTheReason()
    {
        using var project = Three();
        var conform = project.Conform() with
        {
            Engines = [Conform.AllEngines],
            Callers = (engine, _) => engine == "reference" ? project.Caller : throw new UsageException($"{engine} is to be installed."),
        };
        Assert.Single(conform.Execute());
        Assert.Equal(["libtorch is to be installed.", "torchsharp is to be installed."], conform.Absent.Select(absent => absent.Reason));
        Assert.Throws<UsageException>(() => (conform with { Engines = ["reference", "libtorch"] }).Execute());
    }

    [Theory]
    [InlineData("conform", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("conform", "--cases", "/no/such/file.jsonl")]
    [InlineData("conform", "--ops", "no_such_operator")]
    [InlineData("conform", "--resume")]
    [InlineData("conform", "--shard", "3/2")]
    [InlineData("conform", "--device", "cuda", "--ops", "add")]
    [InlineData("merge", "/no/such/file.jsonl")]
    [InlineData("conform", "--engine", "no_such_engine", "--ops", "add")]
    public void WrongUsage_ExitCode2(params string[] arguments) => Assert.Equal(ExitCodes.WrongUsage, Program.Main(arguments));

    private static TemporaryProject Three() =>
        new(TemporaryProject.Add("a/0", 4), TemporaryProject.Add("b/0", 4.5), TemporaryProject.Add("c/0", 4.25));

    private static string Foreign(TemporaryProject project)
    {
        var file = Path.Combine(project.Root, "foreign.jsonl");
        File.Copy(project.CaseFile, file);
        return file;
    }

    private static string[] Ids(TemporaryProject project, Outcome outcome) =>
        [.. Assert.Single(project.Conform().Execute()).Results.Where(result => result.Outcome == outcome).Select(result => result.Id)];
}
