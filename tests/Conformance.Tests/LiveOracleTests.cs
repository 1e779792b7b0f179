using System.Diagnostics;
using Compat.Conformance.Cases;
using Compat.Conformance.Live;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>PyTorch in a process of its own: it gives what was recorded, and a call that goes wrong costs that call.</summary>
public class LiveOracleTests
{
    private static readonly string Faulty = Path.Combine(AppContext.BaseDirectory, "faulty", "faulty_oracle.py");

    [PythonFact]
    public void PyTorchGivesWhatWasRecorded_WhereItIsTheSameVersion()
    {
        var filter = new CaseFilter(["add", "sum", "linalg.*"]);
        var recorded = ProjectData.Find()!.CaseFiles.SelectMany(file => new CaseReader(filter).Read(file));
        var comparison = new RecordComparison(Comparing.Tolerances.None);
        using var oracle = Open(OracleSettings.Of(TimeSpan.FromSeconds(20)));
        Assert.SkipUnless(oracle.Description.PyTorch.StartsWith("2.13.0", StringComparison.Ordinal), $"{oracle.Description}");
        var count = 0;
        foreach (var (old, now) in recorded.Zip(oracle.Answer(recorded)))
        {
            Assert.Equal(old.Call.Id, now.Call.Id);
            comparison.Add(old, now.Recorded);
            count++;
        }

        Assert.True(count > 200);
        Assert.Empty(comparison.Changes);
        Assert.Equal(1, oracle.Description.Threads);
    }

    [PythonFact]
    public void ACallThatEndsTheProcess_IsNamed_AndTheRestIsAnswered()
    {
        var answers = Ask("item", "fault.die", "item", "item");
        Assert.Contains("code 7", answers[1].Unsupported);
        Assert.Equal([true, false, true, true], answers.Select(answer => answer.Out is not null));
    }

    [PythonFact]
    public void ACallThatHangs_IsNamed_AndTheRestIsAnswered()
    {
        using var oracle = Open(Settings with { Limit = TimeSpan.FromSeconds(2) });
        var answers = Answers(oracle, "item", "fault.hang", "item");
        Assert.Contains("within 2 s", answers[1].Unsupported);
        Assert.Equal(new IntValue(3), answers[2].Out);
    }

    [PythonFact]
    public void WhatIsPrintedIsNoAnswer_AndBlocksNothing()
    {
        var answers = Ask("fault.print", "item");
        Assert.Equal([new IntValue(1), new IntValue(3)], answers.Select(answer => answer.Out));
    }

    [PythonFact]
    public void TooMuchMemoryIsNotPyTorchsAnswer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only there the address space can be limited");
        Assert.Contains("memory", Ask("fault.memory")[0].Unsupported);
    }

    [PythonFact]
    public void WarningsAreCounted()
    {
        using var oracle = Open(Settings);
        Assert.Equal(2, oracle.Answer([Case("fault.warn"), Case("fault.warn", 1)]).Count());
        Assert.Equal(2, oracle.Warnings["UserWarning: mind the gap"]);
    }

    [PythonFact]
    public void WhatCannotBeWritten_OrIsNoOperator_OrDiffersEachTime_IsNoAnswer()
    {
        string[] ops = ["fault.secret", "fault.differ", "os.system", "load", "no_such_operator"];
        using var oracle = new LiveOracle(InstalledPython.Found, Settings) { Runs = 2 };
        Assert.All(oracle.Answer(ops.Select(op => Case(op))), item => Assert.NotNull(item.Recorded.Unsupported));
        Assert.Equal(0, oracle.Restarts);
    }

    [PythonFact]
    public void AProcessKilledFromOutside_IsReplaced()
    {
        using var oracle = Open(Settings);
        Assert.NotNull(oracle.Answer([Case("item")]).Single().Recorded.Out);
        using var process = Process.GetProcessById(oracle.ProcessId!.Value);
        process.Kill();
        process.WaitForExit();
        Assert.NotNull(oracle.Answer([Case("item"), Case("item", 1)]).Last().Recorded.Out);
        Assert.Equal(1, oracle.Restarts);
    }

    [PythonFact]
    public void ACallWithoutARecord_GetsItsGradientVectorsDrawn()
    {
        var input = new TensorValue(ElementType.Find("float64")!, [1], BitConverter.GetBytes(2.0), RequiresGrad: true);
        using var oracle = Open(Settings);
        var item = oracle.Answer([new Case(new Call("square/0", "square", [input], [], 0), new Answer(), false)]).Single();
        Assert.Single(item.Call.GradOut!);
        Assert.Single(item.Call.GradGradOut!);
        Assert.Equal("args.0", Assert.Single(item.Recorded.GradGrads!).Key);
    }

    // A deadline no busy machine misses; the test about a call that hangs has its own.
    private static OracleSettings Settings => new(Faulty, TimeSpan.FromSeconds(60), 1L << 30);

    private static LiveOracle Open(OracleSettings settings) => new(InstalledPython.Found, settings);

    private static Answer[] Ask(params string[] ops)
    {
        using var oracle = Open(Settings);
        return Answers(oracle, ops);
    }

    private static Answer[] Answers(LiveOracle oracle, params string[] ops) =>
        [.. oracle.Answer(ops.Select((op, place) => Case(op, place))).Select(item => item.Recorded)];

    private static Case Case(string op, int place = 0)
    {
        Value[] args = op == "item" ? [new TensorValue(ElementType.Find("int64")!, [1], BitConverter.GetBytes(3L))] : [];
        return new Case(new Call($"{op}/{place}", op, args, [], 0), new Answer(new IntValue(3)), false);
    }
}
