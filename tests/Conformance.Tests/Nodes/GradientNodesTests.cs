using Compat.Conformance.Cases;
using Compat.Conformance.Tests.Gradcheck;
using Compat.TestSupport;
using Xunit;

namespace Compat.Conformance.Tests.Nodes;

/// <summary>The graph of each gradient that is computed with <c>create_graph</c> has PyTorch's nodes in PyTorch's order.</summary>
public class GradientNodesTests
{
    private static readonly Listed Differences = Listed.Read("Nodes/gradients.tsv");

    [Fact]
    public void EveryGradient_HasPyTorchsNodesOrIsListed()
    {
        var recorded = RecordedTable.Read("gradient-nodes");
        var differing = new List<(string Name, string Text)>();
        var calls = Calls();
        foreach (var line in recorded)
        {
            var id = line.GetProperty("id").GetString()!;
            var expected = GradientNodes.Recorded(line.GetProperty("gradients"));
            var actual = GradientNodes.Made(calls[id]);
            if (actual != expected) differing.Add((id.Split('/')[0], $"{id}\n  PyTorch {expected}\n  here    {actual}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{recorded.Count - differing.Count} of {recorded.Count} are equal");
        if (differing.Exists(entry => !Differences.Has(entry.Name)))
        {
            Assert.Fail(string.Join('\n', differing.Where(entry => !Differences.Has(entry.Name)).Select(entry => entry.Text)));
        }

        Assert.Empty(Differences.Stale(differing.Select(entry => entry.Name)));
    }

    private static Dictionary<string, Call> Calls() => Directory
        .EnumerateFiles(Path.Combine(RecordedTable.Root(), "conformance", "cases"), "*.jsonl.gz")
        .SelectMany(file => new CaseReader(new CaseFilter(types: ["float64", "int64", "bool"])).Read(file))
        .Where(item => item.Call.Id.Contains("/float64/", StringComparison.Ordinal))
        .ToDictionary(item => item.Call.Id, item => item.Call);
}
