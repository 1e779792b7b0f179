using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class LifetimeTests
{
    private sealed class CollectsWhenDropped
    {
        public static int Dropped;

        ~CollectsWhenDropped()
        {
            GC.Collect();
            Interlocked.Increment(ref Dropped);
        }
    }

    private sealed class CollectOnDelete : torch.autograd.Function<CollectOnDelete>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx["kept"] = new CollectsWhenDropped();
            ctx["context"] = ctx;
            return x.clone();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output) => grad_output;
    }

    [Fact]
    public void test_gc_in_destructor()
    {
        for (var i = 0; i < 10; i++) RunOnce();
        Collected.Collect();
        Assert.Equal(10, CollectsWhenDropped.Dropped);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOnce() => CollectOnDelete.apply(torch.randn(1, requires_grad: true)).backward();

    private sealed class Boom : torch.autograd.Function<Boom>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x.clone();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new TimeoutException();
    }

    // Everything a walk has to do with, made where no local of the test's holds it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Walk(bool fails, bool createGraph, bool asksForGradients)
    {
        var x = torch.ones(4, requires_grad: true);
        var middle = x * 2;
        var root = (fails ? Boom.apply(middle) : middle.exp() * middle).sum();
        var given = torch.ones([]);
        void Backward()
        {
            if (asksForGradients) torch.autograd.grad(root, [x, middle], grad_outputs: given, create_graph: createGraph);
            else root.backward(given, create_graph: createGraph);
        }

        using var w = torch.warnings.catch_warnings();
        if (fails) Assert.Throws<TimeoutException>(Backward);
        else Backward();
        return [.. new object?[] { x, middle, root, given, root.grad_fn, middle.grad_fn, x.grad }.Where(o => o is not null)
            .Select(o => new WeakReference(o))];
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, true, true)]
    public void Walk_KeepsNothing_WhenItHasEndedOrFailed(bool fails, bool createGraph, bool asksForGradients)
    {
        var dropped = Walk(fails, createGraph, asksForGradients);
        Collected.Collect();
        Assert.All(dropped, one => Assert.False(one.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Tensor Root, WeakReference[] Saved, WeakReference Context) Graph()
    {
        var x = torch.ones(4, requires_grad: true);
        var (a, b) = (x * 2, x * 3);
        var c = Squares.apply(a * b);
        Squares.Last!.TryGetTarget(out var context);
        return ((c * c).sum(), [new(a), new(b), new(c)], new WeakReference(context));
    }

    private sealed class Squares : torch.autograd.Function<Squares>
    {
        [ThreadStatic]
        public static WeakReference<FunctionCtx>? Last;

        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            Last = new(ctx);
            return x * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * (Tensor)ctx.saved_tensors * 2;
    }

    [Fact]
    public void Backward_FreesWhatWasSaved_AndTheRootKeepsTheContext()
    {
        var (root, saved, context) = Graph();
        Collected.Collect();
        Assert.All(saved, one => Assert.True(one.IsAlive));

        root.backward();
        Collected.Collect();
        Assert.All(saved, one => Assert.False(one.IsAlive));
        Assert.True(context.IsAlive);
        GC.KeepAlive(root);
    }

    [Fact]
    public void Context_IsFreedWithItsGraph()
    {
        var context = ContextOfGraph();
        Collected.Collect();
        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextOfGraph() => Graph().Context;

    [Fact]
    public void View_DoesNotOutliveItsUse_ThoughItsBaseDoes()
    {
        var @base = torch.ones(6, requires_grad: true) * 1;
        var view = Collected.Weak(() =>
        {
            var v = @base.view([2, 3])[0];
            v.mul_(2);
            v.sum().backward(retain_graph: true);
            return v;
        });
        Collected.Collect();
        Assert.False(view.IsAlive);
        GC.KeepAlive(@base);
    }

    [Fact]
    public void FailedWalk_FreesWhatRan_AndKeepsTheRest()
    {
        var (a, b) = (torch.ones(2, requires_grad: true), torch.ones(2, requires_grad: true));
        var older = Boom.apply(a) + (b * b);
        Assert.Throws<TimeoutException>(() => older.sum().backward());
        Assert.Null(a.grad);
        Same(torch.full([2], 2.0), b.grad);
        ThrowsWith<RuntimeError>("Trying to backward through the graph a second time", () => older.sum().backward());

        var c = torch.ones(2, requires_grad: true);
        var newer = (c * c) + Boom.apply(a);
        Assert.Throws<TimeoutException>(() => newer.sum().backward());
        Assert.Null(a.grad);
        Assert.Null(c.grad);
        Assert.Throws<TimeoutException>(() => newer.sum().backward());
    }
}
