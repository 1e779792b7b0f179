using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;
using static Compat.torch.autograd.function;

namespace Compat.Autograd.Tests.Programs;

internal static class FunctionPrograms
{
    [ThreadStatic]
    private static Func<Tensor, object?>? _result;

    public static void what_needs_grad()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var y = Scale.apply(x, 2.0, w);
        p(y, name(y.grad_fn), names(y.grad_fn!), y.is_leaf);
        y.sum().backward();
        y = Scale.apply(x.detach(), 2.5, w);
        p([names(y.grad_fn!)]);
        p([.. grad(y.sum(), w)]);
        y = Scale.apply(x.detach(), 2.0, w.detach());
        p(y.requires_grad, name(y.grad_fn));
        using (no_grad()) p(Scale.apply(x, 2.0, w).requires_grad);
        y = Scale.apply(x, 3.0, w);
        p([.. grad(y.sum(), x, create_graph: true)]);
        p(x.grad, w.grad);
    }

    public static void results_of_backward()
    {
        var x = leaf(1, 2);
        void Attempt(string label, Func<Tensor, object?> result)
        {
            _result = result;
            x.grad = null;
            var y = Returning.apply(x * 1, 2);
            fails(label, () => y.backward(ones(2)));
            p(x.grad);
        }

        Attempt("one too few", g => g);
        Attempt("none too many", g => (g, (object?)null, (object?)null, (object?)null));
        Attempt("too many", g => (g, (object?)null, g));
        Attempt("to a number", g => (g, g));
        Attempt("none", g => ((object?)null, (object?)null));
        Attempt("shape", g => (ones(3), (object?)null));
        Attempt("expanded", g => (ones(4, 2), (object?)null));
        Attempt("scalar", g => (tensor(3.0), (object?)null));
        Attempt("one", g => (ones(1), (object?)null));
        Attempt("dtype", g => (g.@double() / 3, (object?)null));
        Attempt("complex", g => (complex(g, g), (object?)null));
        Attempt("integer", g => (g.@long(), (object?)null));
    }

    public static void none_for_all()
    {
        var x = leaf(1);
        fails("two inputs", () => NoneBackward.apply(x, x).backward());
        p(x.grad);
    }

    public static void dirty_inputs()
    {
        var (x, k) = (leaf(1, 2), tensor([2.0, 2.0]));
        fails("leaf", () => InPlace.apply(x, k));
        var y = x * 1;
        y.register_hook(g => p("before", g));
        y.retain_grad();
        var z = InPlace.apply(y, k);
        y.register_hook(g => p("after", g));
        p(ReferenceEquals(z, y), name(y.grad_fn), y._version, name(y.grad_fn!.next_functions[0].fn));
        y.sum().backward();
        p(x.grad, y.grad);
        y = x * 1;
        var v = y[0];
        z = InPlace.apply(v, k[0]);
        p(ReferenceEquals(z, v), name(v.grad_fn), name(y.grad_fn), y);
        y.sum().backward();
        p(x.grad);
        fails("not returned", () => DirtyNotReturned.apply(x * 1));
        fails("not an input", () => DirtyNotInput.apply(x * 1));
        y = ones(2);
        p(ReferenceEquals(InPlace.apply(y, k), y), y, y._version, y.requires_grad);
        fails("view of leaf", () => InPlace.apply(x[..1], k[0]));
        var a = (x * 1).unbind()[0];
        fails("unbind", () => InPlace.apply(a, k[0]));
    }

    public static void saved_by_functions()
    {
        var x = zeros(2, requires_grad: true);
        var y = Exponential.apply(x);
        var g = grad(y.sum(), x, create_graph: true)[0];
        p([g, .. grad(g.sum(), x)]);
        y = Exponential.apply(x);
        y.add_(1);
        fails("output written", () => y.sum().backward());
        var w = x * 1;
        y = Inner.apply(w);
        w.add_(1);
        fails("input written", () => y.sum().backward());
        y = Inner.apply(x);
        ((Tensor)y.grad_fn!["t"]!).add_(1);
        fails("intermediate written", () => y.sum().backward());
        y = Inner.apply(x);
        p([.. ((FunctionCtx)y.grad_fn!).saved_tensors]);
        y.sum().backward(retain_graph: true);
        y.sum().backward();
        fails("freed", () => y.sum().backward());
        fails("freed attribute", () => { _ = ((FunctionCtx)y.grad_fn!).saved_tensors; });
    }

    public static void once_differentiable_function()
    {
        var x = leaf(1, 2);
        var y = Once.apply(x);
        var g = grad(y.sum(), x, create_graph: true)[0];
        p(g, name(g.grad_fn));
        fails("twice", () => grad(g.sum(), x));
        g = grad(Once.apply(x).sum(), x)[0];
        p(g);
        var v = leaf(1, 1);
        g = grad(Once.apply(x), x, v, create_graph: true)[0];
        p(g, name(g.grad_fn));
        fails("by vector", () => grad(g.sum(), v));
    }

    public static void functions_that_fail()
    {
        var x = leaf(1, 2);
        fails("forward", () => Throwing.apply(x, "forward"));
        var y = Throwing.apply(x, "backward");
        fails("backward", () => y.sum().backward());
        fails("backward again", () => y.sum().backward());
        y = NoBackward.apply(x);
        p(y);
        fails("no backward", () => y.sum().backward());
        fails("no forward", () => NoForward.apply(x));
    }

    public static void functions_inside_functions()
    {
        var x = zeros(2, requires_grad: true);
        var y = Nested.apply(x);
        p(y);
        y.sum().backward();
        p(x.grad);
        p(grad(Nested.apply(x).sum(), x, create_graph: true)[0]);
    }

    private sealed class Scale : Function<Scale>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, double k, Tensor y)
        {
            p(["needs", .. ctx.needs_input_grad.Cast<object>(), is_grad_enabled(), x.requires_grad]);
            ctx["k"] = k;
            ctx.save_for_backward(x, y);
            return (x * k) + y;
        }

        public static (Tensor, object?, Tensor) backward(FunctionCtx ctx, Tensor g)
        {
            p(["backward", .. ctx.needs_input_grad.Cast<object>(), is_grad_enabled()]);
            return (g * (double)ctx["k"]!, null, g);
        }
    }

    private sealed class Returning : Function<Returning>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, int k) => x * 2;

        public static object? backward(FunctionCtx ctx, Tensor g) => _result!(g);
    }

    private sealed class NoneBackward : Function<NoneBackward>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y) => x * 2;

        public static object? backward(FunctionCtx ctx, Tensor g) => null;
    }

    private sealed class InPlace : Function<InPlace>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y)
        {
            ctx.mark_dirty(x);
            return x.mul_(y);
        }

        public static (Tensor, object?) backward(FunctionCtx ctx, Tensor g) => (g * 2, null);
    }

    private sealed class DirtyNotReturned : Function<DirtyNotReturned>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.mark_dirty(x);
            return x.mul_(2).clone();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
    }

    private sealed class DirtyNotInput : Function<DirtyNotInput>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var y = x * 2;
            ctx.mark_dirty(y);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
    }

    internal sealed class Exponential : Function<Exponential>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var y = x.exp();
            ctx.save_for_backward(y);
            return y;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            Tensor y = ctx.saved_tensors;
            p("saved", y);
            return g * y;
        }
    }

    internal sealed class Inner : Function<Inner>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var t = x * 2;
            ctx.save_for_backward(x, t);
            ctx["t"] = t;
            return t * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            var (x, t) = ctx.saved_tensors;
            p("inner", x, t, t.requires_grad);
            return g * t;
        }
    }

    internal sealed class Once : Function<Once>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * x;
        }

        [once_differentiable]
        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            Tensor x = ctx.saved_tensors;
            p("once", is_grad_enabled(), x.requires_grad);
            return g * x * 2;
        }
    }

    private sealed class Throwing : Function<Throwing>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, string where) =>
            where == "forward" ? throw new ValueError("boom") : x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor g) => throw new ValueError("bang");
    }

    private sealed class NoBackward : Function<NoBackward>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;
    }

    private sealed class NoForward : Function<NoForward>
    {
        public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
    }

    private sealed class Nested : Function<Nested>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return Exponential.apply(x);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            Tensor x = ctx.saved_tensors;
            using var mode = enable_grad();
            var t = x.detach().requires_grad_();
            Exponential.apply(t).sum().backward();
            return t.grad! * g;
        }
    }
}
