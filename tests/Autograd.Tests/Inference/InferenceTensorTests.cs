using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inference;

/// <summary>Tensors made in inference mode, alone, in and outside of it.</summary>
[PyTorchClass("TestAutogradInferenceMode")]
public class InferenceTensorTests
{
    private const string WriteRefused = "Inplace update to inference tensor outside InferenceMode is not allowed."
        + "You can make a clone to get a normal tensor before doing inplace update."
        + "See https://github.com/pytorch/rfcs/pull/17 for more details.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_inference_mode_inf_tensor_in_inf_mode_functional_op(bool requires)
    {
        using var scope = torch.inference_mode();
        var c = Made(requires);
        var product = c * c;
        Assert.True(torch.is_inference(product));
        Assert.False(product.requires_grad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_inference_mode_inf_tensor_in_inf_mode_inplace_op(bool requires)
    {
        Action<Tensor>[] writes =
        [
            x => x.add_(2), x => x.transpose_(0, 1), x => x.resize_(1, 2), x => x.resize_as_(torch.ones(1, 2)),
            x => x.copy_(torch.ones(1, 2, 3)),
        ];
        using var scope = torch.inference_mode();
        foreach (var write in writes)
        {
            var c = torch.ones((1, 2, 3), requires_grad: requires);
            write(c);
            Assert.True(torch.is_inference(c));
            Assert.Equal(requires, c.requires_grad);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_inference_mode_inf_tensor_in_inf_mode_view_op(bool requires)
    {
        using var scope = torch.inference_mode();
        var view = Made(requires).view(-1);
        Assert.True(torch.is_inference(view));
        Assert.False(view.requires_grad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_inference_mode_inf_tensor_in_normal_mode_functional_op(bool requires)
    {
        var c = Made(requires);
        var product = c * c;
        Assert.False(torch.is_inference(product));
        Assert.False(product.requires_grad);
        Assert.True(product.is_leaf);
    }

    [Fact]
    public void test_inference_mode_inf_tensor_in_normal_mode_inplace_op()
    {
        Throws<RuntimeError>(WriteRefused, () => Made(false).add_(2));
        Throws<RuntimeError>(WriteRefused, () => Made(false).transpose_(0, 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_inference_mode_inf_tensor_in_normal_mode_view_op(bool requires)
    {
        var view = Made(requires).view(-1);
        Assert.True(torch.is_inference(view));
        Assert.False(view.requires_grad);
        Assert.False(view._is_view());
        Assert.True(view.is_leaf);
    }

    [Fact]
    public void Version_OfAnInferenceTensor_IsNotCounted()
    {
        const string text = "Inference tensors do not track version counter.";
        var c = Made(false);
        Throws<RuntimeError>(text, () => _ = c._version);
        Throws<RuntimeError>(text, () => _ = c.view(-1)._version);
        Throws<RuntimeError>(text, () => _ = c.detach()[0]._version);
        Assert.Equal(0, c.detach()._version);
        Assert.True(c.data.is_inference());
        Assert.Equal(0, c.data._version);
        Assert.Equal(0, c.clone()._version);
    }

    [Fact]
    public void RequiresGrad_CannotBeSetOutsideInferenceMode()
    {
        const string text = "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.";
        var c = Made(false);
        Throws<RuntimeError>(text, () => c.requires_grad_());
        Throws<RuntimeError>(text, () => c.requires_grad = true);
        Throws<RuntimeError>(text, () => Made(true).requires_grad_());
        Throws<RuntimeError>(text, () => _ = new Parameter(c));
        Assert.False(c.requires_grad_(false).requires_grad);
        Assert.True(new Parameter(c, requires_grad: false).is_inference());
        using var scope = torch.inference_mode();
        Assert.True(c.requires_grad_().requires_grad);
    }

    /// <summary>The refusal comes once the elements are written, as it does in PyTorch.</summary>
    [Fact]
    public void Write_OutsideInferenceMode_IsRefusedOnceItIsDone()
    {
        var c = Made(false);
        Throws<RuntimeError>(WriteRefused, () => c.add_(1));
        Same(torch.full((1, 2, 3), 2.0), c);
        Throws<RuntimeError>(WriteRefused, () => c[0] = 7);
        Throws<RuntimeError>(WriteRefused, () => c.zero_());
        Throws<RuntimeError>(WriteRefused, () => c.resize_(2));
        Throws<RuntimeError>(WriteRefused, () => torch.normal(0, 1, (2, 3), @out: torch.inference_mode(() => torch.empty(2, 3))));
        Throws<RuntimeError>(WriteRefused, () => Made(true).exp_());
        Throws<RuntimeError>("a leaf Variable that requires grad is being used in an in-place operation.", () => Made(true).add_(1));
    }

    /// <summary>A number is a normal tensor to PyTorch's operators; alone, inference tensors are outside autograd.</summary>
    [Fact]
    public void LeafMadeInInferenceMode_RecordsBesideNormalTensorsOnly()
    {
        var c = Made(true);
        Assert.Null(c.exp().grad_fn);
        Assert.Null((c + c).grad_fn);
        Assert.Equal("MulBackward0", (c * 2).grad_fn!.name());
        Assert.Equal("AddBackward0", (c + torch.ones(3)).grad_fn!.name());
        Assert.Equal("torch::autograd::CopyBackwards", c.clone().grad_fn!.name());
        Assert.Equal("torch::autograd::CopyBackwards", c.to(torch.float64).grad_fn!.name());
        Assert.Same(c, c.to(torch.float32));

        c.clone().mul(2).sum().backward();
        Same(torch.full((1, 2, 3), 2.0), c.grad);
    }

    [Fact]
    public void CopiesMadeOutside_AreNormal_AndAliasesAreNot()
    {
        var c = Made(false);
        Assert.True(c.contiguous().is_inference());
        Assert.True(c.reshape(-1).is_inference());
        Assert.True(c[0].is_inference());
        Assert.True(c.split(1, 2)[0].is_inference());
        Assert.True(torch.real(c).is_inference());
        Assert.False(c.transpose(1, 2).contiguous().is_inference());
        Assert.False(c.transpose(1, 2).reshape(-1).is_inference());
        Assert.False(c.new_ones(2).is_inference());
        Assert.False(torch.relu(c).is_inference());
    }

    private static Tensor Made(bool requires) => torch.inference_mode(() => torch.ones((1, 2, 3), requires_grad: requires));
}
