using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;
using static Compat.torch.autograd.function;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Custom functions: what forward gets and gives, what backward sees and returns.</summary>
[PyTorchClass("TestAutograd")]
public class FunctionTests
{
    [Fact]
    public void test_function()
    {
        var (x, y) = BackwardOfABackward((x, y) => ProductAndSum.apply(x, 2, y));

        const string product = "MulBackward0(ExpandBackward0(AccumulateGrad()), AccumulateGrad())";
        Assert.Equal($"CopyBackwards(None, AddBackward0(ExpandBackward0(AccumulateGrad()), {product}))", GraphText.Of(x.grad.grad_fn));
        Assert.Equal(
            $"CopyBackwards(None, AddBackward0(MulBackward0(ExpandBackward0(AccumulateGrad()), None), {product}))",
            GraphText.Of(y.grad.grad_fn));
    }

    [Fact]
    public void test_once_differentiable()
    {
        var (x, y) = BackwardOfABackward((x, y) => ProductAndSumOnce.apply(x, 2, y));

        const string error = "CopyBackwards(None, Error(AccumulateGrad(), None, AccumulateGrad()))";
        Assert.Equal(error, GraphText.Of(x.grad.grad_fn));
        Assert.Equal(error, GraphText.Of(y.grad.grad_fn));
        Assert.Equal("torch::autograd::Error", x.grad.grad_fn!.next_functions[1].fn!.name());
        Throws<RuntimeError>(
            "trying to differentiate twice a function that was marked with @once_differentiable", () => x.grad.sum().backward());
    }

    [Fact]
    public void test_function_returns_input()
    {
        foreach (var shape in new long[][] { [1], [] })
        {
            var v = ones(shape, requires_grad: true);
            Doubling.apply(v).backward();
            Same(full(shape, 2.0), v.grad);

            using (no_grad()) v.grad.zero_();
            Doubling.apply(v.clone()).backward();
            Same(full(shape, 2.0), v.grad);
        }
    }

    [Fact]
    public void test_function_returns_undefined_tensor()
    {
        var x = ones(1, requires_grad: true);

        NoGradient.apply(x).backward();
        Assert.Null(x.grad);
        NoGradient.apply(x.pow(2)).backward();
        Assert.Null(x.grad);
        NoGradient.apply(x).sum().backward();
        Assert.Null(x.grad);
        Assert.Null(torch.autograd.grad(NoGradient.apply(x), x, allow_unused: true)[0]);
    }

    [Fact]
    public void test_materialize_grads()
    {
        var x = ones(1, requires_grad: true);

        NoGradient.apply(Materialized.apply(x)).backward();

        Same(zeros(1), x.grad);
    }

    [Fact]
    public void test_dont_materialize_grads()
    {
        var x = ones(1, requires_grad: true);

        NoGradient.apply(NotMaterialized.apply(x)).backward();

        Assert.True(NotMaterialized.Ran);
        Assert.Null(x.grad);
    }

    [Fact]
    public void test_set_materialize_non_diff_grads()
    {
        var a = tensor(1.0, requires_grad: true);

        SecondNotDifferentiable.apply(a).Item1.backward();

        Same(ones([]), a.grad);
    }

    [Fact]
    public void test_custom_function_exception()
    {
        var t1 = rand([3, 3], requires_grad: true);
        var t2 = rand([3, 3], requires_grad: true);

        var t3 = Failing.apply((t1 + t2) * (t1 + t2));

        var error = Assert.Throws<InvalidDataException>(() => t3.sum().backward());
        Assert.Equal("Simulate error on backward pass", error.Message);
        Assert.Contains(nameof(Failing), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void test_custom_function_non_tensor_inputs_outputs()
    {
        var t1 = rand(10, dtype: float64, requires_grad: true);
        var t2 = rand(10, dtype: float64, requires_grad: true);
        var t3 = rand(10, dtype: float64);
        const int scale = 7;

        var res = Mixed.apply(t1, t2, scale, t3);

        Assert.Equal(scale, res.Item1);
        Same((t1 + (t2 * t3)) * scale, res.Item2);
        Assert.Null(res.Item3);
        Assert.True(res.Item4);
        Same(((t1 * t2) + t3) * scale, res.Item5);
        Assert.Equal("bar", res.Item6);
        Same(t1, res.Item7);
        torch.autograd.backward((res.Item2.sum(), res.Item5.sum(), res.Item7.sum()));
        Same(scale + (scale * t2.detach()) + 1, t1.grad);
        Same((scale * t3) + (scale * t1.detach()), t2.grad);
        Assert.Null(t3.grad);
        Assert.True(torch.autograd.gradcheck(
            (t1, t2, t3) =>
            {
                var res = Mixed.apply(t1, t2, scale, t3);
                return (res.Item2, res.Item5, res.Item7);
            }, [t1, t2, t3]));
    }

    [Fact]
    public void test_custom_function_no_tensors()
    {
        var (t1, t2, t3, scale) = (0.25, 0.5, 0.75, 3);

        var res = Numbers.apply(t1, t2, scale, t3);

        Assert.Equal((scale, (t1 + (t2 * t3)) * scale, null, true, ((t1 * t2) + t3) * scale, "bar", t1), res);
    }

    [Fact]
    public void test_invalid_gradients()
    {
        var input = randn([5, 5], dtype: float32, requires_grad: true);

        Throws<RuntimeError>(
            "Function WrongShapeBackward returned an invalid gradient at index 0 - got [10] but expected shape compatible with [5, 5]",
            () => WrongShape.apply(input).sum().backward());
    }

    private static (Tensor X, Tensor Y) BackwardOfABackward(Func<Tensor, Tensor, Tensor> function)
    {
        var x = randn([5, 5], requires_grad: true);
        var y = randn([5, 5], requires_grad: true);
        using (warnings.catch_warnings())
        {
            function(x, y).sum().backward(ones([], requires_grad: true), create_graph: true);
        }

        Same((y + ones([5, 5])).detach(), x.grad.detach());
        Same((x + (ones([5, 5]) * 2)).detach(), y.grad.detach());
        Assert.NotNull(x.grad.grad_fn);
        Assert.NotNull(y.grad.grad_fn);
        return (x, y);
    }

    private sealed class ProductAndSum : torch.autograd.Function<ProductAndSum>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor tensor1, double pyscalar, Tensor tensor2)
        {
            ctx["pyscalar"] = pyscalar;
            ctx.save_for_backward(tensor1, tensor2);
            return tensor1 + (pyscalar * tensor2) + (tensor1 * tensor2);
        }

        public static (Tensor, object?, Tensor) backward(FunctionCtx ctx, Tensor grad_output)
        {
            var (var1, var2) = ctx.saved_tensors;
            return (grad_output + (grad_output * var2), null, (grad_output * (double)ctx["pyscalar"]!) + (grad_output * var1));
        }
    }

