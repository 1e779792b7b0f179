using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Programs;

internal static class ViewPrograms
{
    public static void hooks_around_a_write()
    {
        var x = leaf(1, 2);
        var y = x * 2;
        y.register_hook(g => p("before", g));
        y.retain_grad();
        var old = y.grad_fn;
        y.mul_(3);
        y.register_hook(g => p("after", g));
        p(name(old), name(y.grad_fn), name(y.grad_fn!.next_functions[0].fn), y._version, y.retains_grad);
        y.mul_(5);
        y.sum().backward();
        p(y.grad, x.grad);
    }

    public static void hooks_of_views_and_writes()
    {
        var x = leaf(1, 2);
        var @base = x * 1;
        var view = @base[0];
        view.register_hook(g => p("view before", g));
        @base.register_hook(g => p("base before", g));
        p(name(@base.grad_fn), name(view.grad_fn));
        view.mul_(2);
        p(name(@base.grad_fn), name(view.grad_fn), @base._version, view._version);
        view.register_hook(g => p("view after", g));
        @base.register_hook(g => p("base after", g));
        @base.add_(1);
        p(name(@base.grad_fn), name(view.grad_fn));
        view.register_hook(g => p("view last", g));
        (@base.sum() + (view * 7)).backward();
        p(x.grad);
    }

    public static void retained_view_and_write()
    {
        var x = leaf(1, 2);
        var @base = x * 1;
        var view = @base[..1];
        view.retain_grad();
        @base.retain_grad();
        view.mul_(4);
        p(view.retains_grad, @base.retains_grad, name(view.grad_fn), name(@base.grad_fn));
        @base.sum().backward();
        p(@base.grad, view.grad, x.grad);
    }

    public static void write_through_base_and_retained_view()
    {
        var x = leaf(1, 2);
        var @base = x * 1;
        var view = @base[..1];
        view.retain_grad();
        @base.mul_(4);
        p(name(view.grad_fn), view.retains_grad);
        (view * 3).sum().backward();
        p(view.grad, x.grad);
    }

    public static void writes_to_leaves()
    {
        var x = leaf(1, 2);
        fails("leaf", () => x.add_(1));
        fails("view", () => x[0].add_(1));
        fails("view view", () => x.view(2, 1)[0].mul_(2));
        Tensor v;
        using (no_grad())
        {
            x.add_(1);
            v = x[0];
        }

        p(x._version, v._version, v.requires_grad);
        fails("made without grad", () => v.add_(1));
        var d = x.detach();
        d.mul_(2);
        p(x, x._version, d._version);
        var y = x.detach();
        y.mul_(x);
        p(y, x);
        v = x.view(2, 1);
        fails("detach a view", () => v.detach_());
        y = x * 1;
        Tensor w;
        using (no_grad()) w = y[0];
        fails("view of no_grad", () => w.add_(1));
    }

    public static void views_of_many()
    {
        var x = leaf(1, 2);
        var y = x * 1;
        var a = y.unbind()[0];
        fails("unbind", () => a.add_(1));
        a = y.chunk(2)[0];
        fails("chunk", () => a.mul_(1));
        a = y.split(1)[0];
        fails("split", () => a.zero_());
        y.add_(1);
        fails("stale", () => { _ = a.grad_fn; });
        p(name(y[0].grad_fn), name(y.view(1, 2).grad_fn), name(y.detach().grad_fn));
    }

    public static void saved_values_that_change()
    {
        var x = leaf(1, 2);
        var y = x.exp();
        y.add_(1);
        fails("result", () => y.sum().backward());
        y = x * 1;
        var z = y * y;
        y[0] = 3;
        fails("operand", () => z.sum().backward());
        y = x * 1;
        z = y.view(2, 1).sin();
        y.mul_(2);
        fails("view", () => z.sum().backward());
        y = x * 1;
        z = y.sin();
        y.detach().mul_(2);
        fails("detached", () => z.sum().backward());
        y = x * 1;
        z = y.sin();
        y.data.mul_(2);
        fails("data", () => z.sum().backward());
        p(x.grad);
        var c = ones(2, 2, dtype: float64);
        z = (x.@double() * c).sum();
        c.add_(1);
        fails("constant", () => z.backward());
    }

    public static void hooks_with_create_graph()
    {
        var x = leaf(1, 2);
        var y = x * x;
        y.register_hook(g => p("y", g, is_grad_enabled()));
        x.register_hook(g => p("x", g, is_grad_enabled()));
        var g = grad((y * y).sum(), x, create_graph: true)[0];
        g.register_hook(gg => p("g", gg, is_grad_enabled()));
        p(grad(g.sum(), x, retain_graph: true)[0]);
        y.register_hook(g => g * y);
        p(grad((y * 2).sum(), x, create_graph: true)[0]);
    }

    public static void backward_inside_hooks()
    {
        var (x, w) = (leaf(1, 2), leaf(3, 4));
        var y = x * 2;
        y.register_hook(g =>
        {
            p("enter", is_grad_enabled());
            using (enable_grad()) (w * w).sum().backward();
            p("leave", w.grad);
        });
        x.register_hook(g =>
        {
            if (is_grad_enabled()) (x * 3).sum().backward();
            else p("off");
        });
        (y * 3).sum().backward();
        p(x.grad, w.grad);
    }

    public static void setitem_and_hooks()
    {
        var (x, w) = (leaf(1, 2), leaf(5));
        var y = x * 1;
        y.register_hook(g => p("before", g));
        y[0..1] = w;
        p(name(y.grad_fn), names(y.grad_fn!), y._version);
        y.register_hook(g => p("after", g));
        w.register_hook(g => p("w", g));
        (y * tensor([3.0, 4.0])).sum().backward();
        p(x.grad, w.grad);
        var z = zeros(2);
        z[1] = w[0];
        p(z.requires_grad, name(z.grad_fn), z);
    }

    public static void shared_names()
    {
        var x = leaf(1, 2);
        var y = x.view(2, 1).expand(2, 3).t().reshape(6)[1..].clone();
        for (var node = y.grad_fn; node is not null; node = node.next_functions.Count == 0 ? null : node.next_functions[0].fn)
        {
            p(node.name(), node.ToString() == $"<{node.name()} object>", node.next_functions.Count);
        }

        p(
            y.output_nr, y.unsqueeze(0).grad_fn!.name(), (x - 1).grad_fn!.name(), (1 - x).grad_fn!.name(),
            (x / 2).grad_fn!.name());
    }
}
