using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Outputs without a gradient, given twice, or that are inputs.</summary>
[PyTorchClass("TestAutograd")]
public class OutputTests
{
    [Fact]
    public void test_no_grad_python_function()
    {
        var x = ones([5, 5], requires_grad: true);

        using (no_grad()) Assert.False(AddsOne.apply(x).requires_grad);

        Assert.True(AddsOne.apply(x).requires_grad);
    }

    [Fact]
    public void test_no_grad_input()
    {
        var x = randn(5, requires_grad: true);

        Tensor y;
        using (no_grad()) y = Identity.apply(x);

        Assert.True(x.requires_grad);
        Assert.Null(y.grad_fn);
    }

    [Fact]
    public void test_mark_non_differentiable()
    {
        var x = randn([5, 5], requires_grad: true);

        var mask = Positive.apply(x);

        Assert.False(mask.requires_grad);
        x.masked_fill(mask, 0).sum().backward();
        Same((x <= 0).@float(), x.grad);
    }

    [Fact]
    public void test_mark_non_differentiable_mixed()
    {
        var x = randn([5, 5], requires_grad: true);

        var (a, b) = SecondDifferentiable.apply(x);

        Assert.False(a.requires_grad);
        Assert.True(b.requires_grad);
        b.sum().backward();
        Same(ones([5, 5]), x.grad);
    }

    [Fact]
    public void test_mark_non_differentiable_none()
    {
        var x = randn([5, 5], requires_grad: true);

        var r = NotDifferentiable.apply(x * x);
        (r * x).sum().backward();

        Same((x * x).detach(), x.grad);
    }

    [Fact]
    public void test_return_duplicate()
    {
        var x = randn([5, 5], dtype: float64, requires_grad: true);

        CheckFourfold(x, Sum);

        static Tensor Sum(Tensor x)
        {
            var (a, b) = Twice.apply(x);
            Assert.Same(a, b);
            Assert.Equal(1, a.output_nr);
            return a + b;
        }
    }

    [Fact]
    public void test_return_duplicate_inplace()
    {
        var x = randn([5, 5], dtype: float64, requires_grad: true);

        CheckFourfold(x, Sum);

        Throws<RuntimeError>(
            "a leaf Variable that requires grad has been used in an in-place operation.", () => TwiceInPlace.apply(x.clone().detach()
                .requires_grad_()));
        ThrowsWith<RuntimeError>(
            "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one "
                + "Tensor.",
            () => TwiceInPlace.apply(x.clone()[0]));

        static Tensor Sum(Tensor x)
        {
            var input = x.clone();
            var (a, b) = TwiceInPlace.apply(input);
            Assert.Same(a, b);
            Assert.Same(input, a);
            Assert.Equal(2, a._version);
            return a + b;
        }
    }

    [Fact]
    public void test_return_leaf()
    {
        var x = randn([5, 5], requires_grad: true);
        var y = randn([5, 5], requires_grad: true);
        var called = false;

        var (q, p) = IdentityAndSum.apply(x, y);
        q.register_hook(grad =>
        {
            called = true;
            Same(ones([5, 5]), grad);
        });
        (q + p + x).sum().backward();

        Same(ones([5, 5]) * 3, x.grad);
        Same(ones([5, 5]), y.grad);
        Assert.True(called);
    }

    [Fact]
    public void test_return_leaf_inplace()
    {
        var x = randn([5, 5]);
        var y = randn([5, 5], requires_grad: true);

        var (q, _) = AddsInPlace.apply(x, y);

        Assert.Same(x, q);
        Assert.Equal("AddsInPlaceBackward", type(q.grad_fn).__name__);
        Assert.True(q.requires_grad);
        q.sum().backward();
        Same(ones([5, 5]), y.grad);
    }

    [Fact]
    public void test_dep_nograd()
    {
        var x = randn(5, requires_grad: true);

        var (a, b) = IdentityAndNoise.apply(x);
        b += 1;

        Assert.True(a.requires_grad);
        Assert.False(b.requires_grad);
        First.apply(a, b).backward(ones(5));
        Same(ones(5), x.grad);
    }

    [Fact]
    public void test_too_many_grads()
    {
        var x = randn([5, 5], requires_grad: true);

        NullsAfterTheGradient.apply(x).sum().backward();

        Same(ones([5, 5]), x.grad);
    }

