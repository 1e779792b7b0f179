using static Compat.Autograd.Tests.Programs.FunctionPrograms;
using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;
using static Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Programs;

internal static class MixedPrograms
{
    public static void dirty_and_saved()
    {
        var (x, y) = (leaf(1, 2), leaf(3, 4));
        var t = x * 1;
        var (a, b) = DirtyAndMore.apply(t, y);
        p(ReferenceEquals(a, t), a, b, t._version, a.output_nr, b.output_nr);
        (a + b).sum().backward(retain_graph: true);
        p(x.grad, y.grad);
        a.add_(1);
        fails("written", () => (a + b).sum().backward());
        t = x * 1;
        fails("one tensor twice", () => DirtyAndMore.apply(t, t).Item1.sum().backward());
        p(t);
    }

    public static void unmarked_writes()
    {
        var x = leaf(1, 2);
        var t = x * 1;
        var y = WritesUnmarked.apply(t);
        p(ReferenceEquals(y, t), y, t, t._version, name(t.grad_fn));
        y.sum().backward();
        p(x.grad);
        fails("leaf", () => WritesUnmarked.apply(x));
        p(x, x._version);
    }

    public static void gradients_summed_to_shape()
    {
        var (x, y) = (tensor(2.0, requires_grad: true), ones(1, 3, requires_grad: true));
        Broadcast.apply(x, y.expand(2, 3)).sum().backward();
        p(x.grad, y.grad);
        (x, y) = (ones(2, 1, requires_grad: true), ones(3, requires_grad: true));
        Broadcast.apply(x, y).sum().backward();
        p(x.grad, y.grad);
        var h = ones(2, dtype: float64, requires_grad: true);
        var f = ones(2, requires_grad: true);
        Broadcast.apply(h, f).sum().backward();
        p(h.grad, f.grad);
        var c = ones(2, dtype: complex64, requires_grad: true);
        f.grad = null;
        fails("complex", () => Broadcast.apply(c, f).sum().abs().backward());
        p(c.grad, f.grad);
    }

