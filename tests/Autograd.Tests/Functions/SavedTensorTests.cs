using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>What a custom function saves, and what its backward finds.</summary>
[PyTorchClass("TestAutograd")]
public class SavedTensorTests
{
    private const string Freed = "Trying to backward through the graph a second time (or directly access saved tensors after they have "
        + "already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify "
        + "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling "
        + "backward.";

    [Fact]
    public void test_save_output_nr()
    {
        var x = randn(10, requires_grad: true);

        var (_, b) = Halves.apply(x);

        Assert.Equal(1, b.output_nr);
        SavesOutputOfAnother.apply(b).sum().backward();
        Same(cat([zeros(5), full(5, 2.0)]), x.grad);
    }

    [Fact]
    public void test_save_none_for_backward()
    {
        var x = randn([5, 5], requires_grad: true);

        SavesNulls.apply(x).sum().backward();

        Same(2 * x.detach(), x.grad);
    }

    [Fact]
    public void test_saved_variables_deprecated()
    {
        var x = randn([3, 3], requires_grad: true);
        var y = randn([3, 3], requires_grad: true);
        using var caught = warnings.catch_warnings();

        UsesTheOldName.apply(x, y).sum().backward();

        Assert.Equal(["'saved_variables' is deprecated; use 'saved_tensors'"], caught);
        Same(y.detach(), x.grad);
    }

    [Fact]
    public void test_custom_autograd_repeated_grad_grad()
    {
        var x = ones([2, 4, 4]).requires_grad_();

        Check(x, Product(x));
        Check(x, SavesItsOutput.apply(x));

        static void Check(Tensor x, Tensor y)
        {
            var gy = torch.autograd.grad(y[0], x, create_graph: true)[0];
            var first = torch.autograd.grad(gy[0, 0, 0], x, retain_graph: true)[0];
            gy = torch.autograd.grad(y[0], x, create_graph: true)[0];
            var second = torch.autograd.grad(gy[0, 0, 0], x, retain_graph: true)[0];
            Assert.Equal(1, first[0, 0, 1].item().ToDouble());
            Assert.Equal(1, second[0, 0, 1].item().ToDouble());
        }
    }

    [Fact]
    public void test_custom_autograd_no_early_free()
    {
        var x = tensor(2).@double().requires_grad_();
        CheckDerivatives(input => SquareOfInput.apply(input), x);
        CheckDerivatives(input => SquareOfOutput.apply(input), x);

        var y = SquareOfInput.apply(x);
        torch.autograd.grad(y, x, create_graph: true);
        torch.autograd.grad(y, x);
        y = SquareOfOutput.apply(x);
        torch.autograd.grad(y, x, create_graph: true);
        Same(tensor(4.0, dtype: float64), torch.autograd.grad(y, x)[0]);

        static void CheckDerivatives(Func<Tensor, Tensor> square, Tensor x)
        {
            var first = torch.autograd.grad(square(x), x, create_graph: true)[0];
            Same(tensor(4.0, dtype: float64), first.detach());
            Same(tensor(2.0, dtype: float64), torch.autograd.grad(first, x)[0]);
            Assert.True(torch.autograd.gradcheck(square, x));
            Assert.True(torch.autograd.gradgradcheck(square, x));
        }
    }

    [Fact]
    public void test_naughty_autograd_function_stashing_ctx()
    {
        var p = zeros(1, requires_grad: true);

        Stashing.apply(p).backward(retain_graph: true);

        Assert.Same(p, Assert.Single(Stashing.Ctx!.saved_tensors));
        Same(zeros(1), p.grad);
    }

    [Fact]
    public void test_custom_function_saved_tensors()
    {
        var a = randn(5, requires_grad: true);

        var y = SavesInput.apply(a, true);

        var (first, second) = (SavedTensors)y.grad_fn!["saved_tensors"]!;
        Assert.Same(a, first);
        Assert.Null(second);
        var saved = (SavedTensor[])y.grad_fn!["_raw_saved_tensors"]!;
        Throws<RuntimeError>(
            "Calling register_hooks on a saved tensor with value None is forbidden",
            () => saved[1].register_hooks<Tensor>(x => x, x => x));
        saved[0].register_hooks<Tensor>(x => x, x => x);
        ThrowsWith<RuntimeError>("already been set", () => saved[0].register_hooks<Tensor>(x => x, x => x));
        y.sum().backward();
        Throws<RuntimeError>(Freed, () => _ = y.grad_fn!["_raw_saved_tensors"]);
        Throws<RuntimeError>(Freed, () => _ = y.grad_fn!["saved_tensors"]);

        y = SavesInput.apply(a, false);
        Assert.Empty(((FunctionCtx)y.grad_fn!).saved_tensors);
        Assert.Empty(((FunctionCtx)y.grad_fn!)._raw_saved_tensors);
        y.sum().backward();
        Throws<RuntimeError>(Freed, () => _ = ((FunctionCtx)y.grad_fn!).saved_tensors);
    }

