using static Compat.Autograd.Tests.Programs.Lines;
using static Compat.torch;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Programs;

internal static class ModulePrograms
{
    public static void hooks_of_sequential()
    {
        var net = nn.Sequential(new Times(2), nn.Tanh(), new Times(3));
        Watch("net", net);
        Watch("first", net[0]);
        Watch("last", net[2]);
        var x = zeros(2, requires_grad: true);
        var y = net.call(x);
        p(y, name(y.grad_fn));
        y.sum().backward();
        p(x.grad, ((Times)net[0]).weight.grad, ((Times)net[2]).weight.grad);
        x.grad = null;
        net.call(x.detach()).sum().backward();
        using (no_grad()) p(net.call(x));
    }

    public static void hooks_of_writing_modules()
    {
        var net = nn.Sequential(new Times(2), nn.ReLU(inplace: true));
        net[0].register_full_backward_hook((m, gi, go) => p(["times", .. gi, .. go]));
        fails("output written", () => net.call(leaf(1, 2)));
        net = nn.Sequential(new Times(2), nn.ReLU(inplace: true));
        net[1].register_full_backward_hook((m, gi, go) => p(["relu", .. gi, .. go]));
        fails("input written", () => net.call(leaf(1, 2)));
        net = nn.Sequential(new Times(2), nn.ReLU(inplace: true));
        net.register_full_backward_hook((m, gi, go) => p(["net", .. gi, .. go]));
        var x = leaf(1, -2);
        var y = net.call(x);
        p(y);
        y.sum().backward();
        p(x.grad);
        fails("result written", () => y.mul_(2));
        net = nn.Sequential(new Times(2), nn.ReLU(inplace: true));
        net[0].register_forward_hook((m, args, output) => p("seen", output));
        p(net.call(x));
    }

    public static void results_of_module_hooks()
    {
        static void Attempt(string label, Func<Tensor[], Tensor[], Tensor?[]?> hook)
        {
            var m = new Times(2);
            Tensor?[]? Hook(nn.Module module, Tensor[] gi, Tensor[] go) => hook(gi, go);
            m.register_full_backward_hook(Hook);
            Run(label, m);
        }

        static void AttemptPre(string label, Func<Tensor[], Tensor?[]?> hook)
        {
            var m = new Times(2);
            Tensor?[]? Hook(nn.Module module, Tensor[] go) => hook(go);
            m.register_full_backward_pre_hook(Hook);
            Run(label, m);
        }

        static void Run(string label, Times m)
        {
            var x = leaf(1, 2);
            fails(label, () => m.call(x).sum().backward());
            p(x.grad, m.weight.grad);
        }

        Attempt("tuple", (gi, go) => [gi[0] * 10]);
        Attempt("nones", (gi, go) => [null]);
        Attempt("too many", (gi, go) => [gi[0], gi[0]]);
        Attempt("shape", (gi, go) => [ones(3)]);
        AttemptPre("pre", go => [go[0] * 10]);
        AttemptPre("pre too many", go => [go[0], go[0]]);
        AttemptPre("pre shape", go => [ones(3)]);
    }

    public static void several_module_hooks()
    {
        var m = new Times(2);
        m.register_full_backward_hook((m, gi, go) => [gi[0] * 10]);
        m.register_full_backward_hook((m, gi, go) => p(["second", .. gi, .. go]));
        m.register_full_backward_hook((m, gi, go) => p(["first", .. gi, .. go]), prepend: true);
        m.register_full_backward_pre_hook((m, go) => [go[0] * 3]);
        var handle = m.register_full_backward_pre_hook((m, go) => p(["pre", .. go]));
        m.register_forward_hook((m, args, output) => output + 1);
        m.register_forward_hook((m, args, output) => p("forward", output));
        m.register_forward_hook((m, args, output) => p("forward first", output), prepend: true);
        m.register_forward_pre_hook((nn.Module m, Args<Tensor> args) => args[0] * 5);
        m.register_forward_pre_hook((nn.Module m, Args<Tensor> args) => args[0] + 1);
        m.register_forward_pre_hook((nn.Module m, Args<Tensor> args) => p("args", args[0]));
        var x = leaf(1, 2);
        var y = m.call(x);
        p(y, name(y.grad_fn));
        y.sum().backward();
        p(x.grad, m.weight.grad);
        handle.remove();
        m.call(x).sum().backward();
        p(x.grad);
    }

    public static void module_hooks_and_double_backward()
    {
        var m = new Times(2);
        Watch("m", m);
        var x = leaf(1, 2);
        var y = m.call(x).pow(2).sum();
        var g = grad(y, x, create_graph: true)[0];
        p(g);
        p([.. grad(g.sum(), [x, m.weight])]);
        m.call(x).sum().backward(inputs: [m.weight]);
        p(m.weight.grad, x.grad);
    }

    public static void module_hooks_without_input_gradients()
    {
        var m = new Times(2);
        m.register_full_backward_hook((m, gi, go) => p(["backward", .. gi, .. go]));
        var y = m.call(ones(2));
        p(y);
        y.sum().backward();
        m.weight.requires_grad_(false);
        y = m.call(ones(2));
        p(y.requires_grad);
        var x = leaf(1, 2);
        m.call(x).sum().backward();
        p(x.grad);
    }

