using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Spelling;

/// <content>The other operators, comparisons, truth, and results with names.</content>
public partial class SpellingTests
{
    [Fact]
    public void Arithmetic_TakesNumbersOnBothSides()
    {
        var x = tensor([1.0, 2.0]);
        Is("tensor([0., 1.])", x - 1);
        Is("tensor([ 0., -1.])", 1 - x);
        Is("tensor([0.5000, 1.0000])", x / 2);
        Is("tensor([2., 1.])", 2 / x);
        Is("tensor([1., 0.])", x % 2);
        Is("tensor([0.5000, 1.0000])", tensor([1, 2]) / 2);
        Is("tensor([1., 4.])", x.pow(2));
        Is("tensor([0., 1.])", torch.floor_divide(x, 2));
        Is("tensor(-1.5000)", -x.sum() / 2);
        Is("tensor([ True, False])", (x > 0) & (x < 2));
        Is("tensor([True, True])", (x == 1) | (x == 2));
        Is("tensor([False,  True])", ~(x == 1));
        Is("tensor([3, 1])", tensor([2, 3]) ^ tensor([1, 2]));
        x -= 1;
        x /= 2;
        Is("tensor([0.0000, 0.5000])", x);
    }

    [Fact]
    public void Comparisons_AreElementWise()
    {
        var x = tensor([1.0, 2.0]);
        Is("tensor([False,  True])", x > 1);
        Is("tensor([ True, False])", 1.5 > x);
        Is("tensor([ True, False])", x != 2);
        Is("tensor([True, True])", x >= tensor([1.0, 2.0]));
        Assert.False(x == null);
        Assert.True(x != null);
        Assert.Equal(1, (int)(x == 2).sum().item());
    }

    [Fact]
    public void Truth_OfOneElement()
    {
        var (loss, count) = (tensor(0.25), 1);
        if (loss < 0.5 && count < 2) count++;
        if (loss > 1) count = 10;
        while (tensor([count]) < 4) count++;
        Assert.Equal(4, count);
        Assert.True(!tensor(0) && !(loss > 1));
        var chosen = tensor([1]) ? "yes" : "no";
        Assert.Equal("yes", chosen);
        Throws<RuntimeError>("Boolean value of Tensor with more than one value is ambiguous", () => tensor([1, 2]) ? 1 : 0);
    }

    [Fact]
    public void Functions_AndMethods_AreOne()
    {
        var x = tensor([[1.0, 5.0], [4.0, 2.0]]);
        var (values, indices) = x.max(1);
        Is("tensor([5., 4.])", values);
        Is("tensor([1, 0])", indices);
        Is("tensor([5., 4.])", x.max(dim: 1).values);
        Is("torch.return_types.max(\nvalues=tensor(5.),\nindices=tensor(1))", x[0].max(0));
        Is("tensor(3.)", x.mean());
        Is("tensor([1, 0])", torch.argmax(x, dim: 1));
        Is("tensor([[1., 0.],\n        [2., 2.]])", torch.where(x > 4, 0.0, x).clamp(max: 2));
        Is("torch.Size([2, 4])", torch.cat([x, x], dim: 1).shape);
        Is("torch.Size([2, 2, 2])", torch.stack([x, x]).shape);
        Is("tensor([[ 6., 15.],\n        [10.,  6.]])", torch.matmul(x, tensor([[2.0, 0.0], [0.8, 3.0]])).round());
    }
}
