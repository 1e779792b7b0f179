using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Programs;

internal static class OutputPrograms
{
    [ThreadStatic]
    private static Tensor? _kept;

    public static void inputs_and_views_returned()
    {
        var x = leaf(1, 2);
        var y = Identity.apply(x);
        p(ReferenceEquals(y, x), y, y._is_view(), ReferenceEquals(y._base, x), y.data_ptr() == x.data_ptr());
        y.sum().backward();
        p(x.grad);
        y = Identity.apply(x * 1);
        fails("write", () => y.add_(1));
        y = ViewOf.apply(x * 1);
        p(y._is_view(), name(y.grad_fn), y);
        fails("write view", () => y.add_(1));
        y = TwoViews.apply(x * 1).Item1;
        fails("write many", () => y.add_(1));
        var @base = x * 1;
        y = ViewOf.apply(@base);
        @base.mul_(3);
        fails("base written", () => { _ = y.grad_fn; });
        p(y.detach());
        using (no_grad()) y = Identity.apply(x);
        p(ReferenceEquals(y, x), y.requires_grad, y._is_view());
        var n = ones(2);
        y = Identity.apply(n);
        p(ReferenceEquals(y, n), y.requires_grad, y._is_view());
    }

    public static void several_outputs()
    {
        var x = leaf(1, 2);
        foreach (var materialize in (bool[])[true, false])
        {
            var (a, at, top, d) = Several.apply(x, materialize);
            p(a, at, top, d, at.requires_grad, name(at.grad_fn), a.output_nr, top.output_nr, d.output_nr);
            fails("hook", () => at.register_hook(g => { }));
            d.sum().backward(retain_graph: true);
            (a.sum() + top).backward();
            p(x.grad);
            x.grad = null;
        }
    }

    public static void odd_outputs()
    {
        var x = leaf(1, 2);
        var y = MarkedAll.apply(x);
        p(y, y.requires_grad, name(y.grad_fn), y.is_leaf);
        fails("backward", () => y.sum().backward());
        var (a, b) = SameTwice.apply(x);
        p(ReferenceEquals(a, b), a, a.output_nr, b.output_nr);
        (a + (b * 2)).sum().backward();
        p(x.grad);
        p(Integer.apply(x), x.requires_grad);
    }

    public static void gradients_of_any_layout()
    {
        var x = ones(2, 3, requires_grad: true);
        Strides.apply(x).sum().backward();
        p(x.grad!.stride());
        x.grad = null;
        Strides.apply(x).t().backward(arange(6.0).view(3, 2));
        p(x.grad!.stride(), x.grad);
        x.grad = null;
        Strides.apply(x)[.., 1].sum().backward();
        p(x.grad!.stride(), x.grad);
    }

    public static void setup_context_of_function()
    {
        var x = leaf(1, 2);
        var (y, k) = Setup.apply(x, 3);
        p(y, k);
        y.retain_grad();
        p(grad(y.sum(), x, create_graph: true)[0]);
        y.sum().backward();
        p(x.grad);
    }

    public static void function_nodes()
    {
        var x = leaf(1, 2);
        var y = Attributes.apply(x);
        var node = y.grad_fn!;
        p(node.name(), node["made"], node.next_functions.Count, y);
        node.register_prehook(gs => p(["pre", .. gs]));
        node.register_hook((gi, go) => p(["post", .. gi, .. go]));
        y.register_hook(g => g * 2);
        y.sum().backward();
        p(node["seen"], x.grad);
        fails("missing", () => node["other"]);
        fails("again", () => y.sum().backward());
    }

    public static void gradients_shared_with_functions()
    {
        var x = leaf(1, 2);
        var v = ones(2);
        WritesGradient.apply(x).backward(v);
        p(v, x.grad);
        x.grad = null;
        _kept = ones(2);
        Kept.apply(x).backward(v);
        x.grad!.add_(1);
        p(_kept, x.grad, ReferenceEquals(x.grad, _kept));
    }

    public static void grad_mode_inside_forward()
    {
        var x = leaf(1, 2);
        var y = Doubled.apply(x);
        p(y, names(y.grad_fn!));
        y.sum().backward();
        p(x.grad);
        p(Doubled.apply(x.detach()).requires_grad);
    }

    private sealed class Identity : Function<Identity>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            p("identity", g);
            return g * 10;
        }
    }

    private sealed class ViewOf : Function<ViewOf>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.view(2, 1);

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g.view(2);
    }

    private sealed class TwoViews : Function<TwoViews, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x) => (x[..1], x[1..]);

        public static Tensor backward(FunctionCtx ctx, Tensor a, Tensor b) => cat([a, b]);
    }

    private sealed class Several : Function<Several, (Tensor, Tensor, Tensor, Tensor)>
    {
        public static (Tensor, Tensor, Tensor, Tensor) forward(FunctionCtx ctx, Tensor x, bool materialize)
        {
            ctx.set_materialize_grads(materialize);
            var (top, at) = x.max(0);
            ctx.mark_non_differentiable(at);
            return (x * 2, at, top * 3, x * 4);
        }

        public static (Tensor?, object?) backward(FunctionCtx ctx, Tensor? a, Tensor? b, Tensor? c, Tensor? d)
        {
            p("grads", a, b, c, d);
            return (a is null ? d : a + (d ?? zeros(2)), null);
        }
    }

    private sealed class MarkedAll : Function<MarkedAll>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var y = x * 2;
            ctx.mark_non_differentiable(y);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => throw new ValueError("never");
    }

    private sealed class SameTwice : Function<SameTwice, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x)
        {
            var y = x * 2;
            return (y, y);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            p("grads", a, b);
            return (a * 3) + b;
        }
    }

    private sealed class Integer : Function<Integer>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.@long();

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            p("integer", g);
            return g;
        }
    }

    private sealed class Strides : Function<Strides>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            p("strides", g.stride(), g.is_contiguous(), g.dtype);
            return g;
        }
    }

    private sealed class Setup : Function<Setup, (Tensor, int)>
    {
        public static (Tensor, int) forward(Tensor x, int k)
        {
            p("forward", is_grad_enabled());
            return (x * k, k + 1);
        }

        public static void setup_context(FunctionCtx ctx, (Tensor, int) inputs, (Tensor, int) output)
        {
            var (x, k) = inputs;
            p("setup", x, k, output.Item1, output.Item2, x.requires_grad, output.Item1.requires_grad, is_grad_enabled());
            ctx["k"] = k;
            ctx.save_for_backward(x, output.Item1);
            ctx.set_materialize_grads(false);
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor g, Tensor? other)
        {
            p(["backward", g, other, .. ctx.saved_tensors]);
            return (g * (int)ctx["k"]!, null);
        }
    }

    private sealed class Attributes : Function<Attributes>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx["made"] = "here";
            return x + 1;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            p("made", ctx["made"]);
            ctx["seen"] = 1;
            return g;
        }
    }

    private sealed class WritesGradient : Function<WritesGradient>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g.mul_(2);
    }

    private sealed class Kept : Function<Kept>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor g) => _kept!;
    }

    private sealed class Doubled : Function<Doubled>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            Tensor y;
            using (enable_grad()) y = x.detach().requires_grad_() * 2;
            p("inside", y.requires_grad);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 5;
    }
}
