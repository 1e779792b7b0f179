using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;
using static Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Programs;

internal static class HookPrograms
{
    public static void order_of_all_hooks()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        y.register_hook(g => p("y first", g));
        y.retain_grad();
        y.grad_fn!.register_prehook(gs => p(["y node pre", .. gs]));
        y.register_hook(g => g * 10);
        y.register_hook(g => p("y last", g));
        y.grad_fn.register_hook((gi, go) => p(["y node post", .. gi, .. go]));
        x.register_hook(g => p("x hook", g));
        x.register_post_accumulate_grad_hook(t => p("x post", t.grad));
        var node = y.grad_fn.next_functions[0].fn!;
        node.register_prehook(gs => p(["x node pre", .. gs]));
        node.register_hook((gi, go) => p(["x node post", gi.Length, .. go]));
        y.sum().backward();
        p(x.grad, y.grad);
    }

    public static void hooks_of_inputs_of_grad()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        var z = y * 3;
        y.register_hook(g => g * 10);
        y.grad_fn!.register_prehook(gs => p(["pre", .. gs]));
        y.grad_fn.register_hook((gi, go) => p(["post", .. gi]));
        x.register_hook(g => p("x hook", g));
        x.register_post_accumulate_grad_hook(t => p("x post"));
        z.retain_grad();
        p([.. grad(z.sum(), [y], retain_graph: true)]);
        p([.. grad(z.sum(), [y, x], retain_graph: true)]);
        p([.. grad(z.sum(), [x, y, x], retain_graph: true)]);
        p(x.grad, z.grad);
        z.sum().backward(inputs: [y], retain_graph: true);
        p(x.grad, y.grad, z.grad);
        z.sum().backward(inputs: [x, y]);
        p(x.grad, y.grad, z.grad);
    }

    public static void hooks_that_remove()
    {
        var x = leaf(1);
        var y = x * 2;
        var handles = new List<RemovableHandle>();
        void Once(Tensor g)
        {
            p("once");
            handles[0].remove();
        }

        void TakesNext(Tensor g)
        {
            p("takes next");
            handles[2].remove();
        }

        handles.Add(y.register_hook(Once));
        handles.Add(y.register_hook(TakesNext));
        handles.Add(y.register_hook(g => p("next")));
        y.backward(retain_graph: true);
        p("again");
        y.backward(retain_graph: true);
        handles[1].remove();
        handles[1].remove();
        p("third");
        y.backward();
    }

    public static void hooks_that_register()
    {
        var x = leaf(1);
        var y = x * 2;
        var z = y * 3;
        void Adds(Tensor g)
        {
            p("adds");
            z.register_hook(g => p("same tensor"));
            y.register_hook(g => p("further down"));
            x.register_hook(g => p("leaf"));
            x.register_post_accumulate_grad_hook(t => p("leaf post"));
        }

        var handle = z.register_hook(Adds);
        z.backward(retain_graph: true);
        handle.remove();
        p("again");
        z.backward();
    }

    public static void node_hooks_that_remove_and_register()
    {
        var x = leaf(1);
        var y = x * 2;
        var node = y.grad_fn!;
        var handles = new List<RemovableHandle>();
        void Pre(Tensor[] gs)
        {
            p("pre");
            handles[0].remove();
            handles[1].remove();
            node.register_prehook(gs => p("late pre"));
            node.register_hook((gi, go) => p("late post"));
        }

        handles.Add(node.register_prehook(Pre));
        handles.Add(node.register_prehook(gs => p("second pre")));
        y.backward(retain_graph: true);
        p("again");
        y.backward();
    }

    public static void hook_that_throws()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var y = x * w;
        var z = (y * y).sum();
        static void Throws(Tensor g) => throw new ValueError("boom");
        var handle = y.register_hook(Throws);
        fails("first", () => z.backward());
        p(x.grad, w.grad);
        handle.remove();
        fails("second", () => z.backward());
        x.register_post_accumulate_grad_hook(Throws);
        z = (x * w).sum();
        fails("post", () => z.backward());
        p(x.grad, w.grad);
    }

    public static void node_hooks_that_throw()
    {
        var x = leaf(1);
        var y = x.exp();
        y.grad_fn!.register_prehook((Action<Tensor[]>)(_ => throw new ValueError("boom")));
        fails("pre", () => y.backward());
        y = x.exp();
        y.grad_fn!.register_hook((Action<Tensor[], Tensor[]>)((_, _) => throw new ValueError("boom")));
        fails("post", () => y.backward());
        p(x.grad);
        fails("again", () => y.backward());
    }

    public static void leaf_used_thrice()
    {
        var x = leaf(1, 2);
        x.register_hook(g => p("hook", g));
        x.register_post_accumulate_grad_hook(t => p("post", t.grad));
        ((x * x) + (x.exp() * 0)).sum().backward();
        torch.autograd.backward([x.sum(), (x * 2).sum()]);
        x.backward(ones(2));
        p(x.grad);
    }

    public static void post_accumulate_hooks()
    {
        var x = leaf(1, 2);
        x.register_post_accumulate_grad_hook(t =>
        {
            p("first", ReferenceEquals(t, x), t.grad, is_grad_enabled());
            t.grad = null;
        });
        var handle = x.register_post_accumulate_grad_hook(t => p("second", t.grad));
        (x * 2).sum().backward();
        p(x.grad);
        handle.remove();
        x.register_post_accumulate_grad_hook(t => t.grad = zeros(2));
        (x * 2).sum().backward(create_graph: true);
        p(x.grad);
        var y = x * 2;
        fails("non-leaf", () => y.register_post_accumulate_grad_hook(t => { }));
        fails("no grad", () => ones(2).register_post_accumulate_grad_hook(t => { }));
    }

    public static void post_accumulate_steps()
    {
        var x = leaf(1, 2);
        x.register_post_accumulate_grad_hook(t =>
        {
            using (no_grad()) t.sub_(t.grad);
            t.grad = null;
        });
        for (var i = 0; i < 3; i++)
        {
            (x * x).sum().backward();
            p(x, x._version, x.grad);
        }
    }

    public static void multi_hooks_all()
    {
        var (a, b, c) = (leaf(1), leaf(2), leaf(3));
        var handle = register_multi_grad_hook((a, b, c), gs => p(["all", .. gs]));
        (a * b).backward();
        (a * b * c).backward();
        var z = a * c;
        z.backward(retain_graph: true);
        z.backward();
        fails("grad", () => grad(a * b, [a, b]));
        (a * b).backward(inputs: [a]);
        handle.remove();
        (a * b).backward();
    }

    public static void multi_hooks_any()
    {
        var (a, b) = (leaf(1), leaf(2));
        var (c, d) = (a * 2, b * 3);
        register_multi_grad_hook((c, d, a), (Tensor g) => p("any", g), mode: "any");
        (c * d).backward(retain_graph: true);
        d.backward(retain_graph: true);
        fails("grad", () => grad(c * d, [b])[0]);
    }

    public static void multi_hooks_refused()
    {
        var a = leaf(1);
        fails("mode", () => { register_multi_grad_hook(a, (Tensor[] g) => { }, mode: "some"); });
        fails("no grad", () => { register_multi_grad_hook((a, ones(1)), (Tensor[] g) => { }); });
        fails("no grad any", () => { register_multi_grad_hook(ones(1), (Tensor g) => { }, mode: "any"); });
        fails("empty", () => { register_multi_grad_hook([], (Tensor[] g) => { }); });
        register_multi_grad_hook((a, a), gs => p(["twice", .. gs]));
        (a * 3).backward();
    }

    public static void multi_hook_that_throws()
    {
        var (a, b) = (leaf(1), leaf(2));
        register_multi_grad_hook((a, b), gs =>
        {
            p(["called", .. gs]);
            throw new ValueError("boom");
        });
        fails("first", () => (a * b).backward());
        p(a.grad, b.grad);
        fails("second", () => (a * b).backward());
        p(a.grad, b.grad);
    }

    public static void wrong_results_of_hooks()
    {
        var x = leaf(1, 2);
        Tensor y;
        foreach (var made in (Tensor[])[ones(3), ones(2, dtype: float64), ones(2, 2), ones(1), ones(2, dtype: complex64)])
        {
            y = x * 2;
            Tensor replaces(Tensor g) => made;
            y.register_hook(replaces);
            fails("tensor", () => y.sum().backward());
            y = x * 2;
            y.grad_fn!.register_prehook(gs => [made]);
            fails("pre", () => y.sum().backward());
            y = x * 2;
            y.grad_fn!.register_hook((gi, go) => [made, null]);
            fails("post", () => y.sum().backward());
        }

        y = x * 2;
        y.grad_fn!.register_prehook(gs => [gs[0], gs[0]]);
        fails("count pre", () => y.sum().backward());
        y = x * 2;
        y.grad_fn!.register_hook((gi, go) => [gi[0]]);
        fails("count post", () => y.sum().backward());
        y = x * 2;
        y.grad_fn!.register_hook((gi, go) => [null, null]);
        x.grad = null;
        fails("none", () => y.sum().backward());
        p(x.grad);
    }

    public static void where_hooks_are_refused()
    {
        var x = ones(2);
        fails("hook", () => x.register_hook(g => { }));
        fails("retain", () => x.retain_grad());
        x.requires_grad_();
        fails("leaf", () => x.retain_grad());
        p(x.retains_grad);
        var y = x * 2;
        y.retain_grad();
        y.retain_grad();
        p(y.retains_grad);
        y.sum().backward();
        p(ReferenceEquals(y.grad, y.grad), y.grad);
        fails("detached", () => y.detach().register_hook(g => { }));
        using (no_grad())
        {
            fails("inside no_grad", () => { y.register_hook(g => { }); });
        }

        var z = y.sum();
        fails("twice", () => z.backward());
        fails("again", () => z.backward());
    }
}
