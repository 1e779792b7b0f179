using Xunit;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>What is made has not been written, as one can tell.</summary>
public class NewTensorTests
{
    public static TheoryData<string> Names => [.. Made().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void NewTensor_HasVersion0(string name) => Assert.Equal(0, Made()[name]()._version);

    private static Dictionary<string, Func<Tensor>> Made()
    {
        var x = torch.tensor([0.5f, 0.25f, 0.75f]);
        var first = torch.tensor([0]);
        return new()
        {
            ["rand"] = () => torch.rand(3),
            ["randn"] = () => torch.randn(3),
            ["randint"] = () => torch.randint(0, 3, [2]),
            ["randperm"] = () => torch.randperm(3),
            ["rand_like"] = () => torch.rand_like(x),
            ["randn_like"] = () => torch.randn_like(x),
            ["randint_like"] = () => torch.randint_like(x, 0, 3),
            ["bernoulli"] = () => torch.bernoulli(x),
            ["normal"] = () => torch.normal(0, 1, [3]),
            ["normal of tensors"] = () => torch.normal(x, x),
            ["multinomial"] = () => torch.multinomial(x, 2),
            ["poisson"] = () => torch.poisson(x),
            ["dropout"] = () => torch.dropout(x, 0.5, true),
            ["full"] = () => torch.full([2], 3),
            ["ones_like"] = () => torch.ones_like(x),
            ["eye"] = () => torch.eye(3),
            ["cat"] = () => torch.cat([x, x]),
            ["new_zeros"] = () => x.new_zeros([2]),
            ["masked_fill"] = () => x.masked_fill(x > 0, 1),
            ["index_add"] = () => x.index_add(0, first, torch.ones(1)),
            ["index_put"] = () => x.index_put(first, torch.ones(1)),
            ["scatter"] = () => x.scatter(0, first, torch.ones(1)),
            ["fill"] = () => x.fill(2),
        };
    }
}
