using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class DeepGraphTests
{
    [Fact]
    public void test_free_deep_graph() => LeafFreed(() =>
    {
        var x = torch.randn(1, requires_grad: true);
        var y = x.clone();
        for (var i = 0; i < 150_000; i++) y = y + (y * 0.000001);
        return (x, y);
    });

    [Fact]
    public void test_free_deep_graph_complicated() => LeafFreed(() =>
    {
        const int depth = 100_000;
        var random = new Random(0);
        var x = torch.randn(1, requires_grad: true);
        var y = x.clone();
        var before = new Queue<Tensor>();
        for (var i = 0; i < depth; i++)
        {
            if (before.Count == 2) before.Dequeue();
            before.Enqueue(y);
            y = y + (y * 0.000001);
            if (random.Next(2) == 0) y = y + torch.cat([.. before]).sum();
        }

        return (x, y);
    });

    private sealed class MyOp : torch.autograd.Function<MyOp>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor tensor1, Tensor tensor2) => tensor1 + tensor2;

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad_output) => (grad_output, grad_output);
    }

    [Fact]
    public void test_free_deep_graph_pyfunction() => LeafFreed(() =>
    {
        var x = torch.randn(1, requires_grad: true);
        var y = x.clone();
        for (var i = 0; i < 150_000; i++) y = MyOp.apply(y, y);
        return (x, y);
    });

    // Should not overflow the stack, and should free the leaf with the graph.
    private static void LeafFreed(Func<(Tensor Leaf, Tensor Root)> make)
    {
        var leaf = Held(make);
        Collected.Collect();
        Assert.False(leaf.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Held(Func<(Tensor Leaf, Tensor Root)> make)
    {
        var (leaf, root) = make();
        Collected.Collect();
        Assert.False(leaf.is_leaf && root.is_leaf);
        return new WeakReference(leaf);
    }

    [Fact]
    public void MillionNodes_RunBackwardTwice_PrintAndAreFreed()
    {
        var leaf = Walked();
        Collected.Collect();
        Assert.False(leaf.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Walked()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x * 1;
        for (var i = 0; i < 1_000_000; i++) y = y + 1;
        y.backward(retain_graph: true);
        y.backward();
        Same(torch.full([1], 2.0), x.grad);
        Assert.Equal("tensor([1000001.], grad_fn=<AddBackward0>)", y.ToString());
        Assert.Equal("<AddBackward0 object>", y.grad_fn!.ToString());
        return new WeakReference(x);
    }

    // What takes steps by the square of the number of outputs would run for minutes.
    [Fact]
    public void NodeOfHundredThousandOutputs_WithHooksOnAll_RunsBackward()
    {
        var x = torch.ones(100_000, requires_grad: true);
        using var scope = torch.autograd.graph.allow_mutation_on_saved_tensors();
        var calls = 0;
        var parts = x.unbind();
        var product = torch.ones([], requires_grad: true) * 1;
        foreach (var part in parts)
        {
            part.retain_grad();
            part.register_hook(grad => calls++);
            product *= part;
        }

        product.backward();

        Assert.Equal(100_000, calls);
        Same(torch.ones(100_000), x.grad);
        Same(torch.tensor(1.0f), parts[^1].grad);
    }

    [Fact]
    public void DeepGraph_IsDrawn()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x * 1;
        for (var i = 0; i < 100_000; i++) y = y.neg();
        Assert.Equal(100_001, torchviz.make_dot(y).ToString().Split("NegBackward0").Length);
    }

    [Fact]
    public void DeepGraphOfFunctions_RunsBackward_AndIsWalkedByAnErrorToItsEnd()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = Failing.apply(x);
        for (var i = 0; i < 50_000; i++) y = MyOp.apply(y, torch.zeros(1));
        Throws<TimeoutException>("at the end", () => y.backward(retain_graph: true));
        Throws<TimeoutException>("at the end", () => y.backward());
        Assert.Null(x.grad);
    }

    private sealed class Failing : torch.autograd.Function<Failing>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 1;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new TimeoutException("at the end");
    }
}
