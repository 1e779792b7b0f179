using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Writes through brackets.</summary>
[PyTorchClass("TestAutograd")]
public class SetItemTests
{
    private static readonly TensorIndex All = torch.Slice();

    [Fact]
    public void test_setitem()
    {
        SetsNumber([5, 5], 1);
        SetsNumber([5], 1);
        SetsNumber([1], 0);
        SetsNumber([10], Places(0, 4, 2));
        SetsNumber([5, 5], Places(0, 4), Places(2, 2));
        SetsNumber([5, 5, 5], All, All, Places(1, 3));
        SetsNumber([5, 5, 5], All, Places(1, 3), All);
        SetsNumber([5, 5, 5], Places(1, 3), All, All);
        SetsNumber([5, 5, 5], All, Places(2, 4), Places(1, 3));
        SetsNumber([5, 5, 5], Places(1, 3), Places(2, 4), All);
        SetsTensor([5, 5], 3);
        SetsTensor([5, 5], Places(0, 1), Places(1, 0));
        SetsTensor([5], 3);
        SetsTensor([5], torch.tensor([3]).sum());
        SetsTensor([5], Places(0, 1, 2, 3));
        SetsTensor([5, 5, 5], All, All, Places(1, 3));
        SetsTensor([5, 5, 5], All, Places(1, 3), All);
        SetsTensor([5, 5, 5], Places(1, 3), All, All);
        SetsTensor([5, 5, 5], All, Places(2, 4), Places(1, 3));
        SetsTensor([5, 5, 5], Places(1, 3), Places(2, 4), All);
    }

    [Fact]
    public void test_setitem_mask()
    {
        var mask = torch.rand(5, 5) < 0.5;

        SetsNumber([5, 5], mask);
        SetsNumber([5], mask[0]);
        SetsNumber([1], mask[0, 0..1]);
        SetsTensor([5, 5], mask);
        SetsTensor([5], mask[0]);
    }

    [Fact]
    public void AssignedTensor_ThatBroadcasts_GathersTheSum()
    {
        var x = torch.randn(4, requires_grad: true);
        var y = torch.zeros(2, 3, 4);

        y[1] = x;
        y.backward(torch.ones(2, 3, 4));

        Prints("tensor([3., 3., 3., 3.])", x.grad);
    }

    private static TensorIndex Places(params long[] places) => torch.tensor(places);

    private static void SetsNumber(Size size, params TensorIndex[] index)
    {
        var x = torch.ones(size, requires_grad: true);
        var y = x + 2;
        var version = y._version;

        y[index] = 2;

        Assert.NotEqual(version, y._version);
        y.backward(torch.ones(size));
        var expected = torch.ones(size);
        expected[index] = 0;
        Same(expected, x.grad);
    }

    private static void SetsTensor(Size size, params TensorIndex[] index)
    {
        var x = torch.ones(size, requires_grad: true);
        var y = x + 2;
        var version = y._version;
        var value = torch.full(x[index].shape, 7.0, requires_grad: true);

        y[index] = value;

        Assert.NotEqual(version, y._version);
        y.backward(torch.ones(size));
        var expected = torch.ones(size);
        expected[index] = 0;
        Same(expected, x.grad);
        Same(torch.ones_like(value), value.grad);
    }
}
