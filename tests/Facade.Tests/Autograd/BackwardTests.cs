using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Autograd;

public sealed class BackwardTests
{
    [Theory, EachEngine]
    public void Backward_Twice_SaysTheGraphIsFreed(string engine)
    {
        using var scope = torch.backends.scope(engine);
        var x = torch.ones(3, requires_grad: true);
        var y = (x * x).sum();
        y.backward();

        var error = Assert.Throws<RuntimeError>(() => y.backward());

        Assert.StartsWith("Trying to backward through the graph a second time", error.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public void Backward_WithRetainGraph_AddsUp(string engine)
    {
        using var scope = torch.backends.scope(engine);
        var x = torch.tensor([1.0, 2.0], requires_grad: true);
        var y = (x * x).sum();

        y.backward(retain_graph: true);
        y.backward();

        Assert.Equal("tensor([4., 8.])", x.grad.ToString());
    }

    [Theory, EachEngine]
    public void Backward_AccumulatesIntoTheSameObject(string engine)
    {
        using var scope = torch.backends.scope(engine);
        var x = torch.ones(2, requires_grad: true);
        x.sum().backward();
        var first = x.grad;

        x.sum().backward();

        Assert.Same(first, x.grad);
        Assert.Equal("tensor([2., 2.])", first.ToString());
    }

    [Fact]
    public void Backward_WithCreateGraph_MakesAnotherObject()
    {
        var x = torch.tensor([2.0], requires_grad: true);
        x.pow(3).backward(create_graph: true);
        var first = x.grad;
        x.pow(3).backward(create_graph: true);

        Assert.NotSame(first, x.grad);
        Assert.Equal("tensor([24.], grad_fn=<AddBackward0>)", x.grad.ToString());
    }

    [Fact]
    public void Grad_OfAGradient_IsTheSecondDerivative()
    {
        var x = torch.tensor([2.0], requires_grad: true);
        var first = torch.autograd.grad(x.pow(3), x, create_graph: true)[0];
        var second = torch.autograd.grad(first, x)[0];

        Assert.Equal(12.0, first.item().ToDouble());
        Assert.Equal(12.0, second.item().ToDouble());
        Assert.True(x.grad == null);
    }

    [Fact]
    public void Backward_WithInputs_FillsOnlyThose()
    {
        var a = torch.ones(2, requires_grad: true);
        var b = torch.ones(2, requires_grad: true);

        (a * b).sum().backward(inputs: a);

        Assert.Equal("tensor([1., 1.])", a.grad.ToString());
        Assert.True(b.grad == null);
    }

    [Fact]
    public void Backward_WithAnInnerInput_FillsIt()
    {
        var a = torch.ones(2, requires_grad: true);
        var h = a * 3;

        (h * h).sum().backward(inputs: h);

        Assert.Equal("tensor([6., 6.])", h.Meta!.Grad!.ToString());
        Assert.True(a.grad == null);
    }

    [Fact]
    public void Grad_ThroughAnInnerTensor_GivesBoth()
    {
        var a = torch.tensor([3.0], requires_grad: true);
        var h = a * 2;
        var y = h * h;

        var grads = torch.autograd.grad(y, [h, a]);

        Assert.Equal([12.0, 24.0], grads.Select(grad => grad.item().ToDouble()));
    }

    [Fact]
    public void RetainGrad_KeepsTheGradientOfAnInnerTensor()
    {
        var a = torch.ones(2, requires_grad: true);
        var h = a * 3;
        h.retain_grad();

        (h * h).sum().backward();

        Assert.Equal("tensor([6., 6.])", h.grad.ToString());
        Assert.True(h.retains_grad);
    }

    [Fact]
    public void BranchesRunNewestFirst()
    {
        var order = new List<string>();
        Tensor Branch(string name)
        {
            var x = torch.ones(1, requires_grad: true);
            var y = x * 2;
            y.register_hook(_ => order.Add(name));
            return y;
        }

        var (a, b, c) = (Branch("a"), Branch("b"), Branch("c"));
        (a + b + c).backward();

        Assert.Equal(["c", "b", "a"], order);
    }

    [Fact]
    public void AFailingNode_LeavesWhatRanBefore()
    {
        var a = torch.ones(1, requires_grad: true);
        var b = torch.ones(1, requires_grad: true);
        var bad = a * 2;
        bad.register_hook(_ => throw new InvalidTimeZoneException("boom"));

        Assert.Throws<InvalidTimeZoneException>(() => (bad + (b * b)).backward());

        Assert.Equal("tensor([2.])", b.grad.ToString());
        Assert.True(a.grad == null);
    }

    [Fact]
    public void AMillionNodes_RunAndAreFreedWithoutRecursion()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x;
        for (var i = 0; i < 1_000_000; i++) y = y + 1;

        y.backward();

        Assert.Equal("tensor([1.])", x.grad.ToString());
    }

    [Fact]
    public void EightThreadsOverOneGraph_AddEightTimes()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = (x * 3).sum();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => y.backward(retain_graph: true));

        Assert.Equal("tensor([24.])", x.grad.ToString());
    }

    [Fact]
    public async Task NoGrad_FlowsWithAwait_AndDoesNotLeak()
    {
        var inside = false;
        using (torch.no_grad())
        {
            await Task.Yield();
            inside = torch.is_grad_enabled();
        }

        var elsewhere = await Task.Run(torch.is_grad_enabled, TestContext.Current.CancellationToken);

        Assert.False(inside);
        Assert.True(elsewhere);
        Assert.True(torch.is_grad_enabled());
    }
}
