using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using graph = Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Saved;

/// <summary>Where scopes of hooks begin and end.</summary>
[PyTorchClass("TestAutograd")]
public class ScopeTests
{
    [Fact]
    public void test_disabling_saved_tensor_hooks()
    {
        using (graph.disable_saved_tensors_hooks("error message"))
        {
            Throws<RuntimeError>("error message", () => graph.saved_tensors_hooks(x => x, x => x));
        }

        Assert.True(torch._C._autograd._saved_tensors_hooks_is_enabled());
        using (graph.saved_tensors_hooks(x => x, x => x))
        {
            Throws<RuntimeError>("error message", () => graph.disable_saved_tensors_hooks("error message"));
        }

        Assert.True(torch._C._autograd._saved_tensors_hooks_is_enabled());
    }

    [Fact]
    public void test_disabling_saved_tensor_hooks_nested()
    {
        using (graph.disable_saved_tensors_hooks("outer"))
        {
            using (graph.disable_saved_tensors_hooks("inner"))
            {
                Throws<RuntimeError>("inner", () => graph.saved_tensors_hooks(x => x, x => x));
            }

            Assert.False(torch._C._autograd._saved_tensors_hooks_is_enabled());
            Assert.Equal("outer", torch._C._autograd._saved_tensors_hooks_get_disabled_error_message());
        }

        Assert.True(torch._C._autograd._saved_tensors_hooks_is_enabled());
    }

    [Fact]
    public void test_saved_tensor_hooks_extra_exit_during_bw_no_crash()
    {
        for (var i = 0; i < 10; i++)
        {
            using var outer = graph.saved_tensors_hooks(x => x, x => x);
            SavedHooksScope? inner = null;
            inner = graph.saved_tensors_hooks(x => x, Ending);
            var x = torch.randn(3, 3, requires_grad: true);
            x.sin().sum().backward();
            Same(x.cos(), x.grad);
            inner.Dispose();

            Tensor Ending(Tensor kept)
            {
                inner!.Dispose();
                return kept;
            }
        }

        NothingIsHooked();
    }

    [Fact]
    public void test_saved_tensor_hooks_extra_enter_during_bw_no_leak()
    {
        // A scope that an unpack hook opens and never ends is over when backward is.
        var hook = Scope();
        Collected.Collect();
        Assert.False(hook.IsAlive);
        NothingIsHooked();

        static WeakReference Scope()
        {
            var x = torch.randn(3, 3, requires_grad: true);
            Func<Tensor, Tensor>? unpack = null;
            unpack = kept =>
            {
                graph.saved_tensors_hooks(x => x, unpack!);
                return kept;
            };
            using (graph.saved_tensors_hooks(x => x, unpack)) x.sin().sum().backward();
            return new WeakReference(unpack);
        }
    }

    [Fact]
    public async Task Hooks_FlowIntoTasks_AndEndWithTheirScope()
    {
        var packed = 0;
        var x = torch.ones(3, requires_grad: true);
        using (graph.saved_tensors_hooks(Count, kept => kept))
        {
            await Task.Run(() => x.sin());
            await Task.Yield();
            x.sin();
        }

        await Task.Run(() => x.sin());
        Assert.Equal(2, packed);

        Tensor Count(Tensor tensor)
        {
            Interlocked.Increment(ref packed);
            return tensor;
        }
    }

    [Fact]
    public async Task Hooks_OfATask_AreNoOneElses()
    {
        var opened = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        var packed = 0;
        var other = Task.Run(async () =>
        {
            using var hooks = graph.saved_tensors_hooks(
                tensor =>
                {
                    packed++;
                    return tensor;
                },
                kept => kept);
            opened.SetResult();
            await done.Task;
        });
        await opened.Task;

        torch.ones(3, requires_grad: true).sin().sum().backward();
        done.SetResult();
        await other;

        Assert.Equal(0, packed);
    }

    [Fact]
    public void Hooks_EndedOutOfOrder_LeaveTheOthers()
    {
        var outer = graph.saved_tensors_hooks(x => 3 * x, x => x);
        using var inner = graph.saved_tensors_hooks(x => 5 * x, x => x);
        outer.Dispose();
        var a = torch.ones(2, requires_grad: true);

        Same(torch.full(2, 5.0), (a * a).grad_fn!._saved_self);
        inner.Dispose();
        NothingIsHooked();
    }

    private static void NothingIsHooked()
    {
        var y = torch.tensor(1.0, requires_grad: true).exp();
        Assert.Null(y.grad_fn!._raw_saved_result.unpack_hook);
        y.grad_fn!._raw_saved_result.register_hooks(x => x, x => x);
    }
}
