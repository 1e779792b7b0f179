using Compat.Autograd.Tests.Coverage;
using Compat.TestSupport;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class WalkTests
{
    [Fact]
    public void test_unused_output()
    {
        var x = torch.randn(10, 10, requires_grad: true);
        ((x.chunk(5)[2] * 4) + 2).sum().backward();
        var expected = torch.zeros(10, 10);
        expected[4..6] = 4;
        Same(expected, x.grad);

        using (torch.no_grad()) x.grad.zero_();
        var gradient = torch.randn(2, 10);
        x.chunk(5)[0].backward(gradient);
        expected = torch.zeros(10, 10);
        expected[..2] = gradient;
        Same(expected, x.grad);
    }

    [Fact]
    public void test_isolated_node()
    {
        var x = torch.randn(5, 5, requires_grad: true);
        var y = torch.randn(5, 5, requires_grad: true);

        var a = x + y;
        var b = torch.max(a, 1, true).indices.repeat(1, 5).to(torch.float64);
        (b + a).sum().backward();

        Assert.False(b.requires_grad);
        Same(torch.ones(5, 5), x.grad);
        Same(torch.ones(5, 5), y.grad);
    }

    [Fact]
    public void test_shape()
    {
        var x = torch.randn(3, 4);

        Assert.Equal(2, torch.len(x.shape));
        Assert.Equal(3, x.shape[0]);
        Assert.Equal(4, x.shape[1]);
    }

    [Fact]
    public void test_numpy_requires_grad()
    {
        var x = torch.randn(2, 2, requires_grad: true);
        Throws<RuntimeError>("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.", () => x.numpy());
        using (torch.no_grad()) Assert.Equal([2, 2], x.numpy().shape);

        x = torch.randn(2, 2);
        Assert.Equal([2, 2], x.numpy().shape);
        using (torch.no_grad()) Assert.Equal([2, 2], x.numpy().shape);
    }

    [Fact]
    public void test_variable_traverse()
    {
        var leaf = torch.randn(10, requires_grad: true);
        var root = Through(leaf);
        Collected.Collect();
        var gradient = torch.randn(root.shape);

        root.backward(gradient);

        Same(gradient, leaf.grad);
    }

    [Fact]
    public void test_scalar_grad_mixed_device()
    {
        SecondEngine.Register();
        using var scope = torch.backends.scope("second");
        var x = torch.tensor(1.0, requires_grad: true);
        var y = torch.ones([2, 2], device: "cuda");

        (x * y).sum().backward();

        Assert.Equal("cpu", x.grad.device.ToString());
        Assert.Equal(4.0, (double)x.grad.item());
    }

    [Fact]
    public void RootsOnOtherDevices_AreRefused_ButForNumbers()
    {
        SecondEngine.Register();
        using var scope = torch.backends.scope("second");
        var x = torch.ones(2, requires_grad: true);

        Throws<RuntimeError>(
            "invalid gradient at index 0 - expected device cpu but got cuda:0",
            () => (x * 2).backward(torch.ones(2, device: "cuda")));
        (x * 2).sum().backward(torch.ones([], device: "cuda"));
        Same(torch.full(2, 2.0), x.grad);
    }

    [Fact]
    public void ALeafIsARoot_AndAnIntegerVectorIsCast()
    {
        var x = torch.ones(2, requires_grad: true);

        torch.autograd.backward([x, x * 3], [torch.ones(2), torch.ones(2, dtype: torch.int32)]);

        Same(torch.full(2, 4.0), x.grad);
    }

    // What stands between is in a cycle that nothing refers to.
    private static Tensor Through(Tensor leaf)
    {
        var between = leaf.view(10, 1);
        var list = new List<object> { between };
        list.Add(list);
        return between.view(10);
    }
}
