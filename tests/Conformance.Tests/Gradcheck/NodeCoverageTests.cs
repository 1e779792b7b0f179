using Xunit;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>Every kind of node there is has its gradients compared with finite differences, once and twice.</summary>
[Collection(nameof(RunsAlone))]
public class NodeCoverageTests
{
    private static readonly Type[] All =
        [.. typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract).OrderBy(type => type.Name)];

    private static readonly Listed Outside = Listed.Read("Gradcheck/nodes.tsv");

    [Fact]
    public void EveryNode_IsCheckedOrListed()
    {
        string[] unchecked_ = [.. Unchecked()];

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{All.Length} kinds of nodes, {Seen(Sweep.Result.Nodes.Once)} checked once, {Seen(Sweep.Result.Nodes.Twice)} twice; "
            + $"{Sweep.Result.Findings.Count} checks");
        if (unchecked_.Any(name => !Outside.Has(name))) Assert.Fail(string.Join('\n', unchecked_.Where(name => !Outside.Has(name))));
        Assert.Empty(Outside.Stale(unchecked_));
    }

    private static int Seen(IReadOnlyCollection<Type> types) => All.Count(types.Contains);

    private static IEnumerable<string> Unchecked() =>
        All.Except(Sweep.Result.Nodes.Once).Select(type => $"once {type.Name}")
            .Concat(All.Except(Sweep.Result.Nodes.Twice).Select(type => $"twice {type.Name}"));
}
