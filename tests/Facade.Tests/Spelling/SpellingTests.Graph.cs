using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Spelling;

/// <content>Modes, gradients, hooks, custom functions, modules and optimizers.</content>
public partial class SpellingTests
{
    [Fact]
    public void Modes_AreBlocksAndWrapLambdas()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
        }

        Assert.False(no_grad(() => x * 2).requires_grad);
        using (set_grad_enabled(false)) Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Gradients_AreGathered()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);
        var loss = (x * x).sum();
        loss.backward();
        Is("tensor([2., 4.])", x.grad);
        Assert.True(x.is_leaf);
        Assert.Equal("SumBackward0", loss.grad_fn!.name());
        var (next, index) = loss.grad_fn.next_functions[0];
        Assert.Equal(("MulBackward0", 0), (next!.name(), index));
        Is("tensor([2., 4.])", autograd.grad((x * x).sum(), x)[0]);
        x.grad = null;
        Assert.Null(x.grad);
        var y = x.detach().requires_grad_();
        Assert.True(y.requires_grad);
    }

    [Fact]
    public void CustomFunctions_ArePairsOfStaticMethods()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);
        var y = Doubled.apply(x, 3);
        y.sum().backward();
        Is("tensor([3., 6.], grad_fn=<DoubledBackward>)", y);
        Is("tensor([3., 3.])", x.grad);
    }

    [Fact]
    public void Updates_AreWrittenInPlace()
    {
        var w = tensor([1.0, 2.0], requires_grad: true);
        (w * 3).sum().backward();
        using (no_grad())
        {
            w += -0.5 * w.grad;
            w.grad.zero_();
        }

        Is("tensor([-0.5000,  0.5000], requires_grad=True)", w);
        Throws<RuntimeError>("a leaf Variable that requires grad is being used in an in-place operation.", () => { w += 1; });
    }

    [Fact]
    public void Modules_AreClassesWithForward()
    {
        var net = new Scaled();
        Is("Scaled()", net);
        Is("tensor([2., 4.], grad_fn=<MulBackward0>)", net.call(tensor([1.0, 2.0])));
        Assert.Equal(["scale"], net.named_parameters().Select(p => p.name));
        Is("Sequential(\n  (0): Scaled()\n  (1): Scaled()\n)", nn.Sequential(new Scaled(), new Scaled()));
        var optimizer = optim.SGD(net.parameters(), lr: 0.5);
        optimizer.zero_grad();
        net.call(tensor([1.0, 2.0])).sum().backward();
        optimizer.step();
        Is("tensor([0.5000], requires_grad=True)", net.scale.detach().requires_grad_());
    }

    private sealed class Doubled : autograd.Function<Doubled>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, double factor)
        {
            ctx.save_for_backward(x);
            ctx["factor"] = factor;
            return x * factor;
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad_output) =>
            (grad_output * (double)ctx["factor"]!, null);
    }

    private sealed class Scaled : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter scale = new(tensor([2.0]));

        public override Tensor forward(Tensor input) => input * scale;
    }
}
