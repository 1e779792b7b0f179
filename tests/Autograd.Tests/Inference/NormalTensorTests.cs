using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inference;

/// <summary>Normal tensors, written and looked into in inference mode.</summary>
[PyTorchClass("TestAutogradInferenceMode")]
public class NormalTensorTests
{
    private const string Written = "A view was created in inference mode and is being modified inplace";

    public static TheoryData<bool, bool> Writes => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Writes))]
    public void test_normal_tensor_inplace_output_in_inference_mode(bool adds, bool requires)
    {
        var a = Made(requires);
        using var scope = torch.inference_mode();
        for (var i = 0; i < 2; i++)
        {
            Write(a, adds);
            Assert.False(torch.is_inference(a));
            Assert.Equal(requires, a.requires_grad);
        }

        var view = a.view(-1);
        Assert.False(torch.is_inference(view));
        Assert.Equal(requires, view.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void test_normal_tensor_inplace_output_in_normal_mode(bool adds, bool requires)
    {
        var a = Made(requires);
        using (torch.inference_mode()) Write(a, adds);
        Assert.False(torch.is_inference(a));
        Assert.Equal(requires, a.requires_grad);
        for (var i = 0; i < 2; i++)
        {
            Write(a, adds);
            Assert.False(torch.is_inference(a));
            Assert.Equal(requires, a.requires_grad);
        }

        var view = a.view(-1);
        Assert.False(torch.is_inference(view));
        Assert.Equal(requires, view.requires_grad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_normal_tensor_view_output_in_inference_mode(bool requires)
    {
        var a = Made(requires);
        using var scope = torch.inference_mode();
        var view = a.view(-1);
        Assert.False(torch.is_inference(view));
        Assert.Equal(requires, view.requires_grad);
        Assert.True(view._is_view());

        var second = view.view(-1);
        Assert.False(torch.is_inference(second));
        Assert.Equal(requires, second.requires_grad);
        Assert.True(second._is_view());
        Assert.True(second.is_leaf);

        Assert.True(torch.is_inference_mode_enabled());
        second.add_(2);
        Assert.False(torch.is_inference(second));
        Assert.Equal(requires, second.requires_grad);
        Assert.Equal(a._version, second._version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_normal_tensor_view_output_in_normal_mode(bool requires)
    {
        var a = Made(requires);
        var view = torch.inference_mode(() => a.view(-1));
        Assert.False(torch.is_inference(view));
        Assert.Equal(requires, view.requires_grad);
        Assert.True(view._is_view());
        Assert.True(view.is_leaf);

        var product = view * view;
        Assert.False(torch.is_inference(product));
        Assert.Equal(requires, product.requires_grad);

        if (requires) ThrowsWith<RuntimeError>(Written, () => view.add_(2));
        else view.add_(2);

        var second = view.view(2, 3);
        Assert.False(torch.is_inference(second));
        Assert.Equal(requires, second.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void test_inference_mode_handle_direct_view_on_rebase(bool adds, bool requires)
    {
        var a = Made(requires);
        var view = torch.inference_mode(() => a.view_as(a));
        if (requires) ThrowsWith<RuntimeError>(Written, () => Write(view, adds));
        else Write(view, adds);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void test_inference_mode_handle_indirect_view_on_rebase(bool adds, bool requires)
    {
        var a = Made(requires);
        var view = torch.inference_mode(() => a.view(-1));
        Write(a, adds);
        if (requires)
        {
            ThrowsWith<RuntimeError>(
                "A view was created in inference mode and its base or another view ", () => _ = view.grad_fn);
        }
        else
        {
            Assert.Null(view.grad_fn);
        }
    }

    /// <summary>A view made in inference mode taints its views; one made in no_grad does so until it is split.</summary>
    [Fact]
    public void ViewOfAView_SaysInWhichModeTheFirstWasMade()
    {
        const string both = "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving "
            + "both the view and the inplace either both inside the {0} block (if you don't want the inplace to be tracked) or both "
            + "outside (if you want the inplace to be tracked).";
        var x = Made(true);
        var inference = torch.inference_mode(() => x.view(6));
        var silent = torch.no_grad(() => x.view(6));

        Throws<RuntimeError>(
            "A view was created in inference mode and is being modified inplace in normal mode. "
                + string.Format(null, both, "inference_mode"),
            () => inference.add_(1));
        Throws<RuntimeError>(
            "Output 0 of View is a view of a view which was created in inference mode and is being modified inplace in normal mode. "
                + string.Format(null, both, "inference_mode"),
            () => inference.view(2, 3).add_(1));
        Throws<RuntimeError>(
            "Output 0 of View is a view of a view which was created in no_grad mode and is being modified inplace with grad mode enabled. "
                + string.Format(null, both, "no_grad"),
            () => silent.view(2, 3).add_(1));
        ThrowsWith<RuntimeError>("Output 0 of Unbind is a view of a view which was created in inference mode", () =>
            inference.view(2, 3).unbind()[0].add_(1));
        ThrowsWith<RuntimeError>("This view is the output of a function that returns multiple views.", () =>
            silent.view(2, 3).unbind()[0].add_(1));
        ThrowsWith<RuntimeError>("A view was created in inference mode and", () => torch.inference_mode(() => silent.view(2, 3)).add_(1));
        ThrowsWith<RuntimeError>("A view was created in inference mode and", () => torch.no_grad(() => inference.view(2, 3)).add_(1));
        ThrowsWith<RuntimeError>("A view was created in no_grad mode and", () => torch.no_grad(() => x.unbind()[0]).add_(1));
    }

    [Fact]
    public void WriteToALeaf_InInferenceMode_IsCounted()
    {
        var leaf = torch.ones(2, requires_grad: true);
        using (torch.inference_mode()) leaf.add_(1);
        Assert.Equal(1, leaf._version);
        Assert.True(leaf.requires_grad);
        Same(torch.full(2, 2.0), leaf.detach());
    }

    [Fact]
    public void AliasesMadeInInferenceMode_AreNormal()
    {
        var leaf = torch.ones((2, 3), requires_grad: true);
        using var scope = torch.inference_mode();
        Assert.False(leaf.detach().is_inference());
        Assert.False(leaf.data.is_inference());
        Assert.False(leaf.contiguous().is_inference());
        Assert.False(leaf.reshape(-1).is_inference());
        Assert.False(new Parameter(leaf).is_inference());
        Assert.True(leaf.clone().is_inference());
        Assert.True(leaf.t().reshape(-1).is_inference());
        Assert.True(torch.empty(0).is_inference());
    }

    private static Tensor Made(bool requires) => torch.ones((1, 2, 3), requires_grad: requires).clone();

    private static void Write(Tensor x, bool adds) => _ = adds ? x.add_(2) : x.transpose_(0, 1);
}
