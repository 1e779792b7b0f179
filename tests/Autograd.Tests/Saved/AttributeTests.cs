using System.Numerics;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Saved;

/// <summary>What a node shows of what it saved, under PyTorch's names.</summary>
[PyTorchClass("TestAutograd")]
public class AttributeTests
{
    private const string Freed = "after they have already been freed";

    /// <remarks>Without what needs operators that are missing: interpolate, unfold, pdist, logit, linalg.qr, foreach.</remarks>
    [Fact]
    public void test_grad_fn_attr_bindings()
    {
        Tensors();
        Lists();
        Numbers();
        Losses();
    }

    [Fact]
    public void Attribute_ThatTheNodeDoesNotHave_IsRefused()
    {
        var node = (torch.ones(2, requires_grad: true) * 2).grad_fn!;
        Throws<AttributeError>("'MulBackward0' object has no attribute '_saved_dim'", () => _ = node["_saved_dim"]);
        Throws<AttributeError>("'MulBackward0' object has no attribute '_raw_saved_dim'", () => _ = node["_raw_saved_dim"]);
        Throws<AttributeError>("'MulBackward0' object has no attribute 'other'", () => _ = node["other"]);
        var sum = torch.ones(2, requires_grad: true).sum(0);
        Throws<AttributeError>("'SumBackward1' object has no attribute '_raw_saved_dim'", () => _ = sum.grad_fn!["_raw_saved_dim"]);
    }

    private static void Tensors()
    {
        var a = torch.ones(1, requires_grad: true);
        var b = torch.zeros(1, requires_grad: true);
        var stacked = torch.stack([a, b], dim: 0);
        var product = a * 2 * b;
        Same(a * 2, product.grad_fn!._saved_self);
        Assert.IsType<SavedTensor>(product.grad_fn!["_raw_saved_self"]);
        Assert.Equal(0UL, stacked.grad_fn!["_saved_dim"]);
        product.grad_fn!._raw_saved_self.register_hooks(x => x, x => x);

        product.sum().backward();
        ThrowsWith<RuntimeError>(Freed, () => _ = product.grad_fn!._saved_self);
        Assert.Equal(0UL, stacked.grad_fn!["_saved_dim"]);

        a = torch.ones(2, 2, requires_grad: true);
        var square = a * a;
        square.grad_fn!._raw_saved_self.register_hooks(x => x, x => x);
        square.sum().backward();
        ThrowsWith<RuntimeError>(
            "after it has been freed", () => square.grad_fn!._raw_saved_self.register_hooks(x => x, x => x));

        var tangent = torch.tanh(torch.ones(2, requires_grad: true));
        Same(tangent, tangent.grad_fn!._saved_result);
    }

    private static void Lists()
    {
        var a = torch.ones(2, 2, requires_grad: true);
        var indices = torch.tensor([0L, 1L]);
        var picked = a[.., indices];
        var saved = (TensorList)picked.grad_fn!["_saved_indices"]!;
        Assert.Equal(2, saved.Count);
        Assert.Null(saved[0]);
        Same(indices, saved[1]);
        Assert.Equal("(2, 2)", Text.PyRepr.Str(picked.grad_fn!["_saved_self_sym_sizes"]));

        var raw = (SavedTensor[])picked.grad_fn!["_raw_saved_indices"]!;
        raw[1].register_hooks(x => x, x => x);
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor with value None is forbidden", () => raw[0].register_hooks(x => x, x => x));

        picked.sum().backward();
        ThrowsWith<RuntimeError>(Freed, () => _ = picked.grad_fn!["_saved_indices"]);
        ThrowsWith<RuntimeError>(Freed, () => _ = picked.grad_fn!["_raw_saved_indices"]);
        Assert.Equal("(2, 2)", Text.PyRepr.Str(a.mean().grad_fn!["_saved_self_sym_sizes"]));
    }

    private static void Numbers()
    {
        var image = torch.ones([1, 1, 3, 3], requires_grad: true);
        Prints("(1,)", torch.nn.Conv2d(1, 1, 3).call(image).grad_fn!["_saved_bias_sym_sizes_opt"]);
        Prints("(0,)", torch.nn.Conv2d(1, 1, 3, bias: false).call(image).grad_fn!["_saved_bias_sym_sizes_opt"]);

        var a = torch.ones([1, 3, 3], requires_grad: true);
        var batches = torch.addbmm(a.squeeze(0), a, a).grad_fn!;
        Assert.Equal(1L, batches["_saved_batch1_sym_argsize_0"]);
        Assert.Equal(3L, batches["_saved_batch1_sym_argsize_1"]);

        var divided = torch.div(torch.tensor([1.0], requires_grad: true), 2.0, rounding_mode: "trunc");
        Assert.Equal("trunc", divided.grad_fn!["_saved_rounding_mode"]);
        Assert.Null(divided.grad_fn!["_saved_self"]);
        divided.sum().backward();
        ThrowsWith<RuntimeError>(Freed, () => divided.sum().backward());

        var x = torch.zeros(5, requires_grad: true);
        Assert.IsType<double>(Threshold(x, 1.0));
        Assert.IsType<long>(Threshold(x, 1));
        Assert.IsType<bool>(Threshold(x, false));
        Assert.IsType<Complex>(Threshold(x, new Complex(1, 0)));

        a = torch.ones(2, 2, requires_grad: true);
        Assert.Equal(1L, a.as_strided([3], [1], 1).grad_fn!["_saved_storage_offset"]);
        Assert.Null(a.as_strided([3], [1]).grad_fn!["_saved_storage_offset"]);

        static object? Threshold(Tensor x, Scalar value) =>
            ((Scalar)torch.threshold(x, threshold: value, value: value).grad_fn!["_saved_threshold"]!).ToObject();
    }

    private static void Losses()
    {
        var a = torch.randn(3, 5, requires_grad: true);
        var b = torch.tensor([1L, 0L, 4L]);
        Assert.Null(torch.nn.NLLLoss().call(a, b).grad_fn!["_saved_weight"]);
        var loss = torch.nn.NLLLoss(weight: torch.ones(5)).call(a, b);
        Same(torch.ones(5), (Tensor?)loss.grad_fn!["_saved_weight"]);

        loss.sum().backward();
        ThrowsWith<RuntimeError>(Freed, () => _ = loss.grad_fn!["_saved_weight"]);
    }
}
