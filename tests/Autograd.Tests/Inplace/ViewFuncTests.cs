using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Views made again of another base.</summary>
public class ViewFuncTests
{
    public static TheoryData<string> Names => [.. Views.Keys];

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Views = new()
    {
        ["select"] = x => x.select(0, 1),
        ["transpose"] = x => x.transpose(0, 1),
        ["split"] = x => x.split(1)[1],
        ["slices of a view"] = x => x[1..].unsqueeze(0)[.., .., ..1],
        ["complex"] = x => torch.view_as_complex(x),
        ["part of a complex"] = x => torch.view_as_complex(x)[1..],
        ["complex of a part"] = x => torch.view_as_complex(x[1..]),
        ["real of a complex"] = x => torch.view_as_complex(x[1..]).real(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ViewFunc_MakesTheSameViewOfAnotherBase(string name)
    {
        var view = Views[name](torch.ones(3, 2));
        var other = torch.randn(3, 2);

        var again = view._view_func(other);

        Same(Views[name](other), again);
        Assert.Same(other, again!._base);
        Assert.Equal(view.stride(), again.stride());
    }

    [Fact]
    public void ViewFunc_OfABaseThatDiffers_IsNull()
    {
        var view = torch.ones(3, 4)[1];

        Assert.Null(view._view_func(torch.ones(4, 4)));
        Prints("tensor([1., 1., 1., 1.])", view._view_func_unsafe(torch.ones(4, 4)));
        Assert.Null(torch.ones(3)._view_func(torch.ones(3)));
    }
}
