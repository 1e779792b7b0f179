namespace Compat.Autograd.Tests.Hooks;

/// <summary>2x.</summary>
internal sealed class Mul2 : torch.autograd.Function<Mul2>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 2;
}

/// <summary>2x and 3x.</summary>
internal sealed class DoubleMul : torch.autograd.Function<DoubleMul, (Tensor, Tensor)>
{
    public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x) => (x * 2, x * 3);

    public static Tensor backward(FunctionCtx ctx, Tensor g1, Tensor g2) => (g1 * 2) + (g2 * 3);
}

/// <summary>2ax, a itself, which is a number, and 2ay.</summary>
internal sealed class DoubleMul2 : torch.autograd.Function<DoubleMul2, (Tensor, int, Tensor)>
{
    public static (Tensor, int, Tensor) forward(FunctionCtx ctx, Tensor x, int a, Tensor y)
    {
        ctx["a"] = a;
        return (a * x * 2, a, a * y * 2);
    }

    public static (Tensor, Tensor?, Tensor) backward(FunctionCtx ctx, Tensor g1, Tensor? unused, Tensor g2)
    {
        var a = (int)ctx["a"]!;
        return (a * g1 * 2, null, a * g2 * 2);
    }
}

/// <summary>Its input.</summary>
internal sealed class Same : torch.autograd.Function<Same>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
}

/// <summary>A copy of its input.</summary>
internal sealed class Copied : torch.autograd.Function<Copied>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
}

/// <summary>A copy that has no gradient.</summary>
internal sealed class NoGradient : torch.autograd.Function<NoGradient>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

    public static Tensor? backward(FunctionCtx ctx, Tensor grad) => null;
}

/// <summary>Both inputs as they are; only the first has a gradient.</summary>
internal sealed class NoneGradientFunction : torch.autograd.Function<NoneGradientFunction, (Tensor, Tensor)>
{
    public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x, Tensor y) => (x, y);

    public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad_x, Tensor grad_y) => (grad_x, null);
}

/// <summary>A copy that refuses backward.</summary>
internal sealed class DelayedError : torch.autograd.Function<DelayedError>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new RuntimeError("Boom!");
}

/// <summary>A copy that runs a function of the test's in backward.</summary>
internal sealed class Watched : torch.autograd.Function<Watched>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x, Action watch)
    {
        ctx["watch"] = watch;
        return x.clone();
    }

    public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad)
    {
        ((Action)ctx["watch"]!)();
        return (grad, null);
    }
}
