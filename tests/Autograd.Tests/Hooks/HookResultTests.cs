using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

/// <summary>What hooks are given and what they may return. Texts and behaviour recorded from PyTorch 2.13.0.</summary>
public class HookResultTests
{
    [Fact]
    public void Hook_ThatReturnsNull_LeavesTheGradient()
    {
        var (a, b) = Product();
        b.register_hook(grad => null);

        b.sum().backward();

        Prints("tensor([2., 2.])", a.grad);
    }

    [Fact]
    public void Hook_ThatCounts_DoesNotReplaceTheGradientByItsNumber()
    {
        var (a, b) = Product();
        var count = 5;
        b.register_hook(grad => count++);

        b.sum().backward();

        Assert.Equal(6, count);
        Prints("tensor([2., 2.])", a.grad);
    }

    [Fact]
    public void Hooks_WhereNoGradientArrives_AreGivenNull()
    {
        var seen = new List<string>();
        var (a, b) = Product();
        b.register_hook(grad => seen.Add($"b {grad is null}"));
        a.register_hook(grad => seen.Add($"a {grad is null}"));
        b.grad_fn!.register_prehook(grads => seen.Add($"pre {grads[0] is null}"));
        b.grad_fn.register_hook((inputs, outputs) => seen.Add($"post {inputs.Length} {inputs[0] is null} {outputs[0] is null}"));
        b.retain_grad();
        a.register_post_accumulate_grad_hook(_ => seen.Add("accumulated"));

        NoGradient.apply(b).sum().backward();

        Assert.Equal(["b True", "pre True", "post 2 True True", "a True", "accumulated"], seen);
        Assert.True(a.grad is null);
        Assert.True(b.grad is null);
    }

    [Fact]
    public void NodeHooks_SeeNoGradient_WhereNobodyWantsIt_UnlessTheNodeIsACustomFunction()
    {
        var seen = new List<string>();
        var (x, y) = (torch.ones(1, requires_grad: true), torch.ones(1, requires_grad: true));
        var product = x * y;
        product.grad_fn!.register_hook((inputs, _) => seen.Add($"{inputs[0]} {inputs[1]}"));
        torch.autograd.grad(product, x);
        var (first, second) = NoneGradientFunction.apply(x, y);
        first.grad_fn!.register_hook((inputs, _) => seen.Add($"{inputs[0]} {inputs[1]}"));
        torch.autograd.grad(first + second, y, allow_unused: true);

        Assert.Equal(["tensor([1.]) ", "tensor([1.]) "], seen);
    }

    [Fact]
    public void Hook_MayNotTakeThePlaceOfNoGradient()
    {
        var (_, b) = Product();
        b.register_hook(grad => torch.ones(2));

        Throws<RuntimeError>("can't replace a None gradient with a non-None value", () => NoGradient.apply(b).sum().backward());
    }

    [Fact]
    public void Hook_MayNotChangeTheDType()
    {
        var (_, b) = Product();
        Tensor Widen(Tensor grad) => grad.@double();
        b.register_hook(Widen);

        Throws<RuntimeError>(
            "hook 'Widen' has changed the type of value (was torch.FloatTensor got torch.DoubleTensor)", () => b.sum().backward());
    }

    [Fact]
    public void Hook_MayNotChangeTheSize()
    {
        var (_, b) = Product();
        b.register_hook(grad => grad[..1]);

        Throws<RuntimeError>("hook '<lambda>' has changed the size of value", () => b.sum().backward());
    }

    [Fact]
    public void NodeHooks_MustReturnAsManyAsTheyGot()
    {
        var (_, b) = Product();
        var handle = b.grad_fn!.register_prehook(grads => [grads[0], grads[0]]);
        Throws<RuntimeError>(
            "hook '<lambda>' has returned an incorrect number of values (got 2, but expected 1)",
            () => b.sum().backward(retain_graph: true));

        handle.remove();
        b.grad_fn.register_hook((inputs, outputs) => [inputs[0]]);
        Throws<RuntimeError>(
            "hook '<lambda>' has returned an incorrect number of values (got 1, but expected 2)", () => b.sum().backward());
    }

    [Fact]
    public void NodeHook_ThatReturnsNulls_TakesTheGradientsAway()
    {
        var (a, b) = Product();
        b.grad_fn!.register_hook((inputs, outputs) => [null, null]);

        b.sum().backward();

        Assert.True(a.grad is null);
    }

    [Fact]
    public void Hooks_OfATensorWithoutGradient_AreRefused()
    {
        const string Text = "cannot register a hook on a tensor that doesn't require gradient";
        Throws<RuntimeError>(Text, () => torch.ones(2).register_hook(grad => grad));
        Throws<RuntimeError>(Text, () => torch.ones(2).register_post_accumulate_grad_hook(p => p.zero_()));
    }

    [Fact]
    public void Handles_EndWithUsing()
    {
        var seen = new List<int>();
        var a = torch.ones(2, requires_grad: true);
        using (a.register_hook(_ => seen.Add(1)))
        {
            a.register_hook(_ => seen.Add(2));
            a.sum().backward();
        }

        a.sum().backward();

        Assert.Equal([1, 2, 2], seen);
    }

    [Fact]
    public void ALeafThatNoLongerRequiresGrad_RunsHooksAndGathersNothing()
    {
        var seen = new List<string>();
        var (a, b) = Product();
        a.register_hook(grad => seen.Add($"{grad}"));
        a.register_post_accumulate_grad_hook(_ => seen.Add("accumulated"));
        a.requires_grad = false;

        b.sum().backward();

        Assert.Equal(["tensor([2., 2.])", "accumulated"], seen);
        Assert.True(a.grad is null);
    }

    [Fact]
    public void AGradModeSetInAHook_EndsBeforeTheNextNode()
    {
        var seen = new List<bool>();
        var (a, b) = Product();
        b.register_hook(_ =>
        {
            torch.set_grad_enabled(true);
        });
        b.grad_fn!.register_prehook(_ => seen.Add(torch.is_grad_enabled()));
        a.register_hook(_ => seen.Add(torch.is_grad_enabled()));

        b.sum().backward();

        Assert.Equal([true, false], seen);
    }

    [Fact]
    public void Handles_KeepNeitherHooksNorTensors()
    {
        RemovableHandle? handle = null;
        Collected.Freed(() =>
        {
            var (_, b) = Product();
            handle = b.register_hook(grad => b * grad);
            return b;
        });
        handle!.remove();
    }

    [Fact]
    public void HooksOverTheirOwnTensor_AreFreedWithIt() => Collected.Freed(() =>
    {
        var (a, b) = Product();
        a.register_hook(grad => a.detach() * grad);
        a.register_post_accumulate_grad_hook(_ => a.grad.mul_(2));
        b.register_hook(grad => b.detach() * grad);
        b.grad_fn!.register_hook((inputs, outputs) => GC.KeepAlive((a, b)));
        b.retain_grad();
        torch.autograd.graph.register_multi_grad_hook([a, b], grads => GC.KeepAlive((a, b)));
        b.sum().backward();
        return a;
    });

    private static (Tensor A, Tensor B) Product()
    {
        var a = torch.ones(2, requires_grad: true);
        return (a, a * 2);
    }
}
