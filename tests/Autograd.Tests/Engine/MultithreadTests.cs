using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestMultithreadAutograd")]
public class MultithreadTests
{
    private sealed class Foo : torch.autograd.Function<Foo>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input_) => input_ * 1;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new ValueError("something");
    }

    [Fact]
    public void test_multithreaded_exception_propagation()
    {
        var error = Assert.Throws<AggregateException>(() => Threads.Run(
            () => Foo.apply(torch.rand(10, requires_grad: true)).sum().backward()));
        Assert.Equal(10, error.InnerExceptions.Count);
        Assert.All(error.InnerExceptions, one => Assert.Equal("something", Assert.IsType<ValueError>(one).Message));
    }

    [Fact]
    public void test_preserve_backtrace()
    {
        var t = torch.rand(10, requires_grad: true);
        var error = Assert.Throws<ValueError>(() => Foo.apply(t).sum().backward());
        Assert.Contains("Foo.backward(", error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void test_simple_backward() => Threads.Run(() =>
    {
        var x = torch.ones(5, 5, requires_grad: true);
        var y = (x + 3) * (x + 4) * 0.5;
        y.sum().backward();
        Same(x.detach() + 3.5, x.grad);
    });

    [Fact]
    public void test_simple_backward_same_input()
    {
        var x = torch.ones(5, 5, requires_grad: true);
        Threads.Run(() => ((x + 3) * (x + 4) * 0.5).sum().backward());
        Same(10 * (x.detach() + 3.5), x.grad);

        Threads.Run(() =>
        {
            var grads = torch.autograd.grad(((x + 3) * (x + 4) * 0.5).sum(), x);
            Assert.Single(grads);
            Same(x.detach() + 3.5, grads[0]);
        });
    }

    [Fact]
    public void test_python_thread_in_middle()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            var (success, raises) = (0, 0);
            var x_no_retain = torch.ones(5, 5, requires_grad: true);
            var y_no_retain = x_no_retain + x_no_retain.pow(2);
            Threads.Run(() =>
            {
                var y = y_no_retain + y_no_retain.pow(2);
                try
                {
                    y.sum().backward();
                    Interlocked.Increment(ref success);
                }
                catch (RuntimeError error)
                {
                    Interlocked.Increment(ref raises);
                    Assert.Contains("Specify retain_graph=True", error.Message, StringComparison.Ordinal);
                }
            }, num_threads: 5);
            Assert.InRange(success, 1, 5);
            Assert.Equal(5, success + raises);
        }

        var x_retain = torch.ones(5, 5, requires_grad: true);
        var y_retain = x_retain + x_retain.pow(2);
        Threads.Run(() => (y_retain + y_retain.pow(2)).sum().backward(retain_graph: true), num_threads: 5);
        var x = x_retain.detach();
        Same(5 * ((4 * x.pow(3)) + (6 * x.pow(2)) + (4 * x) + 1), x_retain.grad);
    }

    [Fact]
    public async Task test_fork_join_in_middle()
    {
        static Tensor Grad(Tensor middle, Tensor orig_x, bool retain) =>
            torch.autograd.grad((middle + middle.pow(2)).sum(), orig_x, retain_graph: retain)[0];

        var x = torch.randn(5, 5, requires_grad: true);
        var y_no_retain = (x + 3) * (x + 4) * 0.5;
        try
        {
            var fut = Task.Run(() => Grad(y_no_retain, x, retain: false));
            var grad_hat = Grad(y_no_retain, x, retain: false);
            Same(grad_hat, await fut);
        }
        catch (RuntimeError error)
        {
            Assert.Contains("Specify retain_graph=True", error.Message, StringComparison.Ordinal);
        }

        x = torch.randn(5, 5, requires_grad: true);
        var y_retain = (x + 3) * (x + 4) * 0.5;
        var fut1 = Task.Run(() => Grad(y_retain, x, retain: true));
        var fut2 = Task.Run(() => Grad(y_retain, x, retain: true));
        var grad = Grad(y_retain, x, retain: true);
        Same(grad, await fut1);
        Same(grad, await fut2);
    }

    [Fact]
    public void test_set_multithreading_enabled_as_context_manager_and_function()
    {
        using (torch.autograd.set_multithreading_enabled(false)) Assert.False(torch.autograd.is_multithreading_enabled());
        Assert.True(torch.autograd.is_multithreading_enabled());

        using (torch.autograd.set_multithreading_enabled(true)) Assert.True(torch.autograd.is_multithreading_enabled());
        Assert.True(torch.autograd.is_multithreading_enabled());

        using (torch.autograd.set_multithreading_enabled(false))
        {
            torch.autograd.set_multithreading_enabled(true);
            Assert.True(torch.autograd.is_multithreading_enabled());
        }

        Assert.True(torch.autograd.is_multithreading_enabled());
        torch.autograd.grad_mode.set_multithreading_enabled(false);
        Assert.False(torch.autograd.is_multithreading_enabled());
        torch.autograd.set_multithreading_enabled(true);
        Assert.True(torch.autograd.is_multithreading_enabled());
    }

    [Fact]
    public void EightThreads_OverOneRetainedGraph_AddExactlyEightTimes()
    {
        var x = torch.ones(3, requires_grad: true);
        var y = x;
        for (var i = 0; i < 100; i++) y = (y * 1) + (y * 0);
        var root = y.sum();
        Threads.Run(
            () =>
            {
                for (var turn = 0; turn < 10; turn++) root.backward(retain_graph: true);
            },
            num_threads: 8);
        Same(torch.full([3], 80.0), x.grad);
    }
}
