using static Compat.Autograd.Tests.Programs.FunctionPrograms;
using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;
using static Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Programs;

internal static class SavedPrograms
{
    public static void saved_hooks_nested()
    {
        var x = leaf(1, 2);
        Tensor u;
        using (Named("outer"))
        {
            var y = x * x;
            Tensor z, w;
            using (Named("inner"))
            {
                z = y.exp();
                w = FunctionPrograms.Exponential.apply(y);
            }

            u = z * w;
        }

        var g = grad(u.sum(), x, create_graph: true)[0];
        p("first", g);
        p(grad(g.sum(), x)[0]);
    }

    public static void saved_hooks_in_double_backward()
    {
        var x = leaf(1, 2);
        Tensor y, g;
        using (Named("forward")) y = x.pow(3);
        using (Named("backward")) g = grad(y.sum(), x, create_graph: true)[0];
        p("second");
        p(grad(g.sum(), x, create_graph: true)[0]);
    }

    public static void saved_hooks_and_functions()
    {
        var x = leaf(1, 2);
        Tensor z;
        using (Named("in"))
        {
            var y = Inner.apply(x);
            p(["saved", .. ((FunctionCtx)y.grad_fn!).saved_tensors]);
            z = Once.apply(y);
        }

        z.sum().backward();
        p(x.grad);
    }

    public static void saved_hooks_that_replace()
    {
        var x = leaf(1, 2);
        Tensor y;
        using (saved_tensors_hooks(t => t * 2, t => t))
        {
            y = x * x;
            p(y.grad_fn!._saved_self, y.grad_fn._saved_other);
        }

        y.sum().backward();
        p(x.grad);
        using (saved_tensors_hooks(t => t, t => zeros(3))) y = x.sin();
        fails("shape", () => y.sum().backward());
        using (saved_tensors_hooks(t => t, t => t.@double())) y = x.sin();
        x.grad = null;
        fails("dtype", () => y.sum().backward());
        p(x.grad);
        using (saved_tensors_hooks(t => t.add_(0), t => t)) fails("writes", () => (x * 1).sin());
    }

    public static void saved_hooks_that_throw()
    {
        var x = leaf(1, 2);
        static Tensor Throws(Tensor t) => throw new ValueError("boom");
        Tensor y;
        using (saved_tensors_hooks<Tensor>(Throws, t => t)) fails("pack", () => x.sin());
        using (saved_tensors_hooks<Tensor>(t => t, Throws))
        {
            y = x.sin();
            fails("attribute", () => y.grad_fn!._saved_self);
        }

        fails("unpack", () => y.sum().backward());
        fails("again", () => y.sum().backward());
        p(x.grad);
    }

    public static void saved_hooks_and_versions()
    {
        var x = leaf(1, 2);
        Tensor w, y;
        using (saved_tensors_hooks(t => t, t => t))
        {
            w = x * 1;
            y = w.sin();
        }

        w.add_(1);
        fails("input", () => y.sum().backward());
        using (saved_tensors_hooks(t => t, t => t)) y = x.exp();
        y.add_(1);
        fails("output", () => y.sum().backward());
        using (saved_tensors_hooks(t => t.clone(), t => t))
        {
            w = x * 1;
            y = w.sin();
        }

        w.add_(1);
        fails("copied", () => y.sum().backward());
        p(x.grad);
    }

    public static void saved_hooks_disabled()
    {
        var x = leaf(1, 2);
        void Enter(string label) => fails(label, () => { using var scope = saved_tensors_hooks(t => t, t => t); });
        using (disable_saved_tensors_hooks("not here"))
        {
            Enter("enter");
            fails("cpu", () => { using var scope = save_on_cpu(); });
            using (disable_saved_tensors_hooks("nor here")) Enter("inner");
            Enter("after");
            var y = x.sin();
            fails("raw", () => y.grad_fn!._raw_saved_self.register_hooks(t => t, t => t));
        }

        using (saved_tensors_hooks(t => t, t => t))
        {
            fails("while on", () => { using var scope = disable_saved_tensors_hooks("late"); });
        }
    }

    public static void raw_saved()
    {
        var x = leaf(1, 2);
        var y = x.sin();
        var raw = y.grad_fn!._raw_saved_self;
        fails("first", () => raw.register_hooks(
            t =>
            {
                p("pack");
                return t * 2;
            },
            t =>
            {
                p("unpack");
                return t;
            }));
        fails("second", () => raw.register_hooks(t => t, t => t));
        p(y.grad_fn._saved_self);
        y.sum().backward();
        p(x.grad);
        fails("freed", () => raw.register_hooks(t => t, t => t));
        fails("freed raw", () => { _ = y.grad_fn._raw_saved_self; });
        y = x.exp();
        raw = y.grad_fn!._raw_saved_result;
        fails("result", () => raw.register_hooks(t => t, t => t));
        using (saved_tensors_hooks(t => t, t => t)) y = x.sin();
        fails("hooked", () => y.grad_fn!._raw_saved_self.register_hooks(t => t, t => t));
        y = x.detach() * x;
        fails("none", () => y.grad_fn!._raw_saved_other.register_hooks(t => t, t => t));
        p(y.grad_fn!["_saved_other"], y.grad_fn._saved_self);
        fails("missing", () => y.grad_fn["_saved_nothing"]);
    }

    public static void saved_on_cpu()
    {
        var x = leaf(1, 2);
        Tensor y, z;
        using (save_on_cpu())
        {
            y = x * x;
            z = Inner.apply(y);
        }

        p(y.grad_fn!._saved_self, ReferenceEquals(y.grad_fn._saved_self, x));
        z.sum().backward();
        p(x.grad);
    }

    public static void mutation_allowed()
    {
        var x = leaf(1, 2);
        Tensor z;
        using (allow_mutation_on_saved_tensors())
        {
            var w = x * 1;
            var y = w.sin() + (w * w);
            w.mul_(0);
            y.sum().backward();
            p(x.grad, w);
            var v = x * 1;
            z = v * v;
            v.add_(1);
        }

        fails("outside", () => z.sum().backward());
        using (allow_mutation_on_saved_tensors())
        {
            var w = x * 1;
            var y = Inner.apply(w);
            w.mul_(0);
            y.sum().backward();
            p(x.grad);
        }

        using (allow_mutation_on_saved_tensors())
        {
            fails("nested", () => { using var scope = allow_mutation_on_saved_tensors(); });
        }
    }

    private static SavedHooksScope Named(string label) => saved_tensors_hooks(
        t =>
        {
            p(label, "pack", t.detach(), t.requires_grad);
            return t;
        },
        t =>
        {
            p(label, "unpack");
            return t;
        });
}
