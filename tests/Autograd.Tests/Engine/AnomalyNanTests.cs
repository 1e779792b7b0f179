using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class AnomalyNanTests
{
    private const string NoForward = "No forward pass information available";

    private sealed class MyFunc : torch.autograd.Function<MyFunc>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp1, Tensor inp2, bool fail_0th)
        {
            ctx["fail_0th"] = fail_0th;
            return inp1.sum(0, keepdim: true);
        }

        public static (Tensor?, Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor gO)
        {
            var gI = gO.clone().expand(10).clone();
            gI[0] = 0;
            gI[0] /= 0;
            return (bool)ctx["fail_0th"]! ? (gI, null, null) : (null, gI, null);
        }
    }

    [Fact]
    public void test_anomaly_detect_nan()
    {
        var inp = torch.rand(10, requires_grad: true);
        MyFunc.apply(inp, inp, true).backward();
        Assert.True((bool)torch.isnan(inp.grad[0]));

        inp = torch.rand(10, requires_grad: true);
        var @out = MyFunc.apply(inp, inp, true);
        using (var w = torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            Throws<RuntimeError>("Function 'MyFuncBackward' returned nan values in its 0th output.", () => @out.backward());
            Assert.Equal(2, w.Count);
            Assert.StartsWith("Anomaly Detection has been enabled. ", w[0], StringComparison.Ordinal);
            Assert.Equal(
                "Error detected in MyFuncBackward. No forward pass information available. Enable detect anomaly during forward pass for "
                + "more information.", w[1]);
        }

        inp = torch.rand(10, requires_grad: true);
        using (var w = torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            @out = MyFunc.apply(inp, inp, false);
            Throws<RuntimeError>("Function 'MyFuncBackward' returned nan values in its 1th output.", () => @out.backward());
            Assert.Equal(2, w.Count);
            Assert.StartsWith(
                "Error detected in MyFuncBackward. Traceback of forward call that caused the error:\n  File \"", w[1],
                StringComparison.Ordinal);
            Assert.Contains("AnomalyNanTests.cs\", line ", w[1], StringComparison.Ordinal);
            Assert.EndsWith(
                ", in test_anomaly_detect_nan\n    @out = MyFunc.apply(inp, inp, false);\n", w[1], StringComparison.Ordinal);
        }

        Assert.False(torch.is_anomaly_enabled());
    }

    private sealed class Outer : torch.autograd.Function<Outer>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp1, bool fail_0th)
        {
            ctx["fail_0th"] = fail_0th;
            ctx.save_for_backward(inp1);
            return inp1.sum(0, keepdim: true);
        }

        public static (Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor gO)
        {
            Tensor inp = ctx.saved_tensors;
            var g = gO.clone().expand(10);
            return (Inner.apply(g * inp, g + inp, ctx["fail_0th"]), null);
        }
    }

    private sealed class Inner : torch.autograd.Function<Inner>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp1, Tensor inp2, bool fail_0th)
        {
            ctx["fail_0th"] = fail_0th;
            return (inp1 * 2.0) + inp2;
        }

        public static (Tensor?, Tensor?, Tensor?) backward(FunctionCtx ctx, Tensor gO)
        {
            var (g1, g2) = (gO.clone(), gO.clone());
            g1[0] = 0;
            g2[0] = 0;
            if ((bool)ctx["fail_0th"]!) g1[0] /= 0;
            else g2[0] /= 0;
            return (g1, g2, null);
        }
    }

    private static Tensor GradientSum(bool fail_0th)
    {
        var inp = torch.rand(10, requires_grad: true);
        return torch.autograd.grad(Outer.apply(inp, fail_0th), inp, create_graph: true)[0].sum();
    }

    [Fact]
    public void test_nested_anomaly_detect_nan()
    {
        GradientSum(true).backward();

        var gsum = GradientSum(true);
        using (var w = torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            Throws<RuntimeError>("Function 'InnerBackward' returned nan values in its 0th output.", () => gsum.backward());
            Assert.Contains(NoForward, w[1], StringComparison.Ordinal);
        }

        using (var w = torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            gsum = GradientSum(false);
            Throws<RuntimeError>("Function 'InnerBackward' returned nan values in its 1th output.", () => gsum.backward());
            Assert.Equal(3, w.Count);
            Assert.Contains("Inner.apply", w[1], StringComparison.Ordinal);
            Assert.StartsWith(
                "\n\nPrevious calculation was induced by OuterBackward. Traceback of forward call that induced the previous calculation:\n"
                + "  File \"", w[2], StringComparison.Ordinal);
            Assert.Contains("Outer.apply", w[2], StringComparison.Ordinal);
        }
    }

    private sealed class Nan : torch.autograd.Function<Nan>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor inp) => inp.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor gO) => torch.tensor(double.NaN, dtype: torch.float32).expand(10, 10);
    }

    [Fact]
    public void test_anomaly_mode_no_check_nan()
    {
        using var w = torch.warnings.catch_warnings();
        using var unchecked_ = torch.autograd.detect_anomaly(check_nan: false);
        var inp = torch.rand(10, 10, requires_grad: true);
        var @out = Nan.apply(inp).sum();
        @out.backward(retain_graph: true);

        using (torch.autograd.detect_anomaly(check_nan: true))
        {
            Assert.True(torch.is_anomaly_check_nan_enabled());
            Throws<RuntimeError>(
                "Function 'NanBackward' returned nan values in its 0th output.", () => @out.backward(retain_graph: true));
        }

        Assert.False(torch.is_anomaly_check_nan_enabled());
        @out.backward();
        Assert.True((bool)torch.isnan(inp.grad).all());
    }
}