    [Fact]
    public void test_integer_outputs()
    {
        var inp = rand(4, requires_grad: true);

        Assert.All([inp.argmax(), inp.argmin(), inp.argsort(), inp.count_nonzero()], result =>
        {
            Assert.False(result.dtype.is_floating_point);
            Assert.False(result.requires_grad);
        });
        foreach (var (inverse, counts) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            foreach (long? dim in new long?[] { null, 0 })
            {
                Check(inp.unique(true, inverse, counts, dim), dim is null ? "_unique2" : "unique_dim");
                Check(inp.unique_consecutive(inverse, counts, dim), "unique_consecutive");
            }
        }

        static void Check(Distinct result, string name)
        {
            Assert.True(result.output.requires_grad);
            Assert.NotEqual(true, result.inverse?.requires_grad);
            Assert.NotEqual(true, result.counts?.requires_grad);
            Throws<NotImplementedError>($"the derivative for '{name}' is not implemented.", () => result.output.sum().backward());
        }
    }

    [Fact]
    public void test_custom_function_mark_dirty_not_differentiable()
    {
        foreach (var requiresGrad in new[] { true, false })
        {
            var z = tensor(1.0, requires_grad: requiresGrad);
            var x = z.clone();

            var y = DoublesInPlace.apply(x);

            Assert.Same(x, y);
            Same(z.detach() * 2, x.detach());
        }
    }

    private static void CheckFourfold(Tensor x, Func<Tensor, Tensor> function)
    {
        var gradient = torch.autograd.grad(function(x).sum(), x, create_graph: true)[0];
        Same(full([5, 5], 4.0, dtype: float64), gradient.detach());
        var v = ones_like(x).requires_grad_();
        var first = torch.autograd.grad(function(x), x, v, create_graph: true)[0];
        Same(full([5, 5], 4.0, dtype: float64), torch.autograd.grad(first.sum(), v)[0]);
        Assert.True(torch.autograd.gradcheck(function, x));
        Assert.True(torch.autograd.gradgradcheck(function, x));
    }

    private sealed class AddsOne : torch.autograd.Function<AddsOne>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x + 1;

        public static Tensor backward(FunctionCtx ctx, Tensor dy) => dy;
    }

    private sealed class Identity : torch.autograd.Function<Identity>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }

    private sealed class Positive : torch.autograd.Function<Positive>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input)
        {
            var output = input > 0;
            ctx.mark_non_differentiable(output);
            return output;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output) => (grad_output * 0).@double();
    }

    private sealed class SecondDifferentiable : torch.autograd.Function<SecondDifferentiable, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor input)
        {
            var (a, b) = (input + 1, input + 2);
            ctx.mark_non_differentiable(a);
            return (a, b);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_a, Tensor grad_b)
        {
            Same(zeros([5, 5]), grad_a);
            Same(ones([5, 5]), grad_b);
            return grad_b;
        }
    }

    private sealed class NotDifferentiable : torch.autograd.Function<NotDifferentiable>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input)
        {
            var output = input.clone();
            ctx.mark_non_differentiable(output);
            return output;
        }

        public static Tensor? backward(FunctionCtx ctx, Tensor grad_output) => null;
    }

    private sealed class Twice : torch.autograd.Function<Twice, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x)
        {
            var output = x * 2;
            return (output, output);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad1, Tensor grad2) => (grad1 * 2) + (grad2 * 2);
    }

    private sealed class TwiceInPlace : torch.autograd.Function<TwiceInPlace, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x)
        {
            x.mul_(2);
            ctx.mark_dirty(x);
            return (x, x);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad1, Tensor grad2) => (grad1 * 2) + (grad2 * 2);
    }

    private sealed class IdentityAndSum : torch.autograd.Function<IdentityAndSum, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b) => (a, a + b);

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad_a, Tensor grad_b) => (grad_a + grad_b, grad_b);
    }

    private sealed class AddsInPlace : torch.autograd.function.InplaceFunction<AddsInPlace, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            ctx.mark_dirty(a);
            return (a.add_(b), b + 2);
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor grad_a, Tensor grad_b) => (grad_a, grad_a + grad_b);
    }

    private sealed class IdentityAndNoise : torch.autograd.Function<IdentityAndNoise, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor input)
        {
            var noise = randn(input.size());
            ctx.mark_non_differentiable(noise);
            return (input, noise);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output, Tensor ignored) => grad_output;
    }

    private sealed class First : torch.autograd.Function<First>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input, Tensor ignored) => input;

        public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad_output) => (grad_output, null);
    }

    private sealed class NullsAfterTheGradient : torch.autograd.Function<NullsAfterTheGradient>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input) => input;

        public static (Tensor, Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor grad_output) => (grad_output, null, null);
    }

    private sealed class DoublesInPlace : torch.autograd.Function<DoublesInPlace>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var result = x.mul_(2);
            ctx.mark_dirty(result);
            return result;
        }

        public static Tensor? backward(FunctionCtx ctx, Tensor grad_output) => null;
    }
}