    public static void requires_grad_changes()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        fails("non-leaf", () => { y.requires_grad = false; });
        fails("method", () => y.requires_grad_(false));
        fails("true", () => y.requires_grad_());
        fails("integer", () => ones(2, dtype: int64).requires_grad_());
        x.register_hook(g => p("hook", g));
        x.requires_grad_(false);
        p((x * 2).requires_grad);
        fails("graph from before", () => y.sum().backward());
        p(x.grad);
        x.requires_grad_();
        (x * 3).sum().backward();
        p(x.grad);
        y = x * 2;
        y.register_hook(g => p("y", g));
        y.retain_grad();
        var z = y.sum();
        y.detach_();
        p(y.requires_grad, y.is_leaf, name(y.grad_fn), y.retains_grad);
        z.backward();
        p(x.grad);
        fails("grad", () => y.grad);
    }

    public static void leaf_becomes_non_leaf()
    {
        var w = leaf(1, 2);
        var x = zeros(2);
        var v = x[0];
        x.add_(w);
        p(x.requires_grad, x.is_leaf, v.requires_grad, name(v.grad_fn), name(x.grad_fn));
        x.register_hook(g => p("x", g));
        v.register_hook(g => p("v", g));
        ((v * 2) + x.sum()).backward();
        p(w.grad);
        var z = zeros(2);
        z[0].add_(w[0]);
        p(name(z.grad_fn), z);
        fails("integer", () => zeros(2, dtype: int64).add_(w));
        var a = zeros(1);
        fails("broadcast", () => a.add_(w));
    }

    public static void data_and_versions()
    {
        var x = leaf(1, 2);
        Tensor? y = x.exp();
        var v = y._version;
        y.data.mul_(2);
        p(y._version - v);
        y.detach().zero_();
        p(y._version - v);
        fails("detached", () => y!.sum().backward());
        y = null;
        x.data = tensor([5.0, 6.0, 7.0]);
        p(x, x._version);
        fails("other size", () => (x * x).sum().backward());
        p(x.grad);
        fails("dtype", () => { x.data = ones(2, dtype: int64); });
        Tensor a;
        using (no_grad())
        {
            a = x.view(3);
            a.mul_(2);
        }

        p(x._version, a._version, ReferenceEquals(a, x));
        y = x * x;
        using (no_grad()) x[0] = 9;
        fails("saved leaf", () => y.sum().backward());
    }

    public static void inputs_of_backward()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var y = x * w;
        y.register_hook(g => p("y", g));
        x.register_post_accumulate_grad_hook(t => p("x post", t.grad));
        w.register_post_accumulate_grad_hook(t => p("w post", t.grad));
        var z = (y * y).sum();
        z.backward(inputs: [x], retain_graph: true);
        z.backward(inputs: [x, x], retain_graph: true);
        p(x.grad, w.grad);
        fails("empty", () => z.backward(inputs: []));
        fails("no grad", () => z.backward(inputs: [ones(1)]));
        fails("unused", () => z.backward(inputs: [leaf(1)], retain_graph: true));
        z.backward(inputs: w, create_graph: true);
        p(w.grad);
        z.backward(inputs: [y, w]);
        p(w.grad);
        p(y.grad);
    }

    public static void retained_gradients_with_graphs()
    {
        var x = leaf(1, 2);
        var y = x * x;
        y.retain_grad();
        var z = (y * y).sum();
        z.backward(create_graph: true);
        p(y.grad, x.grad);
        var first = y.grad;
        z.backward();
        p(ReferenceEquals(y.grad, first), y.grad, first);
        x.grad = null;
        y = x * 1;
        y.retain_grad();
        (y * 2).sum().backward(retain_graph: true);
        var kept = y.grad;
        (y * 3).sum().backward(retain_graph: true);
        p(ReferenceEquals(kept, y.grad), kept);
        y.grad = null;
        y.register_hook(g => { });
        y.sum().backward(tensor(4.0));
        p(y.grad);
    }

    public static void gradient_edges()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        var edge = get_gradient_edge(y);
        var leafEdge = get_gradient_edge(x);
        p(edge.node.name(), edge.output_nr, leafEdge.node.name());
        y.mul_(3);
        var z = (y * y).sum();
        p([.. grad(z, [edge, leafEdge], retain_graph: true)]);
        y.register_hook(g => g * 10);
        p([.. grad(z, [edge, y, x], retain_graph: true)]);
        p([.. grad([edge], [x], ones(2), retain_graph: true)]);
        torch.autograd.backward([edge], ones(2));
        p(x.grad);
        fails("no grad", () => { get_gradient_edge(ones(1)); });
        fails("count", () => grad(edge, [x])[0]);
        fails("materialize", () => grad(x.sum(), [edge], materialize_grads: true)[0]);
    }

    public static void same_hook_twice()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        static Tensor Doubles(Tensor g) => g * 2;
        var first = y.register_hook(Doubles);
        var second = y.register_hook(Doubles);
        y.sum().backward(retain_graph: true);
        p(x.grad);
        first.remove();
        x.grad = null;
        y.sum().backward(retain_graph: true);
        p(x.grad);
        using (second)
        {
            x.grad = null;
            y.sum().backward(retain_graph: true);
            p(x.grad);
        }

        x.grad = null;
        y.sum().backward();
        p(x.grad);
    }

    public static void saved_values_unpacked()
    {
        var x = leaf(1, 2);
        var count = 0;
        Tensor y;
        using (saved_tensors_hooks(
            t =>
            {
                p("pack", t.shape, t.dtype);
                return t;
            },
            t =>
            {
                count++;
                return t;
            }))
        {
            y = (x * tensor(2.0) * (x * 3)) + x.pow(2).sum() + stack([x, x]).max();
            y = y.sigmoid().softmax(0).clamp(0, 1) / x;
        }

        y.sum().backward(retain_graph: true);
        p(count);
        y.sum().backward();
        p(count);
        fails("freed", () => y.sum().backward());
        p(count);
    }

    public static void saved_hooks_that_compute()
    {
        var x = leaf(1, 2);
        Tensor y, z;
        using (saved_tensors_hooks(
            t =>
            {
                p("pack", is_grad_enabled(), (t * 2).requires_grad);
                return t;
            },
            t =>
            {
                p("unpack", is_grad_enabled());
                return t;
            }))
        {
            y = x.sin();
            z = FunctionPrograms.Exponential.apply(y);
        }

        z.sum().backward(retain_graph: true);
        p([.. grad(z.sum(), x, create_graph: true)]);
        using (saved_tensors_hooks(t => t.detach(), t => t)) y = x * x;
        p(grad(y.sum(), x, create_graph: true)[0]);
        using (saved_tensors_hooks(t => t.detach(), t => t)) y = Inner.apply(x);
        p(grad(y.sum(), x, create_graph: true)[0]);
    }

    public static void double_backward_of_writes()
    {
        var x = leaf(1, 2);
        var y = x * x;
        var v = y[..1];
        v.mul_(x[1]);
        y.retain_grad();
        v.register_hook(g => p("v", g));
        var g = grad((y * v).sum(), x, create_graph: true)[0];
        p(g);
        g.register_hook(g => p("g", g));
        p(grad(g.sum(), x)[0]);
        var a = x * 1;
        var b = a.view(2, 1);
        b.exp_();
        a.sin_();
        p(name(a.grad_fn), name(b.grad_fn));
        a = x * 1;
        a.view(2, 1).mul_(a.detach().view(2, 1).clone() * x[0]);
        a.mul_(3);
        g = grad((a * a).sum(), x, create_graph: true)[0];
        p([g, .. grad(g.sum(), x)]);
    }

    public static void writes_in_hooks()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        var z = y * y;
        z.register_hook(g =>
        {
            using (no_grad()) y.mul_(2);
        });
        fails("saved", () => z.sum().backward());
        p(x.grad, y.detach());
        y = x * 2;
        z = y.sum();
        z.register_hook(g => y.retain_grad());
        z.backward();
        p(y.grad, x.grad);
        y = x * 2;
        z = y * 3;
        var late = new List<Tensor>();
        z.register_hook(g => late.Add(y * 5));
        z.sum().backward();
        p(late[0], late[0].requires_grad);
    }

    private sealed class DirtyAndMore : Function<DirtyAndMore, (Tensor, Tensor)>
    {
        public static (Tensor, Tensor) forward(FunctionCtx ctx, Tensor x, Tensor y)
        {
            ctx.mark_dirty(x);
            x.mul_(y);
            ctx.save_for_backward(x, y);
            return (x, x + y);
        }

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor a, Tensor b)
        {
            var (x, y) = ctx.saved_tensors;
            p("dirty", a, b, x.detach(), name(x.grad_fn));
            return ((a + b) * y, b);
        }
    }

    private sealed class WritesUnmarked : Function<WritesUnmarked>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            x.mul_(2);
            return x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
    }

    private sealed class Broadcast : Function<Broadcast>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor y) => x * y;

        public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor g) => (g * 2, g * 3);
    }
}
