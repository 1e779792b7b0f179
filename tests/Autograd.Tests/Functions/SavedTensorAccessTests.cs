using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Reading what a custom function saved: taken apart, once, or not at all.</summary>
public class SavedTensorAccessTests
{
    private const string Freed = "Trying to backward through the graph a second time (or directly access saved tensors after they have "
        + "already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify "
        + "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling "
        + "backward.";

    [Fact]
    public void Taking_SavedTensorsApart_NeedsTheirNumber()
    {
        var ctx = (FunctionCtx)SavesTwo.apply(ones(2, requires_grad: true)).grad_fn!;

        Throws<ValueError>("too many values to unpack (expected 1)", () => _ = (Tensor)ctx.saved_tensors);
        Throws<ValueError>("not enough values to unpack (expected 3, got 2)", () => _ = Three(ctx.saved_tensors));

        static Tensor Three(SavedTensors saved)
        {
            var (a, _, _) = saved;
            return a;
        }
    }

    [Fact]
    public void SavedTensors_ThatAreClearedOnAccess_AreReadOnce()
    {
        var x = ones(2, requires_grad: true);
        var y = ClearedOnAccess.apply(x);

        y.sum().backward(retain_graph: true);

        Throws<RuntimeError>(
            "saved_tensors can only be accessed once when clear_saved_tensors_on_access=True is set on the autograd.Function. Either "
            + "access saved_tensors only once, or set clear_saved_tensors_on_access=False.", () => y.sum().backward());
    }

    [Fact]
    public void SavedTensors_AreClearedInBackward_UnlessTheGraphIsRetained()
    {
        var y = ClearedInBackward.apply(ones(2, requires_grad: true));

        y.sum().backward(retain_graph: true);
        Assert.Equal("kept", y.grad_fn!["after"]);
        y.sum().backward();
        Assert.Equal(Freed, y.grad_fn!["after"]);
    }

    private sealed class SavesTwo : torch.autograd.Function<SavesTwo>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x, null);
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }

    private sealed class ClearedInBackward : torch.autograd.Function<ClearedInBackward>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            Assert.Single(ctx.saved_tensors);
            ctx.maybe_clear_saved_tensors();
            try
            {
                ctx["after"] = ctx.saved_tensors.Count == 1 ? "kept" : "lost";
            }
            catch (RuntimeError error)
            {
                ctx["after"] = error.Message;
            }

            return g * 2;
        }
    }

    private sealed class ClearedOnAccess : torch.autograd.Function<ClearedOnAccess>
    {
        public const bool clear_saved_tensors_on_access = true;

        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            Assert.Single(ctx.saved_tensors);
            return g * 2;
        }
    }
}
