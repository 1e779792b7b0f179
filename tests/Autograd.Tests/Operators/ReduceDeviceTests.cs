using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestAutogradDeviceType")]
public class ReduceDeviceTests
{
    [Theory]
    [InlineData("amin")]
    [InlineData("amax")]
    public void test_scatter_index_reduce_amin_amax_backprops_to_all_values(string reduce)
    {
        var input = torch.randn((2, 3), dtype: torch.float64, requires_grad: true);
        var src = input.clone().detach().requires_grad_(true);
        var index = torch.arange(2).to(torch.int64);
        var everywhere = index.unsqueeze(-1).expand(2, 3);

        Assert.True(gradcheck((input, src) => torch.scatter_reduce(input, 0, everywhere, src, reduce), (input, src)));
        Assert.True(gradcheck((input, src) => torch.index_reduce(input, 0, index, src, reduce), (input, src)));
    }

    [Fact]
    public void test_scatter_index_reduce_prod_gradgrad_error()
    {
        var input = torch.tensor([1.0], dtype: torch.float64, requires_grad: true);
        var src = torch.tensor([0.0, 0], dtype: torch.float64, requires_grad: true);
        var index = torch.tensor([0, 0]);

        foreach (var f in new Func<Tensor, Tensor, Tensor>[]
        {
            (input, src) => torch.scatter_reduce(input, 0, index, src, "prod"),
            (input, src) => torch.index_reduce(input, 0, index, src, "prod"),
        })
        {
            Assert.True(gradcheck(f, (input, src)));
            ThrowsWith<RuntimeError>("Double backward is unsupported for", () => gradgradcheck(f, (input, src)));
        }
    }

    [Theory]
    [InlineData("sum", true)]
    [InlineData("sum", false)]
    [InlineData("prod", true)]
    [InlineData("prod", false)]
    [InlineData("mean", true)]
    [InlineData("mean", false)]
    [InlineData("amax", false)]
    public void ScatterAndIndexReduce_HaveTheirGradients(string reduce, bool includeSelf)
    {
        var input = torch.randn((3, 4), dtype: torch.float64, requires_grad: true);
        var src = torch.randn((5, 4), dtype: torch.float64, requires_grad: true);
        var index = torch.tensor([0, 2, 0, 0, 2]);
        var everywhere = index.unsqueeze(-1).expand(5, 4);
        Tensor Scatter(Tensor input, Tensor src) => input.scatter_reduce(0, everywhere, src, reduce, includeSelf);
        Tensor InPlace(Tensor input, Tensor src) => input.clone().scatter_reduce_(0, everywhere, src, reduce, includeSelf);
        Tensor Slices(Tensor input, Tensor src) => input.index_reduce(0, index, src, reduce, includeSelf);

        Assert.True(gradcheck(Scatter, (input, src)));
        Assert.True(gradcheck(InPlace, (input, src)));
        if (reduce != "amax") Assert.True(gradgradcheck(Scatter, (input, src)));
        if (reduce == "sum") return;
        Assert.True(gradcheck(Slices, (input, src)));
        Same(Scatter(input, src), Slices(input, src));
    }
}
