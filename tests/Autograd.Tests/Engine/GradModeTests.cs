using Compat.Autograd.Tests.Coverage;
using Xunit;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class GradModeTests
{
    [Fact]
    public void test_no_grad()
    {
        var x = torch.ones(5, 5, requires_grad: true);
        var y = torch.ones(5, 5) * 4;
        Tensor w;
        using (torch.no_grad()) w = x + y;

        Func<Tensor, Tensor, Tensor> adder = (x, y) => x + y;
        foreach (var decorated in (Func<Tensor, Tensor, Tensor>[])[torch.no_grad(adder), (x, y) => torch.no_grad(() => x + y)])
        {
            var z = decorated(x, y);
            foreach (var result in (Tensor[])[w, z])
            {
                Assert.False(result.requires_grad);
                Assert.Throws<RuntimeError>(() => result.backward(torch.ones(5, 5)));
                Assert.Null(result.grad_fn);
            }

            Assert.True(torch.is_grad_enabled());
        }

        using (torch.no_grad())
        {
            Assert.False(torch.is_grad_enabled());
            torch.no_grad(adder)(x, y);
            Assert.False(torch.is_grad_enabled());
        }
    }

    [Fact]
    public void test_enable_grad_decorator_no_paren()
    {
        var x = torch.ones(1, requires_grad: true);
        var doubler = torch.enable_grad((Tensor x) => x * 2);

        using (torch.no_grad()) Assert.True(doubler(x).requires_grad);
    }

    [Fact]
    public void test_no_grad_assignment()
    {
        var x = torch.randn(5, 5, requires_grad: true);
        var y = torch.randn(5);

        using (torch.no_grad()) x[0] = y;

        Assert.True(x.requires_grad);
        Assert.Null(x.grad_fn);
        Assertions.Same(y, x.detach()[0]);
    }

    [Fact]
    public void test_set_grad_enabled()
    {
        var x = torch.tensor([1.0], requires_grad: true);

        using (torch.set_grad_enabled(false)) Assert.False((x * 2).requires_grad);
        using (torch.set_grad_enabled(true)) Assert.True((x * 2).requires_grad);
        using (torch.set_grad_enabled(false))
        {
            torch.set_grad_enabled(true);
            Assert.True((x * 2).requires_grad);
        }

        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void test_set_grad_enabled_wraps()
    {
        using var outer = torch.enable_grad();
        var x = torch.zeros(1, requires_grad: true);

        var decorated = torch.set_grad_enabled(false, (Tensor x) => x.sin());
        Assert.True(torch.is_grad_enabled());
        Assert.False(decorated(x).requires_grad);
        Assert.True(torch.is_grad_enabled());

        var mode = torch.set_grad_enabled(false);
        Assert.False(torch.is_grad_enabled());
        var wrapped = mode.__call__((Tensor x) => x.sin());
        Assert.True(torch.is_grad_enabled());
        Assert.False(wrapped(x).requires_grad);
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void SetGradEnabled_AroundALambda_LeavesTheCallersMode()
    {
        Assert.Equal(3, torch.set_grad_enabled(false, () => torch.is_grad_enabled() ? 0 : 3));
        torch.set_grad_enabled(false, () => Assert.False(torch.is_grad_enabled()));
        Assert.Equal(4, torch.enable_grad(() => torch.is_grad_enabled() ? 4 : 0));
        Assert.True(torch.is_grad_enabled());
        Assert.Throws<InvalidOperationException>(() => torch.no_grad(() => throw new InvalidOperationException()));
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void ModesThatABackwardSets_EndWithItsNode()
    {
        var seen = new List<(bool, bool)>();
        var x = torch.ones(2, requires_grad: true);

        Careless.apply(Careless.apply(x, seen), seen).sum().backward();

        Assert.Equal([(false, false), (false, false)], seen);
        Assert.Equal((true, false), (torch.is_grad_enabled(), torch.is_inference_mode_enabled()));
    }

    private sealed class Careless : torch.autograd.Function<Careless>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, List<(bool, bool)> seen)
        {
            ctx["seen"] = seen;
            return x.clone();
        }

        public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad)
        {
            ((List<(bool, bool)>)ctx["seen"]!).Add((torch.is_grad_enabled(), torch.is_inference_mode_enabled()));
            torch.inference_mode();
            torch.set_grad_enabled(true);
            return (grad, null);
        }
    }

    [Fact]
    public void Scope_PrintsAsPyTorchs()
    {
        using var mode = torch.autograd.grad_mode.set_grad_enabled(true);
        Assert.Equal("torch.autograd.grad_mode.set_grad_enabled(mode=True)", mode.ToString());
    }

    [Fact]
    public void test_set_grad_generator_functions()
    {
        static IEnumerable<int> Ten(bool enabled)
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal(enabled, torch.is_grad_enabled());
                yield return i;
            }
        }

        var seen = 0;
        using (torch.enable_grad())
        {
            foreach (var i in torch.no_grad(() => Ten(false)))
            {
                Assert.True(torch.is_grad_enabled());
                Assert.Equal(seen++, i);
            }
        }

        using (torch.no_grad())
        {
            foreach (var _ in torch.enable_grad(() => Ten(true)))
            {
                Assert.False(torch.is_grad_enabled());
                seen++;
            }
        }

        Assert.Equal(20, seen);
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void test_set_grad_generator_functions_recursive()
    {
        static void WrappedOn(int depth) => torch.enable_grad(() =>
        {
            Assert.True(torch.is_grad_enabled());
            if (depth > 0) WrappedOff(depth - 1);
            Assert.True(torch.is_grad_enabled());
        });

        static void WrappedOff(int depth) => torch.no_grad(() =>
        {
            Assert.False(torch.is_grad_enabled());
            if (depth > 0) WrappedOn(depth - 1);
            Assert.False(torch.is_grad_enabled());
        });

        static void ScopeOn(int depth)
        {
            using var mode = torch.enable_grad();
            Assert.True(torch.is_grad_enabled());
            if (depth > 0) ScopeOff(depth - 1);
            Assert.True(torch.is_grad_enabled());
        }

        static void ScopeOff(int depth)
        {
            using var mode = torch.no_grad();
            Assert.False(torch.is_grad_enabled());
            if (depth > 0) ScopeOn(depth - 1);
            Assert.False(torch.is_grad_enabled());
        }

        foreach (var outer in (bool[])[true, false])
        {
            using var mode = torch.set_grad_enabled(outer);
            WrappedOn(10);
            Assert.Equal(outer, torch.is_grad_enabled());
            ScopeOn(10);
            Assert.Equal(outer, torch.is_grad_enabled());
        }
    }

    [Fact]
    public void Iterator_WrappedInAMode_LeavesItsFinallyInThatMode()
    {
        var inFinally = true;
        IEnumerable<bool> Modes()
        {
            try
            {
                for (var i = 0; i < 3; i++) yield return torch.is_grad_enabled();
            }
            finally
            {
                inFinally = torch.is_grad_enabled();
            }
        }

        foreach (var enabled in torch.no_grad(Modes))
        {
            Assert.False(enabled);
            Assert.True(torch.is_grad_enabled());
            break;
        }

        Assert.False(inFinally);
        Assert.True(torch.is_grad_enabled());
    }
}