    [Fact]
    public void test_cant_create_saved_tensors() => Assert.Empty(typeof(SavedTensor).GetConstructors());

    [Fact]
    public void test_custom_function_cycle()
    {
        Check(withBackward: false);
        Check(withBackward: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Check(bool withBackward) => Collected.Freed(() =>
        {
            var a = tensor(3.14, requires_grad: true);
            var metadata = new Dictionary<string, Tensor>();
            var @out = Cyclic.apply(a, metadata);
            metadata["foo"] = @out;
            if (withBackward)
            {
                @out.sum().backward();
                Same(a.detach(), a.grad);
            }

            return @out;
        });
    }

    [Fact]
    public void ASavedOutput_DoesNotKeepItselfAlive_AndAWriteToItIsNoticed()
    {
        Collected.Freed(() => SavesItsOutput.apply(ones([2, 4, 4], requires_grad: true)));
        var y = SavesItsOutput.apply(ones([2, 4, 4], requires_grad: true));

        y.add_(1);

        ThrowsWith<RuntimeError>(
            "[torch.FloatTensor [2]], which is output 0 of SavesItsOutput, is at version 1; expected version 0 instead.",
            () => y.sum().backward());
    }

    private static Tensor Product(Tensor x) => x.prod(dim: -1).prod(dim: -1);

    private sealed class Halves : torch.autograd.Function<Halves, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x) => (x[..5], x[5..]);

        public static Tensor backward(FunctionCtx ctx, params Tensor[] grad) => cat(grad);
    }

    private sealed class SavesOutputOfAnother : torch.autograd.Function<SavesOutputOfAnother>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor b)
        {
            ctx.save_for_backward(b);
            return b * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            Tensor b = ctx.saved_tensors;
            Assert.Equal(1, b.output_nr);
            return grad * 2;
        }
    }

    private sealed class SavesNulls : torch.autograd.Function<SavesNulls>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input)
        {
            ctx.save_for_backward(null, input, null);
            return input * input;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (n1, input, n2) = ctx.saved_tensors;
            Assert.Null(n1);
            Assert.Null(n2);
            return 2 * input * grad_output;
        }
    }

    private sealed class UsesTheOldName : torch.autograd.Function<UsesTheOldName>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            ctx.save_for_backward(a, b);
            return a * b;
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad)
        {
            var (a, b) = ctx.saved_variables;
            return (grad * b, grad * a);
        }
    }

    private sealed class SavesItsOutput : torch.autograd.Function<SavesItsOutput>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var y = Product(x);
            ctx.save_for_backward(x, y);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (x, y) = ctx.saved_tensors;
            return (grad_output * y).unsqueeze(-1).unsqueeze(-1) / x;
        }
    }

    private abstract class Square<TSelf> : torch.autograd.Function<TSelf>
        where TSelf : Square<TSelf>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var y = x.pow(2);
            ctx.save_for_backward(x, y);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (x, _) = ctx.saved_tensors;
            return grad_output * 2 * x;
        }
    }

    private sealed class SquareOfInput : Square<SquareOfInput>;

    private sealed class SquareOfOutput : Square<SquareOfOutput>
    {
        public static new Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (x, y) = ctx.saved_tensors;
            return grad_output * 2 * y / x;
        }
    }

    private sealed class Stashing : torch.autograd.Function<Stashing>
    {
        public static FunctionCtx? Ctx { get; private set; }

        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x;
        }

        public static SavedTensors backward(FunctionCtx ctx, Tensor grad)
        {
            Ctx = ctx;
            return ctx.saved_tensors;
        }
    }

    private sealed class SavesInput : torch.autograd.Function<SavesInput>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, bool save)
        {
            if (save) ctx.save_for_backward(x, null);
            return x;
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor g) => (g, null);
    }

    private sealed class Cyclic : torch.autograd.Function<Cyclic>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Dictionary<string, Tensor> metadata)
        {
            x = x.clone();
            ctx["meta"] = metadata;
            ctx.save_for_backward(x);
            return x;
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor gO)
        {
            Tensor x = ctx.saved_tensors;
            Same(tensor(3.14), x.detach());
            Same(tensor(3.14), ((Dictionary<string, Tensor>)ctx["meta"]!)["foo"].detach());
            return (gO * x, null);
        }
    }
}
