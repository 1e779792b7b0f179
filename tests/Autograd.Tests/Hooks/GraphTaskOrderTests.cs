using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class GraphTaskOrderTests
{
    private IReadOnlyList<Node> _predicted = [];
    private readonly List<Tensor> _ran = [];

    [Fact]
    public void test_current_graph_task_execution_order()
    {
        var t = torch.tensor(1.0, requires_grad: true).clone().sin().exp();
        t.register_hook(Predict);
        Alone(() => t.backward());
        Assert.Equal("ExpBackward0, SinBackward0, CloneBackward0, torch::autograd::AccumulateGrad", Names());

        // Not quite the order in which the nodes were made.
        var (a, b) = (torch.tensor(1.0, requires_grad: true), torch.tensor(2.0, requires_grad: true));
        var (c, d) = (b.sin(), a.cos());
        Foretells(() => c * d, a, b, c, d);

        // An accumulator with two edges.
        a = torch.tensor(1.0, requires_grad: true);
        (b, c) = (a.sin(), a.cos());
        Foretells(() => b * c, a, b, c);

        // Several roots.
        a = torch.tensor(1.0, requires_grad: true);
        b = a * 2;
        var (y, y2, y3) = (b.sin(), b.cos(), b.cos());
        y3.register_hook(Predict);
        Alone(() => torch.autograd.grad([y, y3, y2], a));
        Assert.Equal("CosBackward0, CosBackward0, SinBackward0, MulBackward0, torch::autograd::AccumulateGrad", Names());

        // An edge that leads nowhere.
        a = torch.tensor(1.0, requires_grad: true);
        b = a * 2;
        Foretells(() => b.sin(), a, b);

        // Two inputs on one path.
        a = torch.tensor(1.0, requires_grad: true);
        b = a * 2;
        y = b.sin();
        y.register_hook(Predict);
        Alone(() => torch.autograd.grad(y, [a, b]));
        Assert.Equal("SinBackward0, MulBackward0, torch::autograd::AccumulateGrad", Names());

        // Part of the graph.
        (a, b) = (torch.tensor(1.0, requires_grad: true), torch.tensor(1.0, requires_grad: true));
        y = (a * b).sin();
        y.register_hook(Predict);
        Alone(() => torch.autograd.grad(y, a));
        Assert.Equal("SinBackward0, MulBackward0, torch::autograd::AccumulateGrad", Names());

        Throws<RuntimeError>(
            "_current_graph_task_execution_order should only be called during the backward pass",
            () => torch._C._current_graph_task_execution_order());

        t = torch.tensor(1.0, requires_grad: true).clone().sin().exp();
        t.register_hook(Predict);
        Throws<RuntimeError>(
            "get_current_graph_task_execution_order expects the current backward to be executed with multithreading disabled, e.g. by "
            + "running:\n\n>>> with torch.autograd.set_multithreading_enabled(False):\n...     torch.autograd.grad(...)\n",
            () => t.backward());
    }

    private static void Alone(Action body)
    {
        using var mode = torch.autograd.set_multithreading_enabled(false);
        body();
    }

    // The nodes run in the order that the first hook is told.
    private void Foretells(Func<Tensor> last, params Tensor[] tensors)
    {
        _ran.Clear();
        var y = last();
        foreach (var tensor in (Tensor[])[.. tensors, y]) tensor.register_hook(_ => _ran.Add(tensor));
        y.register_hook(Predict);
        Alone(() => y.backward());
        Assert.Equal(_ran.Select(tensor => Node.EdgeOf(tensor).Function!), _predicted);
    }

    private void Predict(Tensor grad) => _predicted = torch._C._current_graph_task_execution_order();

    private string Names() => string.Join(", ", _predicted.Select(node => node.name()));
}

/// <summary>Numbers of backwards: those of tests that run beside it count as well.</summary>
[PyTorchClass("TestAutograd")]
[Collection(nameof(GraphTaskIdTests))]
[CollectionDefinition(nameof(GraphTaskIdTests), DisableParallelization = true)]
public class GraphTaskIdTests
{
    [Fact]
    public void test_current_graph_task_id()
    {
        var id = -1L;
        var t = torch.tensor(1.0, requires_grad: true).clone();
        t.register_hook(_ => id = torch._C._current_graph_task_id());

        t.backward(retain_graph: true);
        var first = id;
        t.backward(retain_graph: true);
        Assert.Equal(1, id - first);
        t.backward(retain_graph: true);
        Assert.Equal(2, id - first);

        Assert.Equal(-1, torch._C._current_graph_task_id());
    }
}
