using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class ReentrantTests
{
    private sealed class SimulatedError() : Exception("Simulate error on backward pass");

    private sealed class Reenter : torch.autograd.Function<Reenter>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y_data)
        {
            using var mode = torch.enable_grad();
            ctx["x"] = x.detach().requires_grad_();
            var y = y_data.detach().requires_grad_();
            ctx["output_var"] = (Tensor)ctx["x"]! * y;
            return ((Tensor)ctx["output_var"]!).detach();
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad_output)
        {
            using (torch.enable_grad()) ((Tensor)ctx["output_var"]!).sum().backward();
            return (((Tensor)ctx["x"]!).grad * grad_output, null);
        }
    }

    [Fact]
    public void test_simple_reentrant()
    {
        var y_data = torch.randn(2, 2);
        var x = torch.randn(2, 2, requires_grad: true);
        Reenter.apply(x, y_data).sum().backward();
        Same(y_data, x.grad);
    }

    private sealed class SimulateBackwardError : torch.autograd.Function<SimulateBackwardError>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input_) => input_.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor input_) => throw new SimulatedError();
    }

    private sealed class BackwardOf : torch.autograd.Function<BackwardOf>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp, Action inside)
        {
            ctx["inside"] = inside;
            return inp.clone();
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad)
        {
            ((Action)ctx["inside"]!)();
            return (grad, null);
        }
    }

    [Fact]
    public void test_reentrant_child_error()
    {
        var a = torch.rand(3, 3, requires_grad: true);
        var c = a * a;
        var b = torch.rand(3, 3, requires_grad: true);
        var reentrant_root = SimulateBackwardError.apply(b * b).sum();

        var d = BackwardOf.apply(c, (Action)(() => reentrant_root.backward()));
        Throws<SimulatedError>("Simulate error on backward pass", () => d.sum().backward());

        Assert.Null(a.grad);
        Assert.Null(b.grad);
        Assert.True(torch.is_grad_enabled());

        // The error ended both walks: the next one finds nothing of theirs.
        (a * 2).sum().backward();
        Same(torch.full([3, 3], 2.0), a.grad);
    }

    private sealed class DeepReentrant : torch.autograd.Function<DeepReentrant>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            using var mode = torch.enable_grad();
            ctx["x"] = x.detach().requires_grad_() - 1;
            return ((Tensor)ctx["x"]!).detach();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            var x = (Tensor)ctx["x"]!;
            Assert.False(torch.is_grad_enabled());
            if ((bool)(x < 0)) return grad;
            using (torch.enable_grad()) apply(x).sum().backward();
            Assert.False(torch.is_grad_enabled());
            return grad;
        }
    }

    [Fact]
    public void test_deep_reentrant()
    {
        var v = torch.tensor(2000.0, requires_grad: true);
        DeepReentrant.apply(v).sum().backward();
        Same(torch.ones_like(v).detach(), v.grad);

        var v2 = torch.tensor(200.0, requires_grad: true);
        DeepReentrant.apply(v2).sum().backward();
        Same(torch.ones_like(v2).detach(), v2.grad);
    }

    [Fact]
    public void DeepReentrantError_ReachesTheFirstCaller_WithItsTypeAndTrace()
    {
        var x = torch.tensor(300.0, requires_grad: true);
        var error = Assert.Throws<SimulatedError>(() => Descend(x));
        Assert.Contains("Countdown.backward(", error.StackTrace, StringComparison.Ordinal);
        Assert.Null(x.grad);
        Assert.True(torch.is_grad_enabled());
    }

    private static void Descend(Tensor x) => Countdown.apply(x).sum().backward();

    private sealed class Countdown : torch.autograd.Function<Countdown>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx["left"] = x.item().ToDouble() - 1;
            return x.clone();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            var left = (double)ctx["left"]!;
            if (left == 0) throw new SimulatedError();
            using (torch.enable_grad()) Descend(torch.tensor(left, requires_grad: true));
            return grad;
        }
    }

    private sealed class Named : torch.autograd.Function<Named>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, List<string> order)
        {
            ctx["order"] = order;
            return x * 1;
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor x)
        {
            ((List<string>)ctx["order"]!).Add("MyFunction");
            return (x, null);
        }
    }

    private sealed class Reentrant : torch.autograd.Function<Reentrant>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, List<string> order)
        {
            using var mode = torch.enable_grad();
            ctx["order"] = order;
            ctx["x"] = x.detach().requires_grad_() - 1;
            return ((Tensor)ctx["x"]!).detach();
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad)
        {
            var (x, order) = ((Tensor)ctx["x"]!, (List<string>)ctx["order"]!);
            order.Add("Reentrant");
            if ((bool)(x < 0)) return (grad, null);
            using (torch.enable_grad()) apply(x, order).backward();
            return (grad, null);
        }
    }

    [Fact]
    public void test_reentrant_priority()
    {
        var order = new List<string>();
        var a = Named.apply(torch.tensor(6.0, requires_grad: true), order);
        var b = Reentrant.apply(torch.tensor(9.0, requires_grad: true), order);
        (a * b).backward();

        Assert.Equal([.. Enumerable.Repeat("Reentrant", 10), "MyFunction"], order);
    }

    private sealed class GradInside : torch.autograd.Function<GradInside>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp) => inp.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor go)
        {
            var original = torch.is_grad_enabled();
            Tensor grad;
            using (torch.enable_grad())
            {
                Assert.True(torch.is_grad_enabled());
                var foo = torch.rand(go.shape, requires_grad: true);
                grad = torch.autograd.grad(foo.pow(3), foo, grad_outputs: go)[0];
                Assert.True(torch.is_grad_enabled());
            }

            Assert.Equal(original, torch.is_grad_enabled());
            return grad;
        }
    }

    [Fact]
    public void test_grad_mode_restored_reentrant()
    {
        var inp = torch.rand(3, requires_grad: true);
        GradInside.apply(inp).sum().backward();
        Assert.NotNull(inp.grad);

        using var w = torch.warnings.catch_warnings();
        GradInside.apply(inp).sum().backward(create_graph: true);
        Assert.True(torch.is_grad_enabled());
    }
}
