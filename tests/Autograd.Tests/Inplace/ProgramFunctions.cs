namespace Compat.Autograd.Tests.Inplace;

/// <summary>The custom functions of <c>scripts/recording/table_inplace.py</c>.</summary>
public sealed class SameView : torch.autograd.Function<SameView>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x.view_as(x);

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 2;
}

/// <summary>Returns its input as it is.</summary>
public sealed class SameInput : torch.autograd.Function<SameInput>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 3;
}

/// <summary>Doubles its input in place.</summary>
public sealed class Doubled : torch.autograd.Function<Doubled>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        ctx.mark_dirty(x);
        return x.mul_(2);
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 2;
}
