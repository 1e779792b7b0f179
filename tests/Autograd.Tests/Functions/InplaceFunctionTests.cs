using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Custom functions that write their inputs.</summary>
[PyTorchClass("TestAutograd")]
public class InplaceFunctionTests
{
    [Fact]
    public void test_autograd_python_custom_function_inplace()
    {
        var a = ones(2, requires_grad: true);
        var b = ones(2, requires_grad: true);
        var calls = new List<string>();

        Adder.apply(a.clone(), b, calls).sum().backward();
        Assert.Single(calls);

        var c = Adder.apply(a.clone(), b, calls);
        c.add_(2);
        c.sum().backward();
        Assert.Equal(2, calls.Count);

        Adder.apply(a.clone().view_as(a), b, calls).sum().backward();
        Assert.Equal(3, calls.Count);
        Same(full(2, 3.0), a.grad);
        Same(full(2, 3.0), b.grad);

        using (var caught = warnings.catch_warnings())
        {
            MarksWhatIsNoInput.apply(a.clone(), b);
            Assert.Equal(
                ["ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be passed to "
                    + "ctx.mark_dirty()."], caught);
        }
    }

    [Fact]
    public void WithSeveralOutputs_AnInputThatIsNoViewMayBeWritten()
    {
        var a = ones(2, requires_grad: true);
        var b = ones(2, requires_grad: true);
        var calls = new List<string>();

        var (c, d) = AdderOfTwo.apply(a.clone(), b, calls);
        (c * d).sum().backward();
        Assert.Single(calls);

        (c, d) = AdderOfTwo.apply(a.clone(), b, calls);
        c.add_(2);
        (c * d).sum().backward();
        Assert.Equal(2, calls.Count);
        Same(full(2, 12.0), a.grad);

        ThrowsWith<RuntimeError>(
            "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one "
                + "Tensor.",
            () => AdderOfTwo.apply(a.clone().view_as(a), b, calls));
        ThrowsWith<RuntimeError>(
            "Some elements marked as dirty during the forward method were not returned as output.",
            () => DoesNotReturnWhatItWrote.apply(a.clone().view_as(a), b));
    }

    [Fact]
    public void AWrittenView_RebasesItsBase()
    {
        var root = ones([2, 2], requires_grad: true);
        var y = ones([1, 2], requires_grad: true);
        var (@base, calls) = (root * 1, new List<string>());
        var view = @base[..1];

        var result = Adder.apply(view, y, calls);

        Assert.Same(view, result);
        Assert.Equal("AsStridedBackward0", view.grad_fn!.name());
        Assert.Equal("torch::autograd::CopySlices", @base.grad_fn!.name());
        Assert.Equal(2, @base._version);
        (@base.sum() + view.sum()).backward();
        Same(tensor([[2.0, 2.0], [1.0, 1.0]]), root.grad);
        Same(full([1, 2], 2.0), y.grad);
        Assert.Single(calls);
    }

    [Fact]
    public void Writing_IsCountedAndForgetsTheGradient_AndALeafIsRefused()
    {
        var (x, calls) = (ones(2, requires_grad: true), new List<string>());
        var w = ones(2);
        w.grad = ones(2);

        Adder.apply(w, x, calls);

        Assert.True(w.requires_grad);
        Assert.Null(w.Meta?.Grad);
        Assert.Equal(2, w._version);
        Assert.Equal(2, Adder.apply(ones(2), ones(2), calls)._version);
        Throws<RuntimeError>(
            "a leaf Variable that requires grad has been used in an in-place operation.", () => Adder.apply(x, ones(2), calls));
        Throws<RuntimeError>(
            "a view of a leaf Variable that requires grad is being used in an in-place operation.",
            () => Adder.apply(x[..], ones(2), calls));
    }

    private sealed class Adder : torch.autograd.Function<Adder>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, Tensor b, List<string> calls)
        {
            ctx["calls"] = calls;
            a.add_(b);
            ctx.mark_dirty(a);
            return a;
        }

        public static (Tensor, Tensor, object?) backward(FunctionCtx ctx, Tensor grad)
        {
            ((List<string>)ctx["calls"]!).Add("backward");
            return (grad, grad, null);
        }
    }

    private sealed class MarksWhatIsNoInput : torch.autograd.Function<MarksWhatIsNoInput>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            var c = 3 * a;
            c.add_(b);
            ctx.mark_dirty(c);
            return c;
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad) => (3 * grad, 3 * grad);
    }

    private sealed class AdderOfTwo : torch.autograd.Function<AdderOfTwo, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b, List<string> calls)
        {
            ctx["calls"] = calls;
            a.add_(b);
            ctx.mark_dirty(a);
            return (a, a + b);
        }

        public static (Tensor, Tensor, object?) backward(FunctionCtx ctx, Tensor ga, Tensor gab)
        {
            ((List<string>)ctx["calls"]!).Add("backward");
            return (ga + gab, ga + gab, null);
        }
    }

    private sealed class DoesNotReturnWhatItWrote : torch.autograd.Function<DoesNotReturnWhatItWrote, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            a.add_(b);
            ctx.mark_dirty(a);
            return (a.clone(), a + b);
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor ga, Tensor gab) => (ga + gab, ga + (2 * gab));
    }
}
