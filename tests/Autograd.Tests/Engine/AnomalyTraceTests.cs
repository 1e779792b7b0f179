using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class AnomalyTraceTests
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Tensor, WeakReference) ParentWithMark()
    {
        var x = torch.randn(2, 2, requires_grad: true);
        var t = x.exp();
        using (torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            var grad = torch.autograd.grad(t, x, torch.ones_like(t), create_graph: true)[0];
            Assert.Same(t.grad_fn, grad.grad_fn!.metadata["parent_"]);
        }

        var mark = new object();
        t.grad_fn!.metadata["mark"] = mark;
        return (t, new WeakReference(mark));
    }

    [Fact]
    public void test_anomaly_assign_parent_cleanup() => KeptAsLongAsItsNode(ParentWithMark);

    private sealed class MyFunc : torch.autograd.Function<MyFunc>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor gO) => MyFunc2.apply((Tensor)ctx.saved_tensors);
    }

    private sealed class MyFunc2 : torch.autograd.Function<MyFunc2>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor gO) => gO + double.NaN;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Tensor, WeakReference) PrintedWithMark()
    {
        var inp = torch.rand(1, requires_grad: true);
        var @out = MyFunc.apply(inp);
        var ginp = torch.autograd.grad(@out, inp, create_graph: true)[0];
        using (torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            Throws<RuntimeError>("Function 'MyFunc2Backward' returned nan values in its 0th output.", () => ginp.backward());
        }

        var mark = new object();
        @out.grad_fn!.metadata["mark"] = mark;
        return (@out, new WeakReference(mark));
    }

    [Fact]
    public void test_nested_anomaly_printstack_cleanup() => KeptAsLongAsItsNode(PrintedWithMark);

    // The tensor is dropped between the two questions.
    private static void KeptAsLongAsItsNode(Func<(Tensor, WeakReference)> make)
    {
        var mark = AliveBeside(make);
        Collected.Collect();
        Assert.False(mark.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AliveBeside(Func<(Tensor, WeakReference)> make)
    {
        var (tensor, mark) = make();
        Collected.Collect();
        Assert.True(mark.IsAlive);
        GC.KeepAlive(tensor);
        return mark;
    }

    [Fact]
    public void Node_MadeWithTheModeOff_KeepsNothing()
    {
        using (torch.autograd.set_detect_anomaly(true)) Assert.True(torch.is_anomaly_enabled());
        var x = torch.ones(2, requires_grad: true);
        var y = x * 2;
        Assert.Empty(y.grad_fn!.metadata);
        Assert.Empty(y.grad_fn!.next_functions[0].fn!.metadata);
    }

    [Fact]
    public async Task Trace_NamesLambdasLocalFunctionsAndAsyncMethods()
    {
        using var anomaly = torch.autograd.set_detect_anomaly(true);
        var x = torch.ones(2, requires_grad: true);
        Tensor Local() => x * 2;
        async Task<Tensor> Later()
        {
            await Task.Yield();
            return x * 3;
        }

        Func<Tensor> lambda = () => Local();
        var lines = ((IEnumerable<string>)lambda().grad_fn!.metadata["traceback_"]!).ToList();
        Assert.EndsWith(", in Trace_NamesLambdasLocalFunctionsAndAsyncMethods\n    var lines = ((IEnumerable<string>)lambda().grad_fn!"
            + ".metadata[\"traceback_\"]!).ToList();\n", lines[^3], StringComparison.Ordinal);
        Assert.EndsWith(", in <lambda>\n    Func<Tensor> lambda = () => Local();\n", lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(", in Local\n    Tensor Local() => x * 2;\n", lines[^1], StringComparison.Ordinal);

        var later = await Later();
        Assert.EndsWith(", in Later\n    return x * 3;\n", ((IEnumerable<string>)later.grad_fn!.metadata["traceback_"]!).Last());
    }

    [Fact]
    public void Error_OfAHookOrOfAShape_IsToldOfTheNodeToo()
    {
        using var anomaly = torch.autograd.set_detect_anomaly(true);
        var x = torch.ones(2, requires_grad: true);
        using var w = torch.warnings.catch_warnings();
        var y = x * 2;
        y.register_hook((Tensor grad) => { throw new DivideByZeroException(); });
        Assert.Throws<DivideByZeroException>(() => y.sum().backward());
        Throws<RuntimeError>(
            "Function SevenBackward returned an invalid gradient at index 0 - got [7] but expected shape compatible with [2]",
            () => Seven.apply(x).sum().backward());

        Assert.Equal(2, w.Count);
        Assert.StartsWith("Error detected in MulBackward0. Traceback of forward call", w[0], StringComparison.Ordinal);
        Assert.StartsWith("Error detected in SevenBackward. Traceback of forward call", w[1], StringComparison.Ordinal);
    }

    private sealed class Seven : torch.autograd.Function<Seven>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => torch.ones(7);
    }

    [Fact]
    public void Error_InANestedBackward_IsToldOfBothNodes()
    {
        using var anomaly = torch.autograd.set_detect_anomaly(true);
        using var w = torch.warnings.catch_warnings();
        Assert.Throws<TimeoutException>(() => Nesting.apply(torch.ones(2, requires_grad: true)).sum().backward());
        Assert.Equal(3, w.Count);
        Assert.StartsWith("Error detected in FailingBackward. Traceback of", w[0], StringComparison.Ordinal);
        Assert.StartsWith("\n\nPrevious calculation was induced by NestingBackward. Traceback of", w[1], StringComparison.Ordinal);
        Assert.StartsWith("Error detected in NestingBackward. Traceback of", w[2], StringComparison.Ordinal);
    }

    private sealed class Failing : torch.autograd.Function<Failing>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new TimeoutException();
    }

    private sealed class Nesting : torch.autograd.Function<Nesting>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            using (torch.enable_grad()) Failing.apply(torch.ones(2, requires_grad: true)).sum().backward();
            return grad;
        }
    }
}
