using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Programs;

internal static class GradientPrograms
{
    public static void backward_twice()
    {
        var x = leaf(1, 2);
        var y = (x * x).sum();
        y.backward();
        fails("same", () => y.backward());
        fails("grad", () => grad(y, x));
        fails("saved", () => y.grad_fn!.next_functions[0].fn!._saved_self);
        y = (x + x).sum();
        y.backward();
        fails("nothing saved", () => y.backward());
        y = (x * x).sum();
        p([.. grad(y, x, create_graph: true)]);
        y.backward();
        p(x.grad);
        x.grad = null;
        (x * x).sum().backward(create_graph: true);
        p(x.grad);
        x.grad!.sum().backward();
        p(x.grad);
    }

    public static void unused_inputs()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var y = x * 2;
        fails("unused", () => grad(y.sum(), [w], retain_graph: true));
        p([.. grad(y.sum(), [w, x], allow_unused: true, retain_graph: true)]);
        p([.. grad(y.sum(), [w, x], materialize_grads: true, retain_graph: true)]);
        p([.. grad(y.sum(), [w], materialize_grads: true, create_graph: true)]);
        fails("both", () => grad(y.sum(), [w], materialize_grads: true, allow_unused: false));
        fails("no grad", () => grad(y.sum(), [ones(1)]));
        fails("no root", () => grad(ones(1), [x]));
        fails("empty", () => grad(y.sum(), []));
        var z = y.sum();
        p([.. grad(z, z, retain_graph: true)]);
        p([.. grad(z, [z, y, x])]);
    }

    public static void wrong_gradients_of_roots()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        fails("no vector", () => y.backward());
        fails("shape", () => y.backward(ones(3)));
        fails("expandable", () => y.backward(ones(1)));
        fails("dtype", () => y.backward(ones(2, dtype: float64), retain_graph: true));
        p(x.grad);
        fails("complex", () => y.backward(ones(2, dtype: complex64)));
        fails("integer", () => y.backward(ones(2, dtype: int64), retain_graph: true));
        fails("count", () => torch.autograd.backward([y, y], ones(2)));
        y = x * 2;
        fails("count grad", () => grad([y], [x], (ones(2), ones(2)))[0]);
        y = x * 2;
        var v = leaf(1, 1);
        p([.. grad(y, x, v * 3, create_graph: true)]);
    }

    public static void which_grad_is_kept()
    {
        var x = leaf(1, 2);
        (x * 2).sum().backward();
        var first = x.grad;
        (x * 2).sum().backward();
        p(ReferenceEquals(first, x.grad), first);
        (x * 2).sum().backward(create_graph: true);
        p(ReferenceEquals(first, x.grad), first, x.grad);
        var second = x.grad;
        (x * x).sum().backward(create_graph: true);
        p(ReferenceEquals(second, x.grad), x.grad);
        x.grad = zeros(2);
        var third = x.grad;
        (x * 2).sum().backward();
        p(ReferenceEquals(third, x.grad), third, third!._version);
        var v = ones(2);
        x.grad = null;
        x.backward(v);
        p(ReferenceEquals(x.grad, v), x.grad!.data_ptr() == v.data_ptr());
        x.backward(v);
        p(v, x.grad);
    }

    public static void layout_of_grads()
    {
        var x = ones(2, 3, requires_grad: true);
        x.sum().backward();
        p(x.grad!.stride());
        x.grad = null;
        x.t().contiguous().backward(arange(6.0).view(3, 2));
        p(x.grad!.stride(), x.grad);
        x.grad = zeros(3, 2).t();
        var kept = x.grad;
        x.sum().backward();
        p(x.grad!.stride(), ReferenceEquals(kept, x.grad));
        var t = ones(3, 2).t().requires_grad_();
        (t * 2).sum().backward();
        p(t.grad!.stride());
        var e = ones(1).expand(3).requires_grad_();
        (e * 2).sum().backward();
        p(e.grad!.stride(), e.grad);
    }

    public static void assigning_grad()
    {
        var x = leaf(1, 2);
        fails("size", () => { x.grad = ones(3); });
        fails("dtype", () => { x.grad = ones(2, dtype: float64); });
        fails("self", () => { x.grad = x; });
        var y = x * 2;
        fails("non-leaf", () => { y.grad = ones(2); });
        p(y.grad);
        var i = ones(2, dtype: int64);
        fails("integer", () => { i.grad = ones(2); });
        var n = ones(2);
        fails("no grad", () => { n.grad = ones(2); });
        p(n.grad);
    }

    public static void grad_of_a_non_leaf_warns()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        y.sum().backward();
        p(y.grad);
        y.retain_grad();
        p(y.grad);
        Tensor d;
        using (no_grad()) d = x * 2;
        p(d.grad);
    }

    public static void hook_that_writes_its_gradient()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        y.register_hook(g => { g.mul_(2); });
        var v = ones(2);
        y.backward(v);
        p(x.grad, v);
        y = x * 2;
        var z = y + x;
        y.register_hook(g => g.zero_());
        z.backward(v);
        p(x.grad, v);
    }

    public static void hooks_of_root()
    {
        var x = leaf(1, 2);
        x.register_hook(g => g * 5);
        p([.. grad(x.sum(), x)]);
        var y = x.sum();
        y.register_hook(g => g * 7);
        y.retain_grad();
        y.grad_fn!.register_prehook(gs => p(["pre", .. gs]));
        y.backward(tensor(2.0));
        p(y.grad, x.grad);
        p([.. grad([x], [x], ones(2))]);
    }

    public static void several_roots()
    {
        var x = leaf(1, 2);
        var (a, b) = (x * 2, x * 3);
        a.register_hook(g => p("a", g));
        b.register_hook(g => p("b", g));
        var c = a + b;
        c.register_hook(g => p("c", g));
        torch.autograd.backward([a, c, a], (ones(2), ones(2), ones(2)));
        p(x.grad);
    }
}
