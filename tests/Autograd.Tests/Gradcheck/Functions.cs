namespace Compat.Autograd.Tests.Gradcheck;

/// <summary>The function whose backward is off by noise of a given size.</summary>
internal sealed class NonDetFunc : torch.autograd.Function<NonDetFunc>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x, double jitter = 0.0)
    {
        ctx["jitter"] = jitter;
        return x;
    }

    public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad_out)
    {
        var jitter = (double)ctx["jitter"]!;
        return (apply(grad_out, jitter) * (1 + (torch.rand_like(grad_out) * jitter)), null);
    }
}

/// <summary>2x, whose backward says 3.</summary>
internal sealed class WrongDouble : torch.autograd.Function<WrongDouble>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 3;
}

/// <summary>The difference of two elements, whose backward is off by less than the tolerance of either.</summary>
internal sealed class NearlyDifference : torch.autograd.Function<NearlyDifference>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => (x[0] - x[1]).reshape(1);

    public static Tensor backward(FunctionCtx ctx, Tensor grad) =>
        grad * torch.tensor([1 + 9e-4, -1 + 9e-4], dtype: torch.float64);
}

/// <summary>x², whose backward is right and whose second is not.</summary>
internal sealed class SquareOnce : torch.autograd.Function<SquareOnce>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        ctx.save_for_backward(x);
        return x * x;
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => 2 * ctx.saved_tensors[0].detach() * grad;
}

/// <summary>A copy whose backward adds to what arrives.</summary>
internal sealed class AddsToGradient : torch.autograd.Function<AddsToGradient>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad + 1e-9;
}

/// <summary>A copy whose backward returns one element for all.</summary>
internal sealed class TooSmall : torch.autograd.Function<TooSmall>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad.sum().reshape(1);
}

/// <summary>A copy whose backward returns ones where no gradient arrives.</summary>
internal sealed class InventsGradient : torch.autograd.Function<InventsGradient>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        ctx.set_materialize_grads(false);
        return x.clone();
    }

    public static Tensor backward(FunctionCtx ctx, Tensor? grad) => grad ?? torch.ones(2, dtype: torch.float64);
}

/// <summary>A copy whose backward refuses to run without a gradient.</summary>
internal sealed class RefusesUndefined : torch.autograd.Function<RefusesUndefined>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        ctx.set_materialize_grads(false);
        return x.clone();
    }

    public static Tensor backward(FunctionCtx ctx, Tensor? grad) => grad ?? throw new RuntimeError("no");
}
