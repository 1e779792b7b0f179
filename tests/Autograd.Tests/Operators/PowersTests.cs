using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestAutograd")]
public class PowersTests
{
    [Fact]
    public void test_pow_zero_tensor_gradient()
    {
        Check([10], x => x.pow(torch.zeros(10)));
        Check([10, 10], x => x.pow(torch.zeros(10, 10)));
        Check([10], x => x.pow(0));

        static void Check(long[] size, Func<Tensor, Tensor> power)
        {
            var x = torch.zeros(new Size(size), requires_grad: true);
            power(x).sum().backward();
            Same(torch.tensor(0.0), x.grad.abs().sum());
        }
    }

    [Fact]
    public void test_power_function()
    {
        var expected = torch.tensor([double.NegativeInfinity, 0, 0]);
        var b = torch.tensor([-1.0, 0, 1], requires_grad: true);
        torch.sum(torch.pow(torch.zeros(3), b)).backward();
        Same(expected, b.grad);

        b = torch.tensor([-1.0, 0, 1], requires_grad: true);
        torch.sum(torch.pow(0, b)).backward();
        Same(expected, b.grad);
    }

    [Fact]
    public void test_var_mean_differentiable()
    {
        Dims dim = new[] { 2, 4 };
        var x = torch.randn(3, 4, 5, 6, 2, 3, requires_grad: true);
        var y = x.detach().clone().requires_grad_();
        var (var, mean) = torch.var_mean(x, dim: dim, keepdim: false);
        var grad = torch.randn((3, 4, 6, 3), requires_grad: true);

        var together = var * var * mean * mean;
        var (varAlone, meanAlone) = (y.var(dim: dim, keepdim: false), y.mean(dim: dim, keepdim: false));
        var apart = varAlone * varAlone * meanAlone * meanAlone;
        Assert.True(torch.allclose(together, apart, rtol: 0.01, atol: 0));

        torch.autograd.backward(together, grad);
        torch.autograd.backward(apart, grad);
        Assert.True(torch.allclose(x.grad, y.grad, rtol: 0.01, atol: 0));
    }

    [Fact]
    public void test_type_conversions()
    {
        var x = torch.randn(5, 5);
        Assert.Equal("torch.FloatTensor", x.@float().type());
        Assert.Equal("torch.IntTensor", x.@int().type());
        foreach (var dtype in new[] { torch.float64, torch.float32, torch.int32, torch.uint8 })
        {
            var y = torch.randint(5, (5, 5), dtype: dtype);
            Assert.Equal(dtype, x.type_as(y).dtype);
            Assert.Equal(dtype, x.type(dtype).dtype);
            Assert.Same(y, y.type(dtype));
        }

        foreach (var (from, to) in new[] { (torch.float32, torch.float64), (torch.float64, torch.float32) })
        {
            var leaf = torch.randn((5, 5), dtype: from, requires_grad: true);
            leaf.to(to).sum().backward();
            Same(torch.ones_like(leaf), leaf.grad);
        }
    }

    [Fact]
    public void test_volatile_deprecated()
    {
        var v = torch.randn(3, 3);
        using var caught = torch.warnings.catch_warnings();
        Assert.False(v.@volatile);
        Assert.Equal(["volatile was removed (Variable.volatile is always False)"], caught);
    }
}
