using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Spelling;

/// <content>Operators with tensors and numbers on both sides, in place and not.</content>
public partial class SpellingTests
{
    [Fact]
    public void Sums_AndProducts_TakeNumbersOnBothSides()
    {
        var x = tensor([1.0, 2.0]);
        Is("tensor([3., 4.])", x + 2);
        Is("tensor([3., 4.])", 2 + x);
        Is("tensor([1.5000, 2.5000])", 0.5 + x);
        Is("tensor([2., 4.])", x * 2);
        Is("tensor([2., 4.])", 2L * x);
        Is("tensor([2., 4.])", x + x);
        Is("tensor([1., 4.])", x * x);
        Is("tensor([-1., -2.])", -x);
        Is("tensor([1.5000, 2.5000])", tensor([1, 2]) + 0.5);
        Is("tensor([2, 3])", tensor([1, 2]) + true);
        Is("tensor([2., 4.])", x * tensor(2).item());
    }

    [Fact]
    public void CompoundOperators_WriteInPlace()
    {
        var x = tensor([1.0, 2.0]);
        var same = x;
        x += 1;
        x += tensor([1.0, 1.0]);
        x *= 2;
        x *= tensor([1.0, 2.0]);
        Assert.Same(same, x);
        Is("tensor([ 6., 16.])", same);
        Tensor total = 0;
        total += tensor(2);
        Is("tensor(2)", total);
        Tensor[] array = [tensor([1.0])];
        array[0] += 1;
        Is("tensor([2.])", array[0]);
        Throws<RuntimeError>("result type Float can't be cast to the desired output type Long", () =>
        {
            var y = tensor([1]);
            y += 0.5;
        });
    }

    [Fact]
    public void Sum_TakesDimsAndTypes()
    {
        var x = tensor([[1.0, 2.0], [3.0, 4.0]]);
        Is("tensor(10.)", x.sum());
        Is("tensor(10., dtype=torch.float64)", x.sum(dtype: float64));
        Is("tensor([3., 7.])", x.sum(1));
        Is("tensor([3., 7.])", x.sum(dim: -1));
        Is("tensor([[10.]])", x.sum([0, 1], keepdim: true));
        Is("tensor([4., 6.])", torch.sum(x, dim: 0));
    }
}
