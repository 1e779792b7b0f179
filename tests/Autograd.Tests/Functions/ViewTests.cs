using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch;

namespace Compat.Autograd.Tests.Functions;

/// <summary>Custom functions that return views.</summary>
[PyTorchClass("TestAutograd")]
public class ViewTests
{
    private const string InCustomFunction = " This view was created inside a custom Function (or because an input was returned as-is) and "
        + "the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to "
        + "incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.";

    private const string OfSeveral = " This view is the output of a function that returns multiple views. Such functions do not allow the "
        + "output views to be modified inplace. You should replace the inplace operation by an out-of-place one.";

    public static TheoryData<string, string, bool, bool> SimpleViews()
    {
        var data = new TheoryData<string, string, bool, bool>();
        foreach (var dtype in new[] { "double", "cdouble" })
        {
            foreach (var function in new[] { nameof(OneOutput), nameof(TwoOutputs), nameof(ViewOfTemp) })
            {
                foreach (var inplace in new[] { true, false })
                {
                    foreach (var view in new[] { true, false }) data.Add(dtype, function, inplace, view);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(SimpleViews))]
    public void test_autograd_simple_views_python(string dtype, string function, bool inplace, bool view)
    {
        var a = ones(2, dtype: dtype == "double" ? float64 : complex128, requires_grad: true);
        var b = ones_like(a).requires_grad_();
        var calls = new List<string>();

        if (inplace && (view || function == nameof(ViewOfTemp)))
        {
            Throws<RuntimeError>(
                $"Output 0 of {function} is a view and is being modified inplace."
                + (function == nameof(TwoOutputs) ? OfSeveral : InCustomFunction), () => Run(a, b));
            Assert.Empty(calls);
            return;
        }

        Assert.True(torch.autograd.gradcheck((a, b) => Run(a, b), [a, b]));
        calls.Clear();
        Run(a, b).abs().backward();

        Assert.Equal([$"{function} true"], calls);
        Same(Expected(), a.grad.to(complex128));

        Tensor Run(Tensor first, Tensor second)
        {
            var (x, y) = (first.clone(), second.clone());
            if (function == nameof(TwoOutputs))
            {
                var (tmp1, tmp2) = TwoOutputs.apply(x, y, view, calls);
                if (inplace)
                {
                    tmp1.add_(3);
                    tmp2.add_(3);
                    return (tmp1 * tmp2).sum();
                }

                return ((tmp1 + 3) * (tmp2 + 3)).sum();
            }

            var tmp = function == nameof(OneOutput) ? OneOutput.apply(x, y, view, calls) : ViewOfTemp.apply(x + y, view, calls);
            return (inplace ? tmp.add_(3) : tmp + 3).sum();
        }

        // Of (1 + 3) + …: one; of (1 + 3)(2 + 3) + …: 5 and 4; of what was written once: the first element only.
        Tensor Expected() => tensor(function switch
        {
            nameof(OneOutput) => new double[] { 1, 1 },
            nameof(TwoOutputs) => [9, 9],
            _ => [1, 0],
        }).to(complex128);
    }

    [Fact]
    public void test_autograd_multiple_views_python()
    {
        var a = ones(2, requires_grad: true);
        var calls = new List<string>();

        Selected.apply(a.clone(), 1, calls).sum().backward();

        Assert.Single(calls);
        Same(tensor([0.0, 1.0]), a.grad);
        var @out = Selected.apply(a.clone(), 1, calls);
        Throws<RuntimeError>("Output 0 of Selected is a view and is being modified inplace." + InCustomFunction, () => @out.add_(1));
    }

    [Fact]
    public void test_custom_function_return_view_in_nograd()
    {
        var inp = rand(2, requires_grad: true);
        Tensor output;
        Tensor expected;
        using (no_grad()) (output, expected) = (Alias.apply(inp), inp[..]);

        Assert.Equal(expected.requires_grad, output.requires_grad);
        Throws<RuntimeError>(
            "A view was created in no_grad mode and is being modified inplace with grad mode enabled." + InCustomFunction,
            () => output.zero_());
    }

    [Fact]
    public void test_custom_function_local_inplace()
    {
        var @base = rand(10, requires_grad: true);

        Assert.Equal("ViewOfCloneBackward", type(ViewOfClone.apply(@base, false).grad_fn).__name__);
        var foo = ViewOfClone.apply(@base, true);
        Assert.Equal("ViewOfCloneBackward", type(foo.grad_fn).__name__);
        foo.sum().backward();
        Same(cat([ones(3), zeros(7)]), @base.grad);
    }

    [Fact]
    public void AWriteToTheBaseOfAReturnedInput_IsRefusedWhereTheViewIsUsed()
    {
        var b = ones(2, requires_grad: true) * 1;
        var view = Alias.apply(b);

        b.add_(1);

        Throws<RuntimeError>(
            "Output 0 of Alias is a view and its base or another view of its base has been modified inplace." + InCustomFunction,
            () => _ = view.grad_fn);
    }

    private static void Note(List<string> calls, string function, Tensor grad) =>
        calls.Add($"{function} {(grad.eq(0).all().item().ToDouble() == 1 ? "false" : "true")}");

    private static Tensor Part(Tensor a, bool view) => view ? a.narrow(0, 0, 2) : a.clone();

    private sealed class OneOutput : torch.autograd.Function<OneOutput>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, Tensor b, bool view, List<string> calls)
        {
            ctx["calls"] = calls;
            return Part(a, view);
        }

        public static (Tensor, object?, object?, object?) backward(FunctionCtx ctx, Tensor ga)
        {
            Note((List<string>)ctx["calls"]!, nameof(OneOutput), ga);
            return (ga, null, null, null);
        }
    }

