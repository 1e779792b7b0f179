using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>A custom function that writes views of views.</summary>
[PyTorchClass("TestAutogradDeviceType")]
public class InplaceOnViewTests
{
    [Fact]
    public void test_inplace_on_view_python()
    {
        var a = randn([4, 4], dtype: float64, requires_grad: true);
        var b = randn([2, 2], dtype: float64, requires_grad: true);
        var go = randn([4, 4], dtype: float64, requires_grad: true);

        var x = Run(a, b);
        var grads = torch.autograd.grad(x, [a, b], go, create_graph: true);

        var expected = a.detach().clone();
        expected[1..3, ..] += cat([b, b], dim: 1).detach();
        Same(expected, x.detach());
        Same(go.detach(), grads[0].detach());
        Same((go[1..3, ..2] + go[1..3, 2..]).detach(), grads[1].detach());
        var second = torch.autograd.grad(grads[0].sum() + (2 * grads[1].sum()), go)[0];
        var weights = ones([4, 4], dtype: float64);
        weights[1..3, ..] = 3;
        Same(weights, second);
        Assert.True(torch.autograd.gradcheck(Run, [a, b]));
        Assert.True(torch.autograd.gradgradcheck(Run, [a, b], [go]));

        static Tensor Run(Tensor root, Tensor b)
        {
            var x = root.clone();
            Adds.apply(x.narrow(1, 2, 2).narrow(0, 1, 2), b);
            Adds.apply(x.narrow(1, 0, 2).narrow(0, 1, 2), b);
            return x;
        }
    }

    private sealed class Adds : torch.autograd.Function<Adds>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y)
        {
            ctx.mark_dirty(x);
            x.add_(y);
            return x;
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad) => (grad, grad);
    }
}
