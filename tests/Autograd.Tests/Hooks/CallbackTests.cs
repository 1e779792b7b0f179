using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class CallbackTests
{
    [Fact]
    public void test_callback_adds_callback()
    {
        var called = 0;
        var a = torch.rand(3, 3, requires_grad: true);
        var b = Watched.apply(a, () => Queue(() =>
        {
            called++;
            Queue(() => called++);
        }));

        b.sum().backward();

        Assert.Equal(2, called);
    }

    [Fact]
    public void test_callback_propagates_errors_from_device_thread()
    {
        var t = torch.tensor([1.0, 2.0], requires_grad: true);
        t.register_hook(_ => Queue(() => throw new RuntimeError("blah")));

        Throws<RuntimeError>("blah", () => t.pow(2).sum().backward());
    }

    [Fact]
    public void test_reentrant_with_callbacks_depth_0() => Assert.Equal((1, 0), Reentrant(outer: true, inner: false));

    [Fact]
    public void test_reentrant_with_callbacks_depth_1() => Assert.Equal((0, 1), Reentrant(outer: false, inner: true));

    [Fact]
    public void test_reentrant_with_callbacks_both_depths() => Assert.Equal((1, 1), Reentrant(outer: true, inner: true));

    [Fact]
    public void test_reentrant_with_leaf_variable_hook()
    {
        RemovableHandle? handle = null;
        var param = torch.rand(10, requires_grad: true);
        handle = param.register_hook(grad =>
        {
            handle!.remove();
            param.grad = null;
            using var mode = torch.enable_grad();
            var g = grad.detach().requires_grad_();
            ((g * 2) + param.detach().requires_grad_()).sum().backward();
            var result = g.grad + grad;
            param.grad = grad;
            return result;
        });

        (param * param).sum().backward();

        // What the hook put there, and what it returned.
        Same((4 * param.detach()) + 2, param.grad);
    }

    [Fact]
    public void test_reentrant_with_non_leaf_variable_hook()
    {
        RemovableHandle? handle = null;
        var param = torch.rand(10, requires_grad: true);
        var squares = param * param;
        handle = squares.register_hook(grad =>
        {
            handle!.remove();
            using var mode = torch.enable_grad();
            var g = grad.detach().requires_grad_();
            ((g * 2) + 5).sum().backward();
            return g.grad + grad;
        });

        squares.sum().backward();

        Same(6 * param.detach(), param.grad);
    }

    [Fact]
    public void Callbacks_RunWhenAllNodesHaveRun_InTheModeOfTheirBackward()
    {
        var seen = new List<string>();
        var a = torch.ones(1, requires_grad: true);
        var b = a * 2;
        b.register_hook(_ => Queue(() => seen.Add(
            $"{a.grad} {torch.is_grad_enabled()} {torch._C._current_autograd_node()} {torch._C._current_graph_task_id() >= 0}")));

        b.backward();

        Assert.Equal(["tensor([2.]) False  True"], seen);
    }

    [Fact]
    public void Callbacks_OfABackwardThatFails_DoNotRun()
    {
        var a = torch.ones(1, requires_grad: true);
        var b = DelayedError.apply(a) * 2;
        b.register_hook(_ => Queue(() => Assert.Fail("ran")));

        Throws<RuntimeError>("Boom!", () => b.backward());
        (a * 2).backward();
    }

    [Fact]
    public void ACallbackOutsideOfBackward_IsRefused() => Throws<RuntimeError>(
        "Final callbacks can only be installed during backward pass.", () => Queue(() => { }));

    private static void Queue(Action callback) => torch.autograd.Variable._execution_engine.queue_callback(callback);

    private static (int Outer, int Inner) Reentrant(bool outer, bool inner)
    {
        var counts = (outer: 0, inner: 0);
        var t1 = torch.rand(3, 3, requires_grad: true);
        var t2 = Watched.apply(t1, () =>
        {
            if (outer) Queue(() => counts.outer++);
            using var mode = torch.enable_grad();
            Watched.apply(torch.ones(3, 3, requires_grad: true), () =>
            {
                if (inner) Queue(() => counts.inner++);
            }).sum().backward();
        });
        torch.autograd.backward([t2.sum()]);
        return counts;
    }
}
