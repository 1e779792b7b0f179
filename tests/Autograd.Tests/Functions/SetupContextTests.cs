using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;
using static Compat.torch.autograd.function;

namespace Compat.Autograd.Tests.Functions;

/// <summary>A forward without ctx, and setup_context after it.</summary>
[PyTorchClass("TestAutograd")]
public class SetupContextTests
{
    [Fact]
    public void test_custom_function_setup_context_simple()
    {
        var x = randn([], requires_grad: true);

        var gx = torch.autograd.grad(Square.apply(x), x)[0];

        Same(2 * x.detach(), gx);
    }

    [Fact]
    public void test_custom_function_setup_context_multi_output()
    {
        var x = randn([], requires_grad: true);

        var (y, twice) = SquareAndTwice.apply(x);

        Assert.Equal(2 * x.item().ToDouble(), twice);
        Same(2 * x.detach(), torch.autograd.grad(y, x)[0]);
    }

    [Fact]
    public void test_custom_function_setup_context_multi_input()
    {
        Check(randn(24, requires_grad: true), [3, 8], 7, 11);
        Check(randn([2, 3, 4], requires_grad: true), [6, 4], -1, 2);

        static void Check(Tensor x, Size shape, double scaleForward, double scaleBackward)
        {
            var y = Reshaped.apply(x, shape, scaleForward, scaleBackward).sum();
            var gx = torch.autograd.grad(y, x)[0];
            var expected = ReshapedWithCtx.apply(x, shape, scaleForward, scaleBackward).sum();

            Same(expected.detach(), y.detach());
            Same(torch.autograd.grad(expected, x)[0], gx);
            Same(full_like(x, scaleBackward), gx);
        }
    }

    [Fact]
    public void test_setup_context_when_forward_has_default_args()
    {
        var x = tensor(2.0, requires_grad: true);

        var y = Power.apply(x);

        Same(tensor(8.0), y.detach());
        Same(tensor(12.0), torch.autograd.grad(y, x)[0]);
        Same(tensor(4.0), torch.autograd.grad(Power.apply(x, 2), x)[0]);
    }

    [Fact]
    public void SetupContext_RunsWithoutRecording_AfterForward_AndMayTakeAnArray()
    {
        var x = ones(2, requires_grad: true);

        var y = Observed.apply(x, 3, "name");

        Assert.Equal("(True, False, False) forward ran, grad off, name", y.grad_fn!["seen"]);
        y.sum().backward();
        Same(full(2, 3.0), x.grad);
    }

    [Fact]
    public void AnInputReturnedAsItIs_CannotBeSavedInSetupContext()
    {
        const string text = "An input that has been returned as-is as output is being saved for backward. This is not supported if you "
            + "override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside "
            + "the forward function itself.";

        Throws<RuntimeError>(text, () => SavesWhatItReturns.apply(ones(2, requires_grad: true)));
        Throws<RuntimeError>(text, () => SavesWhatItReturns.apply(ones(2)));
    }

    [Fact]
    public void Arguments_AreBoundAsPythonBindsThem()
    {
        var x = ones(2, requires_grad: true);

        Throws<TypeError>("missing a required argument: 'x'", () => Power.apply());
        Throws<TypeError>("too many positional arguments", () => Power.apply(x, 2, 3));
        Throws<TypeError>("missing a required argument: 'x'", () => WithCtx.apply(x));
    }

    private sealed class Square : torch.autograd.Function<Square>
    {
        public static Tensor forward(Tensor x) => x.pow(2);

        public static void setup_context(FunctionCtx ctx, ValueTuple<Tensor> inputs, Tensor output) => ctx.save_for_backward(inputs.Item1);

        public static Tensor backward(FunctionCtx ctx, Tensor gO)
        {
            Tensor x = ctx.saved_tensors;
            return gO * 2 * x;
        }
    }

    private sealed class SquareAndTwice : torch.autograd.Function<SquareAndTwice, (Tensor, double)>
    {
        public static (Tensor, double) forward(Tensor x) => (x.pow(2), x.item().ToDouble() * 2);

        public static void setup_context(FunctionCtx ctx, Tensor x, (Tensor, double) output) => ctx["two_x"] = output.Item2;

        [once_differentiable]
        public static Tensor backward(FunctionCtx ctx, Tensor gO, Tensor? none)
        {
            Assert.Null(none);
            return gO * (double)ctx["two_x"]!;
        }
    }

    private sealed class Reshaped : torch.autograd.Function<Reshaped>
    {
        public static Tensor forward(Tensor x, Size shape, double scale_forward, double scale_backward) =>
            x.reshape(shape) * scale_forward;

        public static void setup_context(
            FunctionCtx ctx, (Tensor x, Size shape, double scale_forward, double scale_backward) inputs, Tensor output)
        {
            ctx["scale_backward"] = inputs.scale_backward;
            ctx["x_shape"] = inputs.x.shape;
        }

        public static (Tensor, object?, object?, object?) backward(FunctionCtx ctx, Tensor gO) =>
            (gO.reshape((Size)ctx["x_shape"]!) * (double)ctx["scale_backward"]!, null, null, null);
    }

    private sealed class ReshapedWithCtx : torch.autograd.Function<ReshapedWithCtx>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Size shape, double scale_forward, double scale_backward)
        {
            ctx["scale_backward"] = scale_backward;
            ctx["x_shape"] = x.shape;
            return x.reshape(shape) * scale_forward;
        }

        public static (Tensor, object?, object?, object?) backward(FunctionCtx ctx, Tensor gO) => Reshaped.backward(ctx, gO);
    }

    private sealed class Power : torch.autograd.Function<Power>
    {
        public static Tensor forward(Tensor x, int y = 3) => x.pow(y);

        public static void setup_context(FunctionCtx ctx, (Tensor, int) inputs, Tensor output)
        {
            var (x, y) = inputs;
            ctx.save_for_backward(x);
            ctx["y"] = y;
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor gO)
        {
            Tensor x = ctx.saved_tensors;
            var y = (int)ctx["y"]!;
            return (gO * y * x.pow(y - 1), null);
        }
    }

    private sealed class Observed : torch.autograd.Function<Observed>
    {
        public static Tensor forward(Tensor x, int factor, string name) => x * factor;

        public static void setup_context(FunctionCtx ctx, object?[] inputs, Tensor output)
        {
            var needs = $"({string.Join(", ", ctx.needs_input_grad)})";
            var ran = output.Equals(inputs[0]) ? "no forward" : "forward ran";
            ctx["seen"] = $"{needs} {ran}, grad {(is_grad_enabled() ? "on" : "off")}, {inputs[2]}";
            ctx["factor"] = inputs[1];
        }

        public static (Tensor, object?, object?) backward(FunctionCtx ctx, Tensor grad) => (grad * (int)ctx["factor"]!, null, null);
    }

    private sealed class SavesWhatItReturns : torch.autograd.Function<SavesWhatItReturns>
    {
        public static Tensor forward(Tensor x) => x;

        public static void setup_context(FunctionCtx ctx, Tensor x, Tensor output) => ctx.save_for_backward(x);

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }

    private sealed class WithCtx : torch.autograd.Function<WithCtx>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static void setup_context(FunctionCtx ctx, object?[] inputs, Tensor output)
        {
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }
}
