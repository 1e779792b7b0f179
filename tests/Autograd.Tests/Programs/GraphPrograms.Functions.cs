namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    /// <summary>x² with three halves of its derivative.</summary>
    private sealed class Square : torch.autograd.Function<Square>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * ctx.saved_tensors[0]! * 3;
    }

    private sealed class Failing : torch.autograd.Function<Failing>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 1;

        public static Tensor backward(FunctionCtx ctx, Tensor g) => throw new ValueError("failing backward");
    }

    private sealed class NoneGrad : torch.autograd.Function<NoneGrad>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor? backward(FunctionCtx ctx, Tensor g) => null;
    }

    private sealed class NanGrad : torch.autograd.Function<NanGrad>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y) => x * y;

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor g) => (g, g * double.NaN);
    }

    private sealed class Undefined : torch.autograd.Function<Undefined>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.set_materialize_grads(false);
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }

    private sealed class Once : torch.autograd.Function<Once>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        [torch.autograd.function.once_differentiable]
        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }
}