    public static void old_backward_hooks()
    {
        var m = new Times(2);
        m.register_backward_hook((m, gi, go) => p(["old", .. gi, .. go]));
        fails("both", () => { m.register_full_backward_hook((m, gi, go) => { }); });
        var x = leaf(1, 2);
        var y = m.call(x);
        p(y);
        y.sum().backward();
        m = new Times(2);
        m.register_full_backward_hook((m, gi, go) => { });
        fails("other way", () => { m.register_backward_hook((m, gi, go) => { }); });
        var net = nn.Sequential(new Times(2), new Times(3));
        net.register_backward_hook((m, gi, go) => p(["net", .. gi, .. go]));
        net.call(x).sum().backward();
    }

    public static void module_hooks_that_throw()
    {
        var m = new Times(2);
        var always = m.register_forward_hook((m, args, output) => p("always", output), always_call: true);
        var handle = m.register_forward_pre_hook((Action<nn.Module, object?[]>)((_, _) => throw new ValueError("boom")));
        fails("pre", () => m.call(leaf(1)));
        handle.remove();
        handle = m.register_forward_hook((Action<nn.Module, object?[], object?>)((_, _, _) => throw new ValueError("boom")));
        fails("forward", () => m.call(leaf(1)));
        handle.remove();
        m.register_full_backward_hook((Action<nn.Module, Tensor[], Tensor[]>)((_, _, _) => throw new ValueError("boom")));
        fails("backward", () => m.call(leaf(1)).sum().backward());
        p(m.weight.grad);
        always.remove();
    }

    public static void module_hooks_that_remove_themselves()
    {
        var m = new Times(2);
        var handles = new List<RemovableHandle>();
        handles.Add(m.register_forward_hook((m, args, output) =>
        {
            p("forward once");
            handles[0].remove();
        }));
        handles.Add(m.register_full_backward_hook((m, gi, go) =>
        {
            p("backward once");
            handles[1].remove();
        }));
        m.register_forward_hook((m, args, output) => p("after"));
        m.register_full_backward_hook((m, gi, go) => p("backward after"));
        var x = leaf(1);
        for (var i = 0; i < 2; i++) m.call(x).backward();
        var y = m.call(x);
        var handle = m.register_full_backward_hook((m, gi, go) => p("late"));
        y.backward();
        y = m.call(x);
        handle.remove();
        y.backward();
    }

    public static void modules_of_several_values()
    {
        var m = new TwoIn();
        m.register_full_backward_hook((m, gi, go) => p(["backward", .. gi, .. go]));
        m.register_full_backward_pre_hook((m, go) => p(["pre", .. go]));
        m.register_full_backward_hook((m, gi, go) => [gi[0] * 2, null]);
        var (a, b) = (leaf(1, 2), leaf(3, 4));
        var (u, v) = m.call(a, b);
        p(u, v, u.output_nr, v.output_nr);
        u.sum().backward(retain_graph: true);
        p(a.grad, b.grad);
        v.sum().backward();
        p(a.grad, b.grad);
        (u, v) = m.call(a, b.detach());
        (u + v).sum().backward();
        p(a.grad, b.grad);
    }

    public static void modules_used_twice()
    {
        var m = new Times(2);
        m.register_full_backward_pre_hook((m, go) => p(["pre", .. go]));
        m.register_full_backward_hook((m, gi, go) => p(["post", .. gi, .. go]));
        var x = leaf(1, 2);
        var y = m.call(m.call(x));
        y.sum().backward(retain_graph: true);
        p(x.grad, m.weight.grad);
        y.sum().backward();
        p(x.grad, m.weight.grad);
        var a = m.call(x);
        (a.sum() + (a * 2).sum()).backward();
        p(x.grad);
        var net = nn.Sequential(nn.Identity(), nn.Sequential(nn.Identity()));
        net[1].register_full_backward_hook((m, gi, go) => [gi[0] * 3]);
        net[0].register_full_backward_pre_hook((m, go) => [go[0] + 1]);
        y = net.call(x);
        p(y, ReferenceEquals(y, x));
        x.grad = null;
        y.sum().backward();
        p(x.grad);
    }

    public static void module_hooks_that_replace()
    {
        var m = new Times(2);
        m.register_forward_hook((m, args, output) => output.detach());
        m.register_full_backward_hook((m, gi, go) => p(["never", .. gi]));
        var x = leaf(1, 2);
        var y = m.call(x);
        p(y, y.requires_grad);
        m = new Times(2);
        m.register_forward_pre_hook((nn.Module m, Args<Tensor> args) => args[0].detach());
        m.register_full_backward_hook((m, gi, go) => p(["post", .. gi, .. go]));
        y = m.call(x);
        p(y);
        y.sum().backward();
        p(x.grad, m.weight.grad);
        m = new Times(2);
        m.register_full_backward_hook((m, gi, go) => [go[0]]);
        fails("without inputs", () => m.call(ones(2)).sum().backward());
        m = new Times(2);
        m.register_full_backward_hook((m, gi, go) => [ones(2, dtype: float64)]);
        fails("dtype", () => m.call(x).sum().backward());
    }

    private static void Watch(string label, nn.Module<Tensor, Tensor> module)
    {
        module.register_forward_pre_hook((nn.Module m, Args<Tensor> args) => p(label, "pre", args[0]));
        module.register_forward_hook((m, args, output) => p(label, "forward", output));
        module.register_full_backward_pre_hook((m, go) => p([label, "backward pre", .. go]));
        module.register_full_backward_hook((m, gi, go) => p([label, "backward", .. gi, .. go]));
    }

    internal sealed class Times(float k) : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter weight = nn.Parameter(tensor([k]));

        public override Tensor forward(Tensor x) => x * weight;
    }

    private sealed class TwoIn : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        public override (Tensor, Tensor) forward(Tensor a, Tensor b) => (a * b, a + 1);
    }
}
