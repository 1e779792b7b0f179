using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Results of every kind: tuples of any length, arrays, lists; attributes of ctx seen on grad_fn.</summary>
public class ShapeOfResultTests
{
    [Fact]
    public void GradFn_IsTheCtx_WithWhatForwardKept()
    {
        var y = Keeping.apply(ones(2, requires_grad: true));

        Assert.Same(Keeping.Ctx, y.grad_fn);
        Assert.Equal(3, y.grad_fn!["foo"]);
        y.grad_fn!["bar"] = 4;
        Assert.Equal(4, y.grad_fn!["bar"]);
        Throws<AttributeError>("'KeepingBackward' object has no attribute 'baz'", () => _ = y.grad_fn!["baz"]);
        Throws<AttributeError>("'AddBackward0' object has no attribute 'foo'", () => (y + 1).grad_fn!["foo"] = 1);
        Assert.Equal("<torch.autograd.function.KeepingBackward object>", y.grad_fn!.ToString());
        Assert.Equal([true], (bool[])y.grad_fn!["needs_input_grad"]!);
        Assert.IsType<torch.autograd.graph.Node>(y.grad_fn, exactMatch: false);
    }

    [Fact]
    public void TuplesOfMoreThanSeven_ReferenceTuplesAndArrays_KeepTheirShapeWhereAnInputIsReturned()
    {
        var x = ones(2, requires_grad: true);

        var nine = Nine.apply(x);
        Assert.Equal("NineBackward", nine.Item9.grad_fn!.name());
        Assert.Equal((1, 8), (nine.Item1, nine.Item8));
        nine.Item9.sum().backward();
        Same(full(2, 5.0), x.grad);

        var pair = Pair.apply(x);
        Assert.Equal("PairBackward", pair.Item2.grad_fn!.name());
        Assert.Equal("name", pair.Item1);

        var all = Several.apply(x, x * 1, 2.0);
        Assert.Equal(2, all.Length);
        Assert.All(all, (output, i) => Assert.Equal(("SeveralBackward", i), (output.grad_fn!.name(), output.output_nr)));
    }

    [Fact]
    public void AList_IsOneOutputThatIsNoTensor()
    {
        var result = Listed.apply(ones(2, requires_grad: true));

        Assert.Equal(2, result.Count);
        Assert.All(result, output => Assert.Null(output.grad_fn));
    }

    [Fact]
    public void AnyNumberOfArguments_AndGradientsInAList()
    {
        var x = ones(2, requires_grad: true);

        var outputs = Doubles.apply(x, x, x);
        (outputs[0] + outputs[2]).sum().backward();

        Same(full(2, 4.0), x.grad);
        var (a, _) = Boxed.apply(x);
        a.sum().backward();
        Same(full(2, 6.0), x.grad);
    }

    [Fact]
    public void AnOutputThatIsNull_OrOfIntegers_IsPassedBy()
    {
        var x = tensor([1.0, 3.0], requires_grad: true);

        var (twice, at, nothing) = WithIndex.apply(x);
        twice.sum().backward();

        Assert.Equal(1, at.item().ToDouble());
        Assert.Null(at.grad_fn);
        Assert.Null(nothing);
        Same(full(2, 2.0), x.grad);
    }

    private sealed class Keeping : torch.autograd.Function<Keeping>
    {
        public static FunctionCtx? Ctx { get; private set; }

        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            Assert.Equal([true], ctx.needs_input_grad);
            Assert.Empty(ctx.saved_tensors);
            Assert.Equal("KeepingBackward", ctx.name());
            Assert.Equal("AccumulateGrad", type(ctx.next_functions[0].fn).__name__);
            Throws<AttributeError>("'KeepingBackward' object has no attribute 'foo'", () => _ = ctx["foo"]);
            ctx["foo"] = 3;
            Ctx = ctx;
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }

    private sealed class Nine : torch.autograd.Function<Nine, (int, int, int, int, int, int, int, int, Tensor)>
    {
        public static (int, int, int, int, int, int, int, int, Tensor) forward(FunctionCtx ctx, Tensor x) => (1, 2, 3, 4, 5, 6, 7, 8, x);

        public static Tensor backward(FunctionCtx ctx, params Tensor?[] grads) => grads[8]! * 5;
    }

    private sealed class Pair : torch.autograd.Function<Pair, Tuple<string, Tensor>>
    {
        public static Tuple<string, Tensor> forward(FunctionCtx ctx, Tensor x) => new("name", x);

        public static Tensor backward(FunctionCtx ctx, Tensor? none, Tensor g) => g;
    }

    private sealed class Several : torch.autograd.Function<Several, Tensor[]>
    {
        public static Tensor[] forward(FunctionCtx ctx, Tensor a, Tensor b, double factor) => [a, b * factor];

        public static (Tensor, Tensor, object?) backward(FunctionCtx ctx, Tensor ga, Tensor gb) => (ga, gb, null);
    }

    private sealed class Listed : torch.autograd.Function<Listed, List<Tensor>>
    {
        public static List<Tensor> forward(FunctionCtx ctx, Tensor x) => [x * 2, x * 3];

        public static Tensor? backward(FunctionCtx ctx, Tensor? g) => g;
    }

    private sealed class Doubles : torch.autograd.Function<Doubles, Tensor[]>
    {
        public static Tensor[] forward(FunctionCtx ctx, params Tensor[] xs) => Array.ConvertAll(xs, x => x * 2);

        public static Tensor[] backward(FunctionCtx ctx, params Tensor[] gs) => Array.ConvertAll(gs, g => g * 2);
    }

    private sealed class Boxed : torch.autograd.Function<Boxed, (Tensor, Tensor)>
    {
        public const bool boxed_grads_call = true;

        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x) => (x * 2, x * 3);

        public static Tensor backward(FunctionCtx ctx, List<Tensor> grads)
        {
            var sum = (grads[0] * 2) + (grads[1] * 3);
            grads.Clear();
            return sum;
        }
    }

    private sealed class WithIndex : torch.autograd.Function<WithIndex, (Tensor, Tensor, Tensor?)>
    {
        public static (Tensor, Tensor, Tensor?) forward(FunctionCtx ctx, Tensor x) => (x * 2, x.argmax(), null);

        public static Tensor backward(FunctionCtx ctx, Tensor g, Tensor index, Tensor? none)
        {
            Prints("tensor(0)", index);
            Assert.Null(none);
            return g * 2;
        }
    }
}
