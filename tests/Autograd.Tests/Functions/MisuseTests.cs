using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>What custom functions refuse, and what they survive.</summary>
[PyTorchClass("TestAutograd")]
public class MisuseTests
{
    [Fact]
    public void test_custom_function_error()
    {
        var inp = rand(1, requires_grad: true);

        Throws<NotImplementedError>(
            "You must implement the forward function for custom autograd.Function.", () => NoForward.apply(inp));
        Throws<NotImplementedError>(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.",
            () => NoBackward.apply(inp).sum().backward());
        Throws<RuntimeError>(
            "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of them.",
            () => BackwardAndVjp.apply(inp).sum().backward());
        Vjp.apply(inp).sum().backward();
        Same(full(1, 3.0), inp.grad);
    }

    [Fact]
    public void test_legacy_function_deprecation_exception() => Throws<RuntimeError>(
        "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward "
        + "method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)", () => Legacy.apply(randn(3, 4)));

    [Fact]
    public void test_naughty_autograd_function_attribute_access()
    {
        using var caught = warnings.catch_warnings();

        var f = new Identity();

        Assert.IsType<Identity>(f);
        Assert.Equal(
            [$"<class '{typeof(Identity).FullName}'> should not be instantiated. Methods on autograd functions are all static, so you "
                + "should invoke them on the class itself. Instantiating an autograd function will raise an error in a future version of "
                + "PyTorch."],
            caught);
        Assert.Equal("IdentityBackward", Identity.apply(zeros(1, requires_grad: true)).grad_fn!.name());
    }

    [Fact]
    public void test_naughty_anomaly_access()
    {
        var x = zeros(1, requires_grad: true);
        var y = Identity.apply(x);
        y.backward();

        y.grad_fn!.metadata["mine"] = 1;
        var g = y.grad_fn;

        Assert.Equal(1, g.metadata["mine"]);
    }

    [Fact]
    public void test_pynode_destruction_deadlock()
    {
        var node = Collected.Weak(() =>
        {
            var inp = rand(2, requires_grad: true);
            var right = Identity.apply(inp);
            var left1 = inp.clone();
            var left2 = left1.pow(2);
            left1 += 1;
            var @out = left2 + right;
            ThrowsWith<RuntimeError>(
                "one of the variables needed for gradient computation has been modified by an inplace operation",
                () => @out.sum().backward());
            return right.grad_fn!;
        });

        Collected.Collect();

        Assert.False(node.IsAlive);
    }

    [Fact]
    public void test_backward_copy()
    {
        var x = ones([5, 5], requires_grad: true);
        var y = ones([5, 5], requires_grad: true);
        var (a, b, c) = (x + 2, y + 2, x + 2);
        var sum = a + b + c;
        for (var i = 0; i < 4; i++) (a, b, c) = (a * 2, b * 2, c * 2);

        (sum + (a + b + c)).backward(ones([5, 5]));

        Same(ones([5, 5]) * 34, x.grad);
        Same(ones([5, 5]) * 17, y.grad);
    }

    [Fact]
    public void test_unrelated_inputs()
    {
        var x = rand(10, dtype: float64, requires_grad: true);
        var y = rand(10, dtype: float64, requires_grad: true);

        Assert.True(torch.autograd.gradcheck((x, y) => x * x, [x, y]));
        Assert.True(torch.autograd.gradgradcheck((x, y) => x * x, [x, y]));
    }

    [Fact]
    public void ArgumentsAndGradients_AreCountedAsPythonCountsThem()
    {
        var x = ones(2, requires_grad: true);

        Throws<TypeError>("Two.forward() missing 1 required positional argument: 'y'", () => Two.apply(x));
        Throws<TypeError>("Two.forward() missing 2 required positional arguments: 'x' and 'y'", () => Two.apply());
        Throws<TypeError>("Two.forward() takes 3 positional arguments but 4 were given", () => Two.apply(x, x, x));
        Throws<TypeError>("Two.backward() takes 2 positional arguments but 3 were given", () => Two.apply(x, x).Item1.sum().backward());
        Throws<TypeError>("OneOfTwo.backward() missing 1 required positional argument: 'h'", () => OneOfTwo.apply(x).sum().backward());
        Throws<RuntimeError>("expected Variable or None (got int)", () => ReturnsNumber.apply(x).sum().backward());
        Throws<RuntimeError>("expected Variable or None (got list)", () => ReturnsList.apply(x).sum().backward());
    }

    [Fact]
    public void AGradientOfAnotherDtype_IsCast_UnlessItIsComplexAndTheInputIsNot()
    {
        var x = ones(2, requires_grad: true);

        ReturnsAs.apply(x, float64).sum().backward();
        ReturnsAs.apply(x, int64).sum().backward();

        Prints("tensor([2., 2.])", x.grad);
        Throws<RuntimeError>(
            "Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got false.  (Could this "
            + "error message be improved?  If so, please report an enhancement request to PyTorch.)",
            () => ReturnsAs.apply(x, complex64).sum().backward());
    }

    [Fact]
    public void ADefaultThatWasNotGiven_NeedsNoGradient()
    {
        var x = ones(2, requires_grad: true);

        Scaled.apply(x).sum().backward();

        Same(full(2, 2.0), x.grad);
        Throws<RuntimeError>(
            "function ScaledBackward returned an incorrect number of gradients (expected 2, got 1)",
            () => Scaled.apply(x, 3).sum().backward());
    }

    private sealed class NoForward : torch.autograd.Function<NoForward>
    {
        public static Tensor backward(FunctionCtx ctx, Tensor foo) => foo;
    }

    private sealed class NoBackward : torch.autograd.Function<NoBackward>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor foo) => foo.clone();
    }

    private sealed class BackwardAndVjp : torch.autograd.Function<BackwardAndVjp>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor foo) => foo.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor foo) => foo;

        public static Tensor vjp(FunctionCtx ctx, Tensor foo) => foo;
    }

    private sealed class Vjp : torch.autograd.Function<Vjp>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor foo) => foo * 3;

        public static Tensor vjp(FunctionCtx ctx, Tensor foo) => foo * 3;
    }

    private sealed class Legacy : torch.autograd.Function<Legacy>
    {
        public Tensor Kept { get; private set; } = zeros(1);

        public Tensor forward(Tensor x) => Kept = x;

        public Tensor backward(Tensor grad_output) => grad_output * Kept;
    }

    private sealed class Identity : torch.autograd.Function<Identity>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad_x) => grad_x;
    }

    private sealed class Two : torch.autograd.Function<Two, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x, Tensor y) => (x * 2, y * 2);

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor g) => (g, g);
    }

    private sealed class OneOfTwo : torch.autograd.Function<OneOfTwo>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor g, Tensor h) => g + h;
    }

    private sealed class ReturnsNumber : torch.autograd.Function<ReturnsNumber>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static int backward(FunctionCtx ctx, Tensor g) => 3;
    }

    private sealed class ReturnsAs : torch.autograd.Function<ReturnsAs>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, DType dtype)
        {
            ctx["dtype"] = dtype;
            return x * 1;
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor g) => (g.to((DType)ctx["dtype"]!), null);
    }

    private sealed class ReturnsList : torch.autograd.Function<ReturnsList>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static List<Tensor> backward(FunctionCtx ctx, Tensor g) => [g];
    }

    private sealed class Scaled : torch.autograd.Function<Scaled>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, int s = 2) => x * s;

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }
}
