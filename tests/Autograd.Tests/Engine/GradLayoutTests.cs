using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

public class GradLayoutTests
{
    private sealed class Transposed : torch.autograd.Function<Transposed>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => torch.ones(4, 3).t();
    }

    [Fact]
    public void FirstGradient_TakesTheLeafsLayout()
    {
        var p = torch.ones(3, 4, requires_grad: true);
        Transposed.apply(p).sum().backward();
        Prints("(4, 1)", p.grad.stride());
    }

    [Fact]
    public void GatheredGradientOfAnotherLayout_Warns_UnlessThePolicyIsRelaxed()
    {
        var p = torch.ones(3, 4, requires_grad: true);
        p.grad = torch.ones(4, 3).t();
        using var w = torch.warnings.catch_warnings();
        using (torch.autograd.grad_mode.enforce_grad_layout_policy(false))
        {
            Assert.False(torch._C._is_grad_layout_enforcement_enabled());
            Transposed.apply(p).sum().backward();
            Assert.Empty(w);
        }

        Transposed.apply(p).sum().backward();
        Assert.Equal(
            "grad and param do not obey the gradient layout contract. This is not an error, but may impair performance.\n"
            + "grad.sizes() = [3, 4], strides() = [1, 3]\nparam.sizes() = [3, 4], strides() = [4, 1]", Assert.Single(w));
        Same(torch.full([3, 4], 3.0), p.grad);
    }

    [Fact]
    public void FirstGradientWithAGraph_IsACopyInTheLeafsLayout()
    {
        using var w = torch.warnings.catch_warnings();
        var x = torch.ones(3, 2).t().requires_grad_();
        (x.contiguous() * 3).pow(2).sum().backward(create_graph: true);
        Prints("(1, 2)", x.grad.stride());
        Assert.Equal("<CopyBackwards object>", x.grad.grad_fn!.ToString());
        (x * x).sum().backward(create_graph: true);
        Assert.Equal("<AddBackward0 object>", x.grad.grad_fn!.ToString());
        Same(torch.full([2, 3], 20.0), torch.autograd.grad(x.grad.sum(), x)[0]);
    }
}
