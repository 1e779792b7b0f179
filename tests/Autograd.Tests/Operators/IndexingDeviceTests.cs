using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestAutogradDeviceType")]
public class IndexingDeviceTests
{
    [Fact]
    public void test_advanced_indexing_backwards_large()
    {
        const int n = 1 << 16;
        var x = torch.rand((n, 1), requires_grad: true);
        TensorIndex first = [0];
        x[TensorIndex.Colon, first].sum().backward();
        Same(torch.ones(n, 1), x.grad);
    }

    [Fact]
    public void test_advanced_indexing_backwards_memory_format()
    {
        Size shape = (2, 8, 1, 2);
        var i = torch.randint(1, shape).contiguous(torch.channels_last);
        Assert.True(i.is_contiguous(torch.channels_last));
        var x = torch.randn(shape, requires_grad: true);
        x[i].sum().backward();
        var expected = torch.zeros(shape);
        expected[0] = 32;
        Same(expected, x.grad);
    }

    [Fact]
    public void test_where_functional()
    {
        var x = Random(5, 5);
        var y = Random(5, 5);
        var condition = SomeTrue();
        Assert.True(gradcheck((c, x, y) => torch.where(c, x, y), (condition, x, y)));
        Assert.True(gradgradcheck((c, x, y) => torch.where(c, x, y), (condition, x, y), torch.randn(5, 5, dtype: torch.float64)));

        x = Random(5, 1, 5);
        y = Random(5, 5, 1);
        Assert.True(gradcheck((c, x, y) => torch.where(c, x, y), (condition, x, y)));
        Assert.True(gradgradcheck((c, x, y) => torch.where(c, x, y), (condition, x, y), torch.randn(5, 5, 5, dtype: torch.float64)));
    }

    [Fact]
    public void test_where_scalar()
    {
        const double scalar = 4;
        var x = Random(5, 5);
        var condition = SomeTrue();
        Assert.True(gradcheck((c, x) => torch.where(c, scalar, x), (condition, x)));
        Assert.True(gradgradcheck((c, x) => torch.where(c, scalar, x), (condition, x)));
        Assert.True(gradcheck((c, x) => torch.where(c, x, scalar), (condition, x)));
        Assert.True(gradgradcheck((c, x) => torch.where(c, x, scalar), (condition, x)));
    }

    private static Tensor Random(params Size size) => torch.randn(size, dtype: torch.float64, requires_grad: true);

    private static Tensor SomeTrue()
    {
        var mask = torch.randn(5, 5) > 0;
        mask[0, 0] = true;
        return mask;
    }
}
