using Compat.Autograd.Tests.Coverage;
using Xunit;

namespace Compat.Autograd.Tests.Engine;

[PyTorchClass("TestAutograd")]
public class DecorationTests
{
    private sealed class Foo2
    {
        public Foo2() => torch.no_grad(() => Assert.False(torch.is_grad_enabled()));

        public Action Method { get; } = () => torch.no_grad(() => Assert.False(torch.is_grad_enabled()));
    }

    // Classes cannot be decorated in C#; functions, constructors and methods can, without a warning.
    [Fact]
    public void test_grad_mode_class_decoration()
    {
        using var w = torch.warnings.catch_warnings();
        Func<int, bool> foo = torch.no_grad((int _) => torch.is_grad_enabled());
        Assert.False(foo(0));
        new Foo2().Method();
        Assert.True(torch.is_grad_enabled());
        Assert.Empty(w);
    }
}

[PyTorchClass("TestAutogradDeviceType")]
public class NoticeTests
{
    private sealed class Warns : torch.autograd.Function<Warns>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            torch.warnings.warn("Warn from backward");
            return grad;
        }
    }

    [Fact]
    public void test_warning_in_backward()
    {
        var a = torch.zeros([], requires_grad: true);
        var b = Warns.apply(a);
        using var w = torch.warnings.catch_warnings();
        b.backward();
        Assert.Equal(["Warn from backward"], w);
    }
}
