using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Saved;

/// <summary>Hooks of one saved tensor: <c>grad_fn._raw_saved_self.register_hooks(pack, unpack)</c>.</summary>
[PyTorchClass("TestAutograd")]
public class RawSavedTests
{
    [Fact]
    public void test_saved_variable_packing_unpacking_saved_original_with_hooks()
    {
        OriginalIsPacked(() => torch.randn(5, requires_grad: true), isLeaf: true);
        OriginalIsPacked(() => 1 + torch.randn(5, requires_grad: true), isLeaf: false);
    }

    [Fact]
    public void test_saved_variable_packing_unpacking_did_not_save_original_with_hooks()
    {
        var a = torch.randn(5, requires_grad: true);
        var y = torch.exp(a);
        y.grad_fn!._raw_saved_result.register_hooks(x => x, x => x);

        Same(y, y.grad_fn!._saved_result);
        Assert.Same(y.grad_fn, y.grad_fn!._saved_result.grad_fn);
        y.sum().backward();
        Same(y, a.grad);
    }

    [Fact]
    public void Hooks_OfASavedTensor_AreGivenOnce_AndOnlyToATensorThatIsThere()
    {
        var a = torch.ones(3, requires_grad: true);
        var product = a * a;
        var twice = product.grad_fn!._raw_saved_self;
        twice.register_hooks(x => x, x => x);
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is allowed at a "
            + "time.",
            () => twice.register_hooks(x => x, x => x));

        product.sum().backward();
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor after it has been freed. Saved intermediate values of the graph are freed when you "
            + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or "
            + "if you need to access saved variables after calling backward.",
            () => product.grad_fn!._raw_saved_other.register_hooks(x => x, x => x));

        var scaled = a * 2;
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor with value None is forbidden",
            () => scaled.grad_fn!._raw_saved_self.register_hooks(x => x, x => x));
    }

    [Fact]
    public void RawSaved_ShowsWhatIsKept_AndTheHookThatUnpacksIt()
    {
        var a = torch.ones(3, requires_grad: true);
        var y = a * a;
        var saved = y.grad_fn!._raw_saved_self;
        Assert.Same(a, saved.data);
        Assert.Same(a, saved.unpack());
        Assert.Null(saved.unpack_hook);

        var unpack = ((string Tag, Tensor Kept) pair) => pair.Kept;
        saved.register_hooks(x => (Tag: "p", Kept: x), unpack);
        Prints("('p', tensor([1., 1., 1.]))", saved.data);
        Prints("tensor([1., 1., 1.], requires_grad=True)", saved.unpack());
        Assert.Same(unpack, saved.unpack_hook);

        y.sum().backward();
        Assert.Null(saved.data);
        Assert.Null(saved.unpack_hook);
        ThrowsWith<RuntimeError>("Trying to backward through the graph a second time", () => saved.unpack());
        Prints("<torch._C._autograd.SavedTensor object>", saved);
    }

    [Fact]
    public void RawSaved_OfAnOutput_CannotBeUnpackedWithoutItsNode()
    {
        var y = torch.ones(3, requires_grad: true).exp();
        var saved = y.grad_fn!._raw_saved_result;
        Prints("tensor([2.7183, 2.7183, 2.7183])", saved.data);
        Throws<RuntimeError>(
            "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use "
            + "out-of-place `.detach()` instead",
            () => saved.unpack());
        Prints("tensor([2.7183, 2.7183, 2.7183], grad_fn=<ExpBackward0>)", y.grad_fn!._saved_result);
    }

    [Fact]
    public void RawSaved_OfACustomFunction_AreAllItSaved()
    {
        var a = torch.ones(3, requires_grad: true);
        var y = Doubles.apply(a);
        var saved = (SavedTensor[])y.grad_fn!["_raw_saved_tensors"]!;
        Assert.Equal(3, saved.Length);
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor with value None is forbidden", () => saved[2].register_hooks(x => x, x => x));
        saved[0].register_hooks(x => 10 * x, x => x);

        var kept = (SavedTensors)y.grad_fn!["saved_tensors"]!;
        Same(torch.full(3, 10.0), kept[0]);
        Assert.Same(y.grad_fn, kept[1].grad_fn);
        Assert.Null(kept[2]);

        y.sum().backward();
        Same(torch.full(3, 10.0), a.grad);
        ThrowsWith<RuntimeError>("after they have already been freed", () => _ = y.grad_fn!["_raw_saved_tensors"]);
        ThrowsWith<RuntimeError>("after they have already been freed", () => _ = y.grad_fn!["saved_tensors"]);
    }

    private static void OriginalIsPacked(Func<Tensor> input, bool isLeaf)
    {
        BackAndForth(input(), x => 2 * x, x => x / 2, saved: 1, gradient: 2, isLeaf);
        BackAndForth(input(), x => 2 * x, x => x, saved: 2, gradient: 3, isLeaf);
        Twice(input(), isLeaf);

        var a = input();
        var y = a * a;
        y.grad_fn!._raw_saved_self.register_hooks(x => x, Tensor (Tensor _) => null!);
        Throws<TypeError>(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type NoneType", () => _ = y.grad_fn!._saved_self);

        a = input();
        var t = a * a;
        ThrowsWith<RuntimeError>(
            "A saved tensor pack hook is modifying its input in place.",
            () => t.grad_fn!._raw_saved_self.register_hooks(x => x.mul_(2), x => x / 2));
    }

    private static void BackAndForth(
        Tensor a, Func<Tensor, Tensor> pack, Func<Tensor, Tensor> unpack, double saved, double gradient, bool isLeaf)
    {
        var before = a.grad_fn;
        var y = a * a;
        y.grad_fn!._raw_saved_self.register_hooks(pack, unpack);
        Same(saved * a, y.grad_fn!._saved_self);
        Assert.Same(before, y.grad_fn!._saved_self.grad_fn);
        y.sum().backward();
        if (isLeaf) Same(gradient * a, a.grad);
    }

    private static void Twice(Tensor a, bool isLeaf)
    {
        var before = a.grad_fn;
        var y = a.pow(3);
        y.grad_fn!._raw_saved_self.register_hooks(x => x, x => x);
        var g = torch.autograd.grad(torch.sum(y), a, create_graph: true)[0];
        Assert.Same(before, y.grad_fn!._saved_self.grad_fn);
        g.sum().backward();
        if (isLeaf) Same(6 * a, a.grad);
    }

    private sealed class Doubles : torch.autograd.Function<Doubles>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var result = x * 2;
            ctx.save_for_backward(x, result, null);
            return result;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * ctx.saved_tensors[0];
    }
}