    private sealed class TwoOutputs : torch.autograd.Function<TwoOutputs, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor a, Tensor b, bool view, List<string> calls)
        {
            ctx["calls"] = calls;
            a = Part(a, view);
            return (a, a + b);
        }

        public static (Tensor, Tensor, object?, object?) backward(FunctionCtx ctx, Tensor ga, Tensor gab)
        {
            Note((List<string>)ctx["calls"]!, nameof(TwoOutputs), ga);
            return (ga + gab, gab, null, null);
        }
    }

    private sealed class ViewOfTemp : torch.autograd.Function<ViewOfTemp>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, bool view, List<string> calls)
        {
            ctx["calls"] = calls;
            ctx.save_for_backward(a);
            return Part(a, view).clone().select(0, 0);
        }

        public static (Tensor, object?, object?) backward(FunctionCtx ctx, Tensor grad)
        {
            Note((List<string>)ctx["calls"]!, nameof(ViewOfTemp), grad);
            Tensor a = ctx.saved_tensors;
            var res = zeros_like(a);
            res.select(0, 0).copy_(grad);
            return (res, null, null);
        }
    }

    private sealed class Selected : torch.autograd.Function<Selected>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor a, long idx, List<string> calls)
        {
            _ = a.narrow(0, idx, 1);
            ctx.save_for_backward(a);
            (ctx["idx"], ctx["calls"]) = (idx, calls);
            return a.select(0, idx);
        }

        public static (Tensor, object?, object?) backward(FunctionCtx ctx, Tensor grad)
        {
            ((List<string>)ctx["calls"]!).Add("backward");
            Tensor a = ctx.saved_tensors;
            var res = zeros_like(a);
            res.select(0, (long)ctx["idx"]!).copy_(grad);
            return (res, null, null);
        }
    }

    private sealed class Alias : torch.autograd.Function<Alias>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x[..];

        public static Tensor backward(FunctionCtx ctx, Tensor gx) => gx;
    }

    private sealed class ViewOfClone : torch.autograd.Function<ViewOfClone>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp, bool inplace)
        {
            var view = inp.clone()[..3];
            if (inplace) view += 2;
            return view;
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor grad) => (cat([grad, zeros(7)]), null);
    }
}
