using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;
using static Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Programs;

internal static class OddPrograms
{
    public static void order_of_branches()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var a = x * 2;
        var b = w.exp();
        var c = a + b;
        var d = a * b;
        var e = (c * d).sum();
        var f = x.sum() * w.sum();
        (string, Tensor)[] all = [("x", x), ("w", w), ("a", a), ("b", b), ("c", c), ("d", d), ("e", e), ("f", f)];
        foreach (var (label, t) in all)
        {
            t.register_hook(g => p(label));
            t.grad_fn?.register_hook((gi, go) => p("node", label));
        }

        (e + f).backward(retain_graph: true);
        p("again");
        torch.autograd.backward([f, e, c.sum()]);
        p(x.grad);
    }

    public static void nodes_of_many_outputs()
    {
        var x = leaf(1, 2, 3);
        var parts = x.unbind();
        var (a, b, c) = (parts[0], parts[1], parts[2]);
        a.register_hook(g => p("a", g));
        c.register_hook(g => p("c", g));
        b.retain_grad();
        var node = a.grad_fn!;
        p(ReferenceEquals(node, c.grad_fn), a.output_nr, c.output_nr);
        node.register_prehook(gs => p(["pre", .. gs]));
        node.register_hook((gi, go) => p(["post", .. gi, .. go]));
        ((a * 2) + (b * 3)).backward(retain_graph: true);
        p(x.grad, b.grad);
        p([.. grad((a * 5) + c, [a, x], retain_graph: true)]);
        (c * 2).backward(inputs: [b, x], retain_graph: true);
        p(x.grad, b.grad);
        node.register_prehook(gs => [null, null, null]);
        (a + b + c).backward(retain_graph: true);
        p(x.grad);
        node.register_prehook(gs => [ones([]), null, null]);
        fails("from none", () => (a + b + c).backward(retain_graph: true));
    }

    public static void nodes_called_by_hand()
    {
        var x = leaf(1, 2);
        var y = x * x;
        p([.. y.grad_fn!.call(ones(2))]);
        fails("count", () => y.grad_fn.call(ones(2), ones(2)));
        var s = y.sum();
        p(s.grad_fn!.call(tensor(2.0))[0]!.stride());
        s.backward();
        fails("freed", () => y.grad_fn.call(ones(2)));
    }

    public static void functions_with_odd_marks()
    {
        var (x, y) = (leaf(1, 2), leaf(3, 4));
        SavesNone.apply(x).sum().backward();
        p(x.grad);
        var (a, b) = NonDifferentiableInput.apply(x, y);
        p(a, a.requires_grad, ReferenceEquals(a, x), b, x.requires_grad);
        b.sum().backward();
        p(x.grad, y.grad);
        var t = x * 1;
        fails("dirty", () => DirtyNonDifferentiable.apply(t));
        p(t.detach(), t.requires_grad, t._version);
        var z = Detaching.apply(x);
        p(z, z._is_view(), z.data_ptr() == x.data_ptr());
        z.sum().backward();
        p(x.grad);
        fails("write", () => Detaching.apply(x * 1).add_(1));
    }

    public static void modes_in_hooks()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        x.register_hook(g => p("x", is_grad_enabled()));
        y.register_hook(g => p("y", is_grad_enabled()));
        using (no_grad())
        {
            p(grad([y], [x], ones(2), create_graph: true)[0], is_grad_enabled());
            y.backward(ones(2));
        }

        p(is_grad_enabled());
        y = x * x;
        Tensor g;
        using (no_grad()) g = grad([y], [x], ones(2), create_graph: true)[0];
        p(g);
    }

    public static void unpack_that_gives_nothing()
    {
        var x = leaf(1, 2);
        Tensor y;
        using (saved_tensors_hooks(t => (t, 5), pair => pair.t * pair.Item2)) y = x * x;
        p(y.grad_fn!._saved_self);
        y.sum().backward();
        p(x.grad);
        using (saved_tensors_hooks(t => t, t => null!)) y = x.sin();
        fails("none", () => y.sum().backward());
        fails("attribute", () => y.grad_fn!._saved_self);
    }

    public static void module_backward_that_throws_once()
    {
        var m = new ModulePrograms.Times(2);
        var first = true;
        m.register_full_backward_hook((m, gi, go) =>
        {
            p(["hook", .. gi, .. go]);
            if (!first) return;
            first = false;
            throw new ValueError("boom");
        });
        var x = leaf(1, 2);
        var y = m.call(x).sum();
        fails("first", () => y.backward(retain_graph: true));
        fails("second", () => y.backward(retain_graph: true));
        p(x.grad, m.weight.grad);
    }

    public static void inference_and_hooks()
    {
        Tensor i;
        using (inference_mode())
        {
            i = ones(2);
            fails("requires grad", () => { ones(2).requires_grad_().register_hook(g => { }); });
        }

        var x = leaf(1, 2);
        fails("saved", () => x * i);
        fails("not saved", () => x + i);
        fails("write", () => i.add_(1));
        fails("write with grad", () => i.add_(x));
        fails("version", () => i._version);
        fails("grad", () => i.requires_grad_());
        fails("backward", () => x.backward(i));
        p(x.grad);
    }

    public static void post_hooks_that_reach_others()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        x.register_post_accumulate_grad_hook(t => p("x", w.grad));
        w.register_post_accumulate_grad_hook(t =>
        {
            p("w", t.grad);
            x.grad = null;
            using (enable_grad()) (x * 100).sum().backward();
        });
        (x * w).sum().backward();
        p(x.grad, w.grad);
    }

    public static void writes_under_hooks_of_slices()
    {
        var x = leaf(1, 2, 3);
        var y = x * 1;
        y[1..].mul_(2);
        var node = y.grad_fn!;
        node.register_prehook(gs => p(["pre", .. gs]));
        node.register_hook((gi, go) => p(["post", .. gi, .. go]));
        p([names(node)]);
        y[0] = x[2];
        p([names(y.grad_fn!)]);
        y.backward(tensor([1.0, 10.0, 100.0]), retain_graph: true);
        p(x.grad);
        y.requires_grad_();
        var v = y[1..];
        v += x[..2];
        p(name(y.grad_fn), name(v.grad_fn), y);
        x.grad = null;
        (y * v.sum()).sum().backward();
        p(x.grad);
    }

    public static void same_tensor_many_times()
    {
        var x = leaf(1, 2);
        var y = stack([x, x, x * x]);
        x.register_hook(g => p("x", g));
        p([.. grad(y.sum(), [x, x, y], retain_graph: true)]);
        y.sum().backward(inputs: [x, y, x]);
        p(x.grad, y.grad);
        var z = where(x > 1, x, x);
        z.backward(ones(2));
        p(x.grad);
        var a = x + x;
        a += a;
        p(a, name(a.grad_fn));
        a.sum().backward();
        p(x.grad);
        var b = x * 1;
        b *= b;
        p(b, name(b.grad_fn));
        fails("own", () => b.sum().backward());
    }

    private sealed class SavesNone : Function<SavesNone>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            ctx.save_for_backward(x, null, x);
            return x * 2;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g)
        {
            p([ctx.saved_tensors.Count, .. ctx.saved_tensors]);
            return g * 2;
        }
    }

    private sealed class NonDifferentiableInput : Function<NonDifferentiableInput, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x, Tensor y)
        {
            ctx.mark_non_differentiable(x);
            return (x, x * y);
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            p("grads", a, b);
            return (b, b);
        }
    }

    private sealed class DirtyNonDifferentiable : Function<DirtyNonDifferentiable>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.mark_dirty(x);
            ctx.mark_non_differentiable(x);
            return x.mul_(2);
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g;
    }

    private sealed class Detaching : Function<Detaching>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.detach();

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 7;
    }
}
