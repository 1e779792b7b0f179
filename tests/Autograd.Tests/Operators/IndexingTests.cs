using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestAutograd")]
public class IndexingTests
{
    private static readonly TensorIndex All = TensorIndex.Colon;
    private static readonly TensorIndex Rest = TensorIndex.Ellipsis;

    [Fact]
    public void test_indexing()
    {
        var x = torch.arange(1.0, 17).view(4, 4);
        Check(x, 1);
        Check(x, 1, 1);
        Check(x, 1..);
        Check(x, ..2);
        Check(x, ..2, 2);
        Check(x, 1..2, 2);
        Check(x, 1, 2..);
        Check(x, All, 2..);
        Check(x, torch.tensor([0, 2]));
        Check(x, torch.rand(4, 4).bernoulli().@bool());
        Check(x, Rest, 2..);
        Check(x, [0], [0]);
        Check(x, [1, 2, 3], [0]);
        Check(x, [1, 2], [2, 1]);
        Check(x, [[1, 2], [3, 0]], [[0, 1], [2, 3]]);
        Check(x, All, [2, 3]);
        Check(x, [2, 3], All);
        Check(x, [0]);
    }

    [Fact]
    public void Indexing_OfThreeDimensions_GivesTheGradientsOfTheParts()
    {
        var x = torch.arange(1.0, 49).view(4, 3, 4);
        Check(x, All, [0], [0]);
        Check(x, [0], [0], All);
        Check(x, All, [0, 1, 2], [0]);
        Check(x, [0, 1, 2], [0], All);
        Check(x, All, [1, 2], [2, 1]);
        Check(x, [1, 2], [2, 1], All);
        Check(x, All, [[1, 2], [2, 0]], [[0, 1], [2, 3]]);
        Check(x, [[1, 2], [3, 0]], [[0, 1], [2, 2]], All);
        Check(x, All, All, [2, 1]);
        Check(x, All, [2, 1], All);
        Check(x, [2, 1], All, All);
        Check(x, [0]);
        Check(x, [0], All);
        Check(x, [0], Rest);
        Check(x, [1, 2], [0, 1]);
        Check(x, [1, 2], [0, 1], Rest);
        Check(x, Rest, [1, 2], [0, 1]);
        Check(x, torch.tensor([0, 1]), Rest);
    }

    [Fact]
    public void test_indexing_duplicates()
    {
        var rows = new[] { 1, 1, 3, 2, 1, 2 };
        var y = torch.arange(1.0, 17).view(4, 4).requires_grad_();
        y[torch.tensor(rows)].sum().backward();
        var expected = torch.zeros(4, 4);
        foreach (var row in rows) expected[row] += 1;
        Same(expected, y.grad);

        y = torch.arange(1.0, 17).view(4, 4).requires_grad_();
        TensorIndex first = [0];
        y[rows, first].sum().backward();
        expected = torch.zeros(4, 4);
        foreach (var row in rows) expected[row, 0] += 1;
        Same(expected, y.grad);

        y = torch.arange(1.0, 17).view(4, 4).requires_grad_();
        TensorIndex pairs = [[1, 2], [0, 0]];
        TensorIndex columns = [[0, 1], [1, 1]];
        y[pairs, columns].sum().backward();
        Same(torch.tensor([[0.0, 2, 0, 0], [1.0, 0, 0, 0], [0.0, 1, 0, 0], [0.0, 0, 0, 0]]), y.grad);

        y = torch.arange(1.0, 65).view(4, 4, 4).requires_grad_();
        TensorIndex thrice = [1, 1, 1];
        y[thrice, All, All].sum().backward();
        expected = torch.zeros(4, 4, 4);
        expected[1].fill_(3);
        Same(expected, y.grad);
    }

    [Fact]
    public void test_index_backward_does_not_save_tensor()
    {
        var a = torch.tensor([1.0, 0, 0]);
        var b = torch.zeros(3, requires_grad: true);
        var tensor = b + 0;
        tensor[a != 0] = tensor[a != 0];
        tensor.backward(torch.zeros_like(tensor));
        Same(torch.zeros(3), b.grad);
    }

    [Fact]
    public void test_select_sum()
    {
        var x = torch.randn(10, dtype: torch.float64, requires_grad: true);
        Assert.True(torch.autograd.gradcheck(x => x.select(0, 1).sum(), x));
        Assert.True(torch.autograd.gradgradcheck(x => x.select(0, 1).sum(), x));
    }

    [Fact]
    public void test_diagonal_expanded_v()
    {
        var value = torch.rand([]);
        var a = torch.rand(10, 10, dtype: torch.float64, requires_grad: true);
        var result = torch.autograd.grad(a.diagonal(), a, value.clone().expand(10))[0];
        Same(torch.eye(10, dtype: torch.float64) * value, result);
    }

    [Fact]
    public void test_select_expanded_v()
    {
        var expanded = torch.rand(10).expand(10, 10);
        var a = torch.rand(10, 10, 10, requires_grad: true);
        var result = torch.autograd.grad(a[0], a, expanded)[0];
        var expected = torch.zeros(10, 10, 10);
        expected[0] = expanded;
        Same(expected, result);
    }

    [Fact]
    public void test_slice_expanded_v()
    {
        var expanded = torch.rand(10, 1).expand(2, 10, 10);
        var a = torch.rand(10, 10, 10, requires_grad: true);
        var result = torch.autograd.grad(a[3..5], a, expanded)[0];
        var expected = torch.zeros(10, 10, 10);
        expected[3..5] = expanded;
        Same(expected, result);
    }

    [Fact]
    public void Number_WrittenByIndex_KeepsThePrecisionOfTheTensor()
    {
        var x = torch.zeros(3, dtype: torch.float64);
        x[0] = 0.1;
        x[torch.tensor([1])] = 0.1;
        x[x == 0] = 0.1;
        Assert.True(torch.equal(torch.full(3, 0.1, dtype: torch.float64), x));
    }

    private static void Check(Tensor x, params TensorIndex[] index)
    {
        var y = x.clone().requires_grad_();
        var part = y[index];
        Same(x[index], part.data);

        part.sum().backward();
        var expected = torch.zeros_like(x);
        expected[index] = 1;
        Same(expected, y.grad);
    }
}
