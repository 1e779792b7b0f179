using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using graph = Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Saved;

/// <summary>Writes to what is saved, where they are allowed.</summary>
[PyTorchClass("TestAllowMutationOnSaved")]
public class MutationTests
{
    private const string Modified = "variables needed for gradient computation has been modified by an inplace";

    private const string Outside =
        "Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the graph was originally recorded.";

    [Fact]
    public void test_basic() => AllowedInside(clone => clone);

    [Fact]
    public void test_views() => AllowedInside(clone => clone.view_as(clone));

    [Fact]
    public void test_save_base_and_modify_view()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.rand(2, 3, requires_grad: true);
        var b = a.clone();
        var c = b[..1];
        var squares = b.pow(2);
        c *= 10;
        Assert.Equal(1, ctx.Cloned);
        squares.sum().backward();
        Assert.Equal(0, ctx.Cloned);
        Same(a * 2, a.grad);
    }

    [Fact]
    public void test_save_view_modify_base()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.rand(2, 3, requires_grad: true);
        var b = a.clone();
        var c = b[..];
        var sum = c.pow(2).sum();
        b *= 2;
        sum.backward();
        Same(a * 2, a.grad);
    }

    [Fact]
    public void test_double_backward()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.rand(2, 3, requires_grad: true);
        var second = Second(a);
        Same(torch.ones_like(a) * 2, second);
        Collected.Collect();
        Assert.Equal(0, ctx.Cloned);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor Second(Tensor a)
        {
            var b = a.clone();
            var sum = b.pow(2).sum();
            b.sin_();
            torch.autograd.grad(sum, a, create_graph: true);
            var first = torch.autograd.grad(sum, a, create_graph: true)[0];
            return torch.autograd.grad(first.sum(), a)[0];
        }
    }

    [Fact]
    public void test_saved_but_not_anymore()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.randn(2, 3, requires_grad: true).clone();
        var sum = a.pow(2).sum();
        Assert.Equal(1, ctx.Saved);
        Assert.Equal(0, ctx.Cloned);
        sum.backward();
        Assert.Equal(0, ctx.Saved);

        // Written once backward has used it: no copy.
        a.sin_();
        Assert.Equal(0, ctx.Cloned);
        SavedThenWritten(a, ctx);
        Collected.Collect();
        Assert.Equal(0, ctx.Cloned);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void SavedThenWritten(Tensor a, graph._AllowMutationOnSavedContext ctx)
        {
            var kept = a.detach().requires_grad_();
            var b = kept.clone();
            var sum = b.pow(2).sum();
            b.sin_();
            Assert.Equal(1, ctx.Cloned);
            GC.KeepAlive(sum);
        }
    }

    [Fact]
    public void test_saved_same_tensor_many_times()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        SavedTwice(ctx);
        Collected.Collect();
        Assert.Equal(0, ctx.Cloned);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void SavedTwice(graph._AllowMutationOnSavedContext ctx)
        {
            var a = torch.randn(2, 3, requires_grad: true).clone();
            var (b, c) = (a.pow(2), a.pow(2));
            Assert.Equal(1, ctx.Saved);
            a.detach().sin_();
            Assert.Equal(1, ctx.Cloned);
            GC.KeepAlive((b, c));
        }
    }

    [Fact]
    public void test_saved_same_tensor_different_versions()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.randn(2, 3, requires_grad: true).clone();
        var c = First(a, ctx);
        Collected.Collect();
        Assert.Equal(1, ctx.Cloned);
        c.sum().backward();
        Assert.Equal(0, ctx.Cloned);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor First(Tensor a, graph._AllowMutationOnSavedContext ctx)
        {
            var b = a.pow(2);
            a.detach().sin_();
            var c = a.pow(2);
            a.detach().sin_();
            Assert.Equal(2, ctx.Cloned);
            GC.KeepAlive(b);
            return c;
        }
    }

    [Fact]
    public void test_with_math_views()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var leaf = torch.tensor([new System.Numerics.Complex(1, 1)], requires_grad: true);
        var a = leaf.clone();
        var sum = a.conj().pow(2).sum();
        a.sin_();
        sum.abs().backward();
        var expected = leaf.grad;

        leaf.grad = null;
        a = leaf.clone();
        var b = a.conj().clone();
        sum = b.pow(2).sum();
        b.sin_();
        sum.abs().backward();
        Same(expected, leaf.grad);
        Prints("tensor([2.+2.j])", leaf.grad);
    }

    [Fact]
    public void test_with_out_variant()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var a = torch.tensor(new[] { 1.0 }, requires_grad: true);
        var b = torch.tensor(new[] { 1.0 });
        var c = torch.tensor(new[] { 2.0 });
        var product = a * b;
        Assert.Equal(1, ctx.Saved);
        torch.sin(c, @out: b);
        Assert.Equal(1, ctx.Cloned);
        product.backward();
        Assert.Equal(0, ctx.Cloned);
        Same(torch.tensor(new[] { 1.0 }), a.grad);
    }

    [Fact]
    public void test_backward_out_of_context()
    {
        Tensor sum;
        using (graph.allow_mutation_on_saved_tensors()) sum = torch.rand(2, 3, requires_grad: true).pow(2).sum();
        Throws<AssertionError>(Outside, () => sum.backward());

        using (graph.allow_mutation_on_saved_tensors()) sum = torch.rand(2, 3, requires_grad: true).pow(2).sum();
        using (graph.allow_mutation_on_saved_tensors()) Throws<AssertionError>(Outside, () => sum.backward());
    }

    [Fact]
    public void test_disallow_nesting()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        Throws<RuntimeError>(
            "allow_mutation_on_saved_tensors contexts cannot be nested", () => graph.allow_mutation_on_saved_tensors());
    }

    [Fact]
    public void Clear_FreesWhatIsKept()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        var sum = torch.rand(2, 3, requires_grad: true).pow(2).sum();
        Assert.Equal(1, ctx.Saved);
        ctx.clear();
        Assert.Equal(0, ctx.Saved);
        Throws<AssertionError>(Outside, () => sum.backward());
    }

    [Fact]
    public void AnyWrite_KeepsWhatIsSaved()
    {
        Action<Tensor>[] writes =
        [
            b => b.zero_(), b => b.fill_(3), b => b.copy_(torch.ones(2, 3)), b => b[1] = torch.zeros(3), b => b[1..].add_(1),
            b => b.index_fill_(0, torch.tensor([0L]), 9), b => b.masked_fill_(torch.ones(2, 3) > 0, 1), b => b.uniform_(),
            b => torch.add(b, 1, @out: b), b => b.t().mul_(2), b => b.data.mul_(2),
        ];
        foreach (var write in writes)
        {
            using var ctx = graph.allow_mutation_on_saved_tensors();
            var a = torch.rand(2, 3, requires_grad: true);
            var b = a.detach().clone();
            var product = a * b;
            var expected = b.clone();
            write(b);
            product.sum().backward();
            Same(expected, a.grad);
        }
    }

    [Fact]
    public void OutOfOtherSizes_KeepsWhatIsSaved()
    {
        using var ctx = graph.allow_mutation_on_saved_tensors();
        using var caught = torch.warnings.catch_warnings();
        var a = torch.rand(3, requires_grad: true);
        var b = torch.rand(3);
        var expected = b.clone();
        var product = a * b;

        torch.arange(6.0, @out: b);

        product.sum().backward();
        Same(expected, a.grad);
    }

    [Fact]
    public void Step_OfAnOptimizer_KeepsWhatIsSaved()
    {
        foreach (var fused in new[] { true, false })
        {
            using var ctx = graph.allow_mutation_on_saved_tensors();
            var w = torch.rand(3, requires_grad: true);
            var x = torch.rand(3, requires_grad: true);
            torch.optim.Optimizer optimizer = fused ? torch.optim.SGD([w], lr: 0.5) : torch.optim.Adam([w], lr: 0.5);
            var before = w.detach().clone();
            var product = w * x;
            w.grad = torch.ones(3);
            optimizer.step();
            product.sum().backward();
            Same(before, x.grad);
        }
    }

    private static void AllowedInside(Func<Tensor, Tensor> alias)
    {
        var a = torch.rand(2, 3, requires_grad: true);
        ThrowsWith<RuntimeError>(Modified, () => Run(a));

        using var ctx = graph.allow_mutation_on_saved_tensors();
        Same(a * 2, Run(a));
        Assert.Equal(0, ctx.Cloned);

        Tensor? Run(Tensor a)
        {
            var b = a.clone();
            var c = alias(b);
            var sum = b.pow(2).sum();
            c.sin_();
            sum.sum().backward();
            return a.grad;
        }
    }
}
