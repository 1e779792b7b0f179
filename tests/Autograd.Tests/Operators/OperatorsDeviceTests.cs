using System.Numerics;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestAutogradDeviceType")]
public class OperatorsDeviceTests
{
    [Fact]
    public void test_min_max_median_backprops_to_all_values()
    {
        foreach (var f in new Func<Tensor, Tensor>[] { torch.min, torch.max, torch.median, torch.nanmedian })
        {
            var x1 = torch.tensor([1.0, 0, 1, 0, 1, 0], requires_grad: true);
            var x2 = torch.tensor([double.NaN, double.NaN, double.NaN], requires_grad: true);
            foreach (var x in new[] { x1, x2 })
            {
                f(x).backward();
                Same(torch.tensor(1.0), x.grad.sum());
                Assert.Equal(3, (x.grad == 1.0 / 3).sum().item());
            }
        }
    }

    [Fact]
    public void test_pyscalar_conversions()
    {
        var d = torch.zeros((1, 1, 1), dtype: torch.int64);
        d[0] = -12345;
        Assert.Equal(-12345L, (long)d.item());

        var f = torch.randn((1, 1), dtype: torch.float64);
        foreach (var value in new[] { -12345.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue })
        {
            f[0] = value;
            Assert.Equal(value, (double)f.item());
        }

        const long wide = 1234567890123456789;
        Assert.NotEqual(wide, (long)(double)wide);
        d[0] = wide;
        Assert.Equal((double)wide, (double)d.item());
        Assert.Equal(wide, (long)d.item());

        foreach (var (tensor, value, expected) in new (Tensor, Scalar, bool)[]
        {
            (d, 0, false), (d, -2, true), (f, 0.0, false), (f, double.Epsilon, true), (f, double.NaN, true),
            (f, double.PositiveInfinity, true), (f, double.NegativeInfinity, true),
        })
        {
            tensor[0] = value;
            Assert.Equal(expected, (bool)tensor);
            Assert.Equal(expected, tensor ? true : false);
        }
    }

    [Fact]
    public void test_mv_grad_stride_0()
    {
        var mat = torch.randn(2, 2, dtype: torch.float64);
        var vec = torch.randn(1, dtype: torch.float64).requires_grad_(true);
        Assert.True(gradcheck(vec => mat.matmul(vec.expand(2)).sum(), vec));
        Assert.True(gradgradcheck(vec => mat.matmul(vec.expand(2)).sum(), vec));
    }

    [Fact]
    public void test_copy_r_to_c()
    {
        using var caught = torch.warnings.catch_warnings();
        var target = torch.empty(3, 2, dtype: torch.complex128);
        var real = torch.randn(3, 2, dtype: torch.float64, requires_grad: true);
        target.copy_(real);
        var sum = target.sum();
        sum.abs().backward();
        Same(torch.ones_like(real) * torch.real(torch.sgn(sum)).detach(), real.grad);
        Assert.Empty(caught);
    }

    [Fact]
    public void test_to_r_to_c()
    {
        using var caught = torch.warnings.catch_warnings();
        var real = torch.randn(3, 2, dtype: torch.float64, requires_grad: true);
        var sum = real.to(torch.complex128).sum();
        sum.abs().backward();
        Same(torch.ones_like(real) * torch.real(torch.sgn(sum)).detach(), real.grad);
        Assert.Empty(caught);
    }

    [Fact]
    public void test_complex_scalar_backward()
    {
        const string text = "grad can be implicitly created only for real scalar outputs";
        var a = torch.zeros(1, requires_grad: true);
        var b = a * new Complex(0, 0.5);
        ThrowsWith<RuntimeError>(text, () => b.backward());
        ThrowsWith<RuntimeError>(text, () => grad(b, a));
    }

    [Fact]
    public void test_pow_real_negative_base_complex_exponent()
    {
        var @base = -torch.ones(2, dtype: torch.float64);
        var exponent = torch.randn(2, dtype: torch.complex128, requires_grad: true);
        Assert.True(gradcheck(exponent => torch.pow(@base, exponent), exponent));
        Assert.True(gradcheck(exponent => torch.pow(-1, exponent), exponent));
    }

    [Fact]
    public void test_non_differentiable_ops()
    {
        var x = torch.tensor([[1.0, 2], [3.0, 4]], requires_grad: true);
        var found = torch.isin(x, torch.tensor([2, 3]));
        Assert.False(found.requires_grad);
        Same(torch.tensor([[false, true], [true, false]]), found);

        x = torch.randn(3, 3, requires_grad: true);
        Assert.False(torch.signbit(x).requires_grad);
        Same(torch.signbit(x), x.detach() < 0);
    }
}
