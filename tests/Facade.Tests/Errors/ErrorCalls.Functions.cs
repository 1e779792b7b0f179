using static Compat.torch;

namespace Compat.Facade.Tests.Errors;

/// <content>Custom functions.</content>
internal static partial class ErrorCalls
{
    private static readonly Dictionary<string, Func<object?>> Functions = new()
    {
        ["function.too_many_grads"] = Do(() => TooMany.Fn.apply(Leaf(2)).sum().backward()),
        ["function.grad_for_non_tensor"] = Do(() => ForNumber.Fn.apply(Leaf(2), 2.0).sum().backward()),
        ["function.saved_modified"] = Do(() =>
        {
            var h = Leaf(2) * 1;
            var y = Saving.Fn.apply(h);
            h.add_(1);
            y.sum().backward();
        }),
        ["function.raises_in_backward"] = Do(() => Raising.Fn.apply(Leaf(2)).sum().backward()),
        ["function.once_differentiable"] = Do(() =>
        {
            var x = Leaf(2);
            autograd.grad(Once.Fn.apply(x).sum(), x, create_graph: true)[0].sum().backward();
        }),
        ["function.setup_context_with_ctx_forward"] = () => Setup.Fn.apply(Leaf(2)),
        ["function.no_forward"] = () => Empty.Fn.apply(Leaf(2)),
        ["function.mark_dirty_not_returned"] = () => Dirty.Fn.apply(Leaf(2) * 1),
    };

    private static class TooMany
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

            public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor g) => (g, g);
        }
    }

    private static class ForNumber
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x, double k) => x * k;

            public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor g) => (g, g);
        }
    }

    private static class Saving
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x)
            {
                ctx.save_for_backward(x);
                return x * 2;
            }

            public static Tensor backward(FunctionCtx ctx, Tensor g)
            {
                _ = ctx.saved_tensors;
                return g;
            }
        }
    }

    private static class Raising
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

            public static Tensor backward(FunctionCtx ctx, Tensor g) => throw new ValueError("mine");
        }
    }

    private static class Once
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x)
            {
                ctx.save_for_backward(x);
                return x * x;
            }

            [autograd.function.once_differentiable]
            public static Tensor backward(FunctionCtx ctx, Tensor g)
            {
                Tensor x = ctx.saved_tensors;
                return 2 * x * g;
            }
        }
    }

    private static class Setup
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

            public static void setup_context(FunctionCtx ctx, object?[] inputs, Tensor output)
            {
            }

            public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
        }
    }

    private static class Empty
    {
        internal sealed class Fn : autograd.Function<Fn>;
    }

    private static class Dirty
    {
        internal sealed class Fn : autograd.Function<Fn>
        {
            public static Tensor forward(FunctionCtx ctx, Tensor x)
            {
                ctx.mark_dirty(x);
                x.add_(1);
                return x * 2;
            }

            public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
        }
    }
}
