using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Spelling;

/// <content>Brackets: read, written, compound.</content>
public partial class SpellingTests
{
    [Fact]
    public void Brackets_Read()
    {
        var x = tensor([[1, 2, 3], [4, 5, 6]]);
        Is("tensor([1, 2, 3])", x[0]);
        Is("tensor(6)", x[1, 2]);
        Is("tensor([4, 5, 6])", x[-1]);
        Is("tensor([4, 5, 6])", x[^1]);
        Is("tensor([2, 5])", x[.., 1]);
        Is("tensor([[2, 3],\n        [5, 6]])", x[.., 1..3]);
        Is("tensor([3, 6])", x[Ellipsis, ^1]);
        Is("torch.Size([1, 2, 3])", x[None].shape);
        Is("torch.Size([2, 1, 1])", x[.., None, 0..1].shape);
        Is("tensor([[1, 2, 3],\n        [1, 2, 3]])", x[[0, 0]]);
        Is("tensor([2, 6])", x[new[] { 0, 1 }, new[] { 1, 2 }]);
        Is("tensor([4, 5, 6])", x[x > 3]);
        Is("tensor([[4, 5, 6]])", x[tensor([1])]);
        Is("tensor([1, 3])", x[0, TensorIndex.Slice(null, null, 2)]);
    }

    [Fact]
    public void Brackets_Write()
    {
        var x = tensor([[1.0, 2.0], [3.0, 4.0]]);
        x[0] = 0;
        x[1, ^1] = 9;
        Is("tensor([[0., 0.],\n        [3., 9.]])", x);
        x[x > 5] = tensor(1.0);
        x[0, 1] += 2;
        x[1] *= 2;
        Is("tensor([[0., 2.],\n        [6., 2.]])", x);
        x[x == 2] += 1;
        x[.., 0] -= x[.., 1];
        Is("tensor([[-3.,  3.],\n        [ 3.,  3.]])", x);
        for (var i = 0; i < 2; i++) x[i, 0] = i * 0.5;
        x[[0, 1], [1, 1]] = 7;
        Is("tensor([[0.0000, 7.0000],\n        [0.5000, 7.0000]])", x);
    }
}
