using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Live;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>A run against an installed PyTorch: what it says counts, and becomes a new record.</summary>
public class LiveRunTests
{
    private const string Call =
        """ "op": "item", "args": [{"tensor": {"dtype": "float32", "shape": [1], "data": "AACAPw=="}}], "kwargs": {}, "seed": 0""";

    [PythonFact]
    public void PyTorchOfNowDecides_AndIsRecorded_WhateverTheRecordSays()
    {
        using var project = new TemporaryProject(
            $$"""{"id": "wrong", {{Call}}, "out": 7.0}""",
            $$"""{"id": "right", {{Call}}, "out": 1.0}""",
            $$"""{"id": "question", {{Call}}}""");
        var file = Path.Combine(project.Root, "new.jsonl.gz");
        var report = Path.Combine(project.Root, "report");
        var conform = project.Conform() with
        {
            Callers = ProcessCaller.Create,
            Live = new LiveOptions(Record: file),
            Report = report,
        };

        Assert.Equal(ExitCodes.Equal, conform.Run());

        var recorded = new CaseReader(new CaseFilter()).Read(file).ToArray();
        Assert.Equal(["wrong", "right", "question"], recorded.Select(item => item.Call.Id));
        Assert.All(recorded, item => Assert.Equal(new FloatValue(1), item.Recorded.Out));
        Assert.Contains("\"pytorch\": \"", File.ReadAllText(file + ".about.json"));
        Assert.Contains("asked live", File.ReadAllText(Path.Combine(report, "report.md")));
        Assert.Contains("asked live", File.ReadAllText(Path.Combine(report, "report.html")));
    }

    [Fact]
    public void TheRecordIsComparedBitForBit_ThenWithinTolerance()
    {
        var comparison = new RecordComparison(Comparing.Tolerances.None);
        var old = new Case(new Call("a", "a", [], [], 0), new Answer(new FloatValue(1)), false);
        comparison.Add(old, new Answer(new FloatValue(1)));
        comparison.Add(old, new Answer(new FloatValue(Math.BitIncrement(1.0))));
        comparison.Add(old, new Answer(new FloatValue(2)));
        comparison.Add(old, new Answer(Unsupported: "It hung."));
        Assert.Equal("1 answers equal in every bit, 1 within tolerance, 1 changed, 1 without an answer", comparison.ToString());
        Assert.Equal(2, comparison.Changes.Count);
    }
}