    private sealed class ProductAndSumOnce : torch.autograd.Function<ProductAndSumOnce>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor tensor1, double pyscalar, Tensor tensor2) =>
            ProductAndSum.forward(ctx, tensor1, pyscalar, tensor2);

        [once_differentiable]
        public static (Tensor, object?, Tensor) backward(FunctionCtx ctx, Tensor grad_output)
        {
            Assert.False(is_grad_enabled());
            return ProductAndSum.backward(ctx, grad_output);
        }
    }

    private sealed class Doubling : torch.autograd.Function<Doubling>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 2;
    }

    private sealed class NoGradient : torch.autograd.Function<NoGradient>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static object? backward(FunctionCtx ctx, Tensor grad) => null;
    }

    private sealed class Materialized : torch.autograd.Function<Materialized>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            Same(zeros(1), grad);
            return grad;
        }
    }

    private sealed class NotMaterialized : torch.autograd.Function<NotMaterialized>
    {
        public static bool Ran { get; private set; }

        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.set_materialize_grads(false);
            return x;
        }

        public static Tensor? backward(FunctionCtx ctx, Tensor? grad)
        {
            Ran = true;
            Assert.Null(grad);
            return grad;
        }
    }

    private sealed class SecondNotDifferentiable : torch.autograd.Function<SecondNotDifferentiable, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x)
        {
            var (out0, out1) = (x.clone(), x.clone());
            ctx.mark_non_differentiable(out1);
            ctx._materialize_non_diff_grads = false;
            return (out0, out1);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g0, Tensor? g1)
        {
            Assert.Null(g1);
            return g0;
        }
    }

    private sealed class Failing : torch.autograd.Function<Failing>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor input) => input.clone();

        [once_differentiable]
        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new InvalidDataException("Simulate error on backward pass");
    }

    private sealed class Mixed : torch.autograd.Function<Mixed, (int, Tensor, object?, bool, Tensor, string, Tensor)>
    {
        public static (int, Tensor, object?, bool, Tensor, string, Tensor) forward(
            FunctionCtx ctx, Tensor t1, Tensor t2, int scale, Tensor t3)
        {
            var t4 = t1 + (t2 * t3);
            var t5 = (t1 * t2) + t3;
            t4 *= scale;
            t5 *= scale;
            ctx["scale"] = scale;
            ctx.save_for_backward(t1, t2, t3);
            return (scale, t4, null, true, t5, "bar", t1);
        }

        [once_differentiable]
        public static (Tensor, Tensor, object?, Tensor) backward(FunctionCtx ctx, params Tensor?[] grads)
        {
            Assert.Equal([0, 2, 3, 5], Enumerable.Range(0, 7).Where(i => grads[i] is null));
            var (scale, (var1, var2, var3)) = ((int)ctx["scale"]!, ctx.saved_tensors);
            var (of4, of5, of1) = (grads[1]!, grads[4]!, grads[6]!);
            return (
                (of4 * scale) + (of5 * var2 * scale) + of1, (of4 * var3 * scale) + (of5 * var1 * scale), null,
                (of4 * var2 * scale) + (of5 * scale));
        }
    }

    private sealed class Numbers : torch.autograd.Function<Numbers, (int, double, object?, bool, double, string, double)>
    {
        public static (int, double, object?, bool, double, string, double) forward(
            FunctionCtx ctx, double t1, double t2, int scale, double t3)
        {
            Assert.Equal([false, false, false, false], ctx.needs_input_grad);
            return (scale, (t1 + (t2 * t3)) * scale, null, true, ((t1 * t2) + t3) * scale, "bar", t1);
        }
    }

    private sealed class WrongShape : torch.autograd.Function<WrongShape>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output) => randn(10, dtype: float32);
    }
}
