using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inference;

/// <summary>Inference tensors beside normal ones.</summary>
[PyTorchClass("TestAutogradInferenceMode")]
public class MixedTests
{
    private const string Saved = "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in "
        + "computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or "
        + "use `torch.no_grad()` instead of `torch.inference_mode()`.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_mix_inference_and_normal_tensor_functional_op(bool requires)
    {
        var s = torch.ones((1, 2, 3), requires_grad: requires);
        var c = torch.inference_mode(() => torch.ones((1, 2, 3), requires_grad: requires));

        var sum = c.add(s);
        Assert.False(torch.is_inference(sum));
        Assert.Equal(requires, sum.requires_grad);
        if (!requires) return;

        sum.backward(torch.ones_like(sum));
        Same(torch.ones_like(c), c.grad);
        Throws<RuntimeError>(Saved, () => _ = c * s);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_mix_inference_and_normal_tensor_inplace_op(bool requires)
    {
        var s = torch.ones((1, 2, 3), requires_grad: requires);
        var a = s.clone();
        var c = torch.inference_mode(() => torch.ones(1, 2, 3));
        Assert.True(torch.is_inference(c));

        if (requires)
        {
            Throws<RuntimeError>(Saved, () => a.mul_(c));
            ThrowsWith<RuntimeError>(
                "out=... arguments don't support automatic differentiation, but one of the arguments requires grad",
                () => torch.mul(s, s, @out: c));
        }
        else
        {
            a.mul_(c);
            ThrowsWith<RuntimeError>(
                "Inplace update to inference tensor outside InferenceMode is not allowed", () => torch.mul(s, s, @out: c));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_mix_inference_and_normal_tensor_view_op(bool requires)
    {
        var s = torch.ones((1, 2, 3), requires_grad: requires);
        var c = torch.inference_mode(() => torch.ones(1, 2, 3));

        var ofInference = c.view_as(s);
        Assert.True(torch.is_inference(ofInference));
        Assert.False(ofInference.requires_grad);

        var ofNormal = s.view_as(c);
        Assert.False(torch.is_inference(ofNormal));
        Assert.Equal(requires, ofNormal.requires_grad);
    }

    [Fact]
    public void BackwardInInferenceMode_GivesInferenceGradients()
    {
        var x = torch.full(3, 2.0, requires_grad: true);
        var loss = (x * x).sum();
        torch.inference_mode(() => loss.backward());
        Same(torch.full(3, 4.0), x.grad);
        Assert.True(x.grad.is_inference());

        ThrowsWith<RuntimeError>("Inplace update to inference tensor outside InferenceMode", () => (x * x).sum().backward());
        x.grad = null;
        (x * x).sum().backward();
        Assert.False(x.grad.is_inference());
    }

    [Fact]
    public void Module_EvaluatedInInferenceMode_TrainsOutsideOfIt()
    {
        var layer = new torch.nn.Linear(3, 2);
        var input = torch.randn(4, 3);
        var evaluated = torch.inference_mode(() => layer.forward(input));
        Assert.True(evaluated.is_inference());
        Assert.False(evaluated.requires_grad);
        Assert.False(layer.weight.is_inference());

        Throws<RuntimeError>(Saved, () => layer.forward(torch.inference_mode(() => input.clone())));
        var optimizer = torch.optim.SGD(layer.parameters(), lr: 0.1);
        layer.forward(input).sum().backward();
        optimizer.step();
        Assert.False(layer.weight.is_inference());
    }

    /// <summary>The weight's transpose is a view of an inference tensor, and so outside autograd.</summary>
    [Fact]
    public void Module_MadeInInferenceMode_ComputesButIsNotTrained()
    {
        var layer = torch.inference_mode(() => new torch.nn.Linear(3, 2));
        Assert.True(layer.weight.is_inference());
        Assert.True(layer.weight.requires_grad);

        layer.forward(torch.ones(4, 3)).sum().backward();
        Same(torch.full(2, 4.0), layer.bias!.grad);
        Assert.Null(layer.weight.grad);
        var optimizer = torch.optim.SGD(layer.parameters(), lr: 0.1);
        ThrowsWith<RuntimeError>("Inplace update to inference tensor outside InferenceMode", () => optimizer.step());
        torch.inference_mode(() => optimizer.step());
    }

    [Fact]
    public void BatchNorm_EvaluatedInInferenceMode_CountsItsWrites()
    {
        var norm = new torch.nn.BatchNorm1d(3);
        torch.inference_mode(() => norm.forward(torch.randn(4, 3)));
        Assert.False(norm.running_mean!.is_inference());
        Assert.Equal(1, norm.running_mean!._version);
    }

    [Fact]
    public void CustomFunction_RefusesToSaveInferenceTensors()
    {
        var x = torch.ones(2, requires_grad: true);
        var c = torch.inference_mode(() => torch.ones(2, requires_grad: true));
        Throws<RuntimeError>(Saved, () => Product.apply(x, c));
        Throws<RuntimeError>(Saved, () => Product.apply(c, c));
        Assert.False(Product.apply(c.detach(), c.detach()).requires_grad);
        using var scope = torch.inference_mode();
        Assert.True(Product.apply(x, c).is_inference());
    }

    private sealed class Product : torch.autograd.Function<Product>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y)
        {
            ctx.save_for_backward(x, y);
            return x * y;
        }

        public static (Tensor? X, Tensor? Y) backward(FunctionCtx ctx, Tensor grad) =>
            (grad * ctx.saved_tensors[1], grad * ctx.saved_tensors[0]);
    }
}
