using Xunit;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Random graphs: many threads get what one thread gets, bit for bit.</summary>
public class RandomGraphTests
{
    private sealed record Made(Tensor[] Leaves, Tensor Root);

    private static Made Make(int seed)
    {
        var random = new Random(seed);
        Tensor[] leaves =
        [
            .. Enumerable.Range(0, 4).Select(i => torch.tensor([random.NextDouble(), random.NextDouble() - 0.5], requires_grad: true)),
        ];
        var made = new List<Tensor>(leaves);
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (made[random.Next(made.Count)], made[random.Next(made.Count)]);
            made.Add(random.Next(8) switch
            {
                0 => a + b,
                1 => a * b,
                2 => a.sin(),
                3 => a - (b * 0.5),
                4 => a.tanh() * b,
                5 => torch.stack([a, b]).sum(0),
                6 => a.view([2]) + b[0],
                _ => (a * a).sum().expand(2) * 0.1,
            });
        }

        return new(leaves, torch.stack([.. made]).tanh().sum());
    }

    private static double[] Flat(IEnumerable<Tensor?> gradients) =>
        [.. gradients.SelectMany(g => g is null ? [0.0, 0.0] : new double[] { g[0].item(), g[1].item() })];

    private static double[] Gradients(Made graph) =>
        Flat(torch.autograd.grad(graph.Root, graph.Leaves, retain_graph: true, allow_unused: true));

    [Fact]
    public void GraphsOfTheirOwn_OnEightThreads_GiveTheGradientsOfOneThread()
    {
        double[][] expected = [.. Enumerable.Range(0, 30).Select(seed => Gradients(Make(seed)))];
        Threads.Run(
            () =>
            {
                for (var seed = 0; seed < expected.Length; seed++) Assert.Equal(expected[seed], Gradients(Make(seed)));
            },
            num_threads: 8);
    }

    [Fact]
    public void OneGraph_WalkedByEightThreads_GivesEachTheGradientsOfOneThread()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var graph = Make(seed);
            var expected = Gradients(graph);
            Threads.Run(
                () =>
                {
                    for (var turn = 0; turn < 5; turn++) Assert.Equal(expected, Gradients(graph));
                },
                num_threads: 8);
        }
    }

    private sealed class Boom : torch.autograd.Function<Boom>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 1;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new TimeoutException();
    }

    [Fact]
    public void FailedWalk_LeavesEveryNode_AndTheNextOneGivesTheSameGradients()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var graph = Make(seed);
            var expected = Gradients(graph);
            var made = new List<Node>(Nodes(graph.Root));
            var boom = Boom.apply(graph.Leaves[seed % 4] * 2);
            var failing = graph.Root + Make(seed + 1).Root + boom.sum();
            if (seed % 2 == 0) failing = boom.exp().sum() + graph.Root + failing;
            Assert.Throws<TimeoutException>(() => failing.backward(retain_graph: true));
            Assert.Throws<TimeoutException>(() => torch.autograd.grad([graph.Root, failing], graph.Leaves, retain_graph: true));
            made.AddRange(Nodes(failing));
            Assert.All(made, node => Assert.Null(node.Slot.Walk));
            Assert.All(made, node => Assert.Null(node.Slot.Arrived));
            Assert.Equal(expected, Gradients(graph));
        }
    }

    private static HashSet<Node> Nodes(Tensor root)
    {
        var nodes = new HashSet<Node>();
        var waiting = new Stack<Node>([root.grad_fn!]);
        while (waiting.TryPop(out var node))
        {
            if (!nodes.Add(node)) continue;
            foreach (var edge in node.Next)
            {
                if (edge.Function is not null) waiting.Push(edge.Function);
            }
        }

        return nodes;
    }

    [Fact]
    public void LeavesShared_ByGraphsOfEightThreads_GatherEveryGradient()
    {
        var shared = torch.zeros(2, dtype: torch.float64, requires_grad: true);
        Threads.Run(
            () =>
            {
                for (var turn = 1; turn <= 50; turn++) ((shared * 2) + (shared * turn)).sum().backward();
            },
            num_threads: 8);
        Assert.Equal(8.0 * ((50 * 2) + (50 * 51 / 2)), shared.grad[0].item().ToDouble());
    }
}
