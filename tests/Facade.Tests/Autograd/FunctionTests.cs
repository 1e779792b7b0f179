using Xunit;

namespace Compat.Facade.Tests.Autograd;

public sealed class FunctionTests
{
    [Fact]
    public void Apply_RecordsTheFunctionsOwnNode()
    {
        var x = torch.tensor([1.0, -1.0], requires_grad: true);

        var y = Cube.apply(x);
        y.sum().backward();

        Assert.Equal("CubeBackward", y.grad_fn!.name());
        Assert.Equal("tensor([ 1., -1.], grad_fn=<CubeBackward>)", y.ToString());
        Assert.Equal("tensor([3., 3.])", x.grad.ToString());
    }

    [Fact]
    public void Backward_OverDifferentiableOperators_HasASecondDerivative()
    {
        var x = torch.tensor([2.0], requires_grad: true);

        var first = torch.autograd.grad(Cube.apply(x), x, create_graph: true)[0];
        var second = torch.autograd.grad(first, x)[0];

        Assert.Equal(12.0, second.item().ToDouble());
    }

    [Fact]
    public void Arguments_ThatAreNoTensors_AndDefaults()
    {
        var (x, w) = (torch.tensor([2.0], requires_grad: true), torch.tensor([3.0]));

        var y = Scaled.apply(x, w, 0.5);
        var plain = Scaled.apply(x, w);
        y.backward();

        Assert.Equal(3.0, y.item().ToDouble());
        Assert.Equal(12.0, plain.item().ToDouble());
        Assert.Equal("tensor([1.5000])", x.grad.ToString());
    }

    [Fact]
    public void SeveralOutputs_MissingGradientsAreZeros()
    {
        var a = torch.tensor([2.0], requires_grad: true);
        var b = torch.tensor([5.0], requires_grad: true);

        var (product, _) = ProductAndSum.apply(a, b);
        product.backward();

        Assert.Equal("tensor([5.])", a.grad.ToString());
        Assert.Equal("tensor([2.])", b.grad.ToString());
    }

    [Fact]
    public void WrongNumberOfGradients_IsNamed()
    {
        var x = torch.ones(1, requires_grad: true);

        var error = Assert.Throws<RuntimeError>(() => Miscounted.apply(x, x).backward());

        Assert.Equal("function MiscountedBackward returned an incorrect number of gradients (expected 2, got 1)", error.Message);
    }

    [Fact]
    public void ForwardRunsWithoutRecording_AndAnInputReturnedAsItIsIsAView()
    {
        var x = torch.ones(2, requires_grad: true) * 1;

        var y = Same.apply(x);

        Assert.NotSame(x, y);
        Assert.Equal("SameBackward", y.grad_fn!.name());
    }

    private sealed class Cube : torch.autograd.Function<Cube>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * x * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            Tensor x = ctx.saved_tensors;
            return grad_output * 3 * x * x;
        }
    }

    private sealed class Scaled : torch.autograd.Function<Scaled>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor w, double scale = 2)
        {
            ctx.save_for_backward(x, w);
            ctx["scale"] = scale;
            return x * w * scale;
        }

        public static (Tensor?, Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (x, w) = ctx.saved_tensors;
            var scale = (double)ctx["scale"]!;
            return (grad_output * w * scale, grad_output * x * scale, null);
        }
    }

    private sealed class ProductAndSum : torch.autograd.Function<ProductAndSum, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            ctx.save_for_backward(a, b);
            return (a * b, a + b);
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor product, Tensor sum)
        {
            var (a, b) = ctx.saved_tensors;
            return ((product * b) + sum, (product * a) + sum);
        }
    }

    private sealed class Miscounted : torch.autograd.Function<Miscounted>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, Tensor b) => a * b;

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output) => grad_output;
    }

    private sealed class Same : torch.autograd.Function<Same>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output) => grad_output;
    }
}
