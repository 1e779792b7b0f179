using static Compat.Autograd.Tests.Programs.Printed;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void graph_functions()
    {
        var a = Leaf(1, 2);
        var packed = new List<string>();
        Tensor pack(Tensor t) { packed.Add("pack " + Text.PyRepr.Str(t.shape).Replace("torch.Size([2])", "(2,)")); return t; }
        Tensor unpack(Tensor t) { packed.Add("unpack " + Text.PyRepr.Str(t.shape).Replace("torch.Size([2])", "(2,)")); return t; }
        Tensor y, b, c, d;
        using (torch.autograd.graph.saved_tensors_hooks<Tensor>(pack, unpack)) y = (a * a).exp().sum();
        y.backward();
        Out(packed, a.grad);
        using (torch.autograd.graph.save_on_cpu()) y = a.exp();
        y.sum().backward();
        Out(a.grad, y.grad_fn);
        using (torch.autograd.graph.disable_saved_tensors_hooks("no hooks here"))
        {
            Attempt(() => { torch.autograd.graph.saved_tensors_hooks<Tensor>(pack, unpack); });
            Out(a.exp());
        }
        using (torch.autograd.graph.allow_mutation_on_saved_tensors())
        {
            b = a.clone();
            c = b * b;
            b.mul_(2);
            c.sum().backward();
        }
        Out(a.grad);
        using (torch.autograd.graph.allow_mutation_on_saved_tensors())
        {
            b = a.exp();
            d = b * 1;
            b.zero_();
        }
        Attempt(() => d.sum().backward());
        Attempt(() => b.backward(torch.ones(2)));
        var n = new List<object>();
        var h = torch.autograd.graph.register_multi_grad_hook([a, c], g => n.Add(g.Select(x => x is not null).ToList()));
        Attempt(() => (a * 2).sum().backward());
        Out(n);
        h.remove();
        h = torch.autograd.graph.register_multi_grad_hook([a], (Tensor g) => n.Add(g), mode: "any");
        (a * 2).sum().backward();
        Out(n);
        Attempt(() => { torch.autograd.graph.register_multi_grad_hook([a], (Tensor g) => n.Add(g), mode: "some"); });
        Attempt(() => { torch.autograd.graph.register_multi_grad_hook([torch.ones(1)], g => n.Add(g)); });
        y = (a * 3).exp();
        Out(y.grad_fn._input_metadata, y.grad_fn.metadata, y.grad_fn.next_functions[0].fn.next_functions);
        Attempt(() => torch.autograd.graph.increment_version(torch.ones(1)));
        Out(y.grad_fn is torch.autograd.graph.Node);
        Attempt(() => y.grad_fn.call(torch.ones(2))[0]);
        Attempt(() => y.grad_fn._saved_result);
        y.sum().backward();
        Attempt(() => y.grad_fn._saved_result);
        Attempt(() => y.grad_fn.call(torch.ones(2)));
        Attempt(() => y.grad_fn._raw_saved_result);
    }

    public static void saved_hooks_errors()
    {
        var a = Leaf(1, 2);
        Tensor boom(Tensor t) => throw new ValueError("in pack");
        Tensor wrong(Tensor t) { t.add_(1); return t; }
        Tensor enter(Func<Tensor, Tensor> pack, Func<Tensor, Tensor> unpack, Func<Tensor> made)
        {
            using var hooks = torch.autograd.graph.saved_tensors_hooks(pack, unpack);
            return made();
        }

        Attempt(() => enter(boom, t => t, () => a.exp()));
        Attempt(() => enter(wrong, t => t, () => a.exp()));
        Attempt(() => enter(wrong, t => t, () => a.clone() * a));
        Attempt(() => enter(t => t, boom, () => a.exp()).sum().backward());
        Attempt(() => enter(t => t * 2, t => t, () => a * a).sum().backward());
        Out(a.grad);
        var y = a.exp();
        var raw = y.grad_fn._raw_saved_result;
        Attempt(() => raw.register_hooks(t => t * 2, t => (Tensor)t));
        Attempt(() => raw.register_hooks(t => t * 2, t => (Tensor)t));
        Out(y.grad_fn._saved_result);
        y.sum().backward();
        Out(a.grad);
        Attempt(() => raw.register_hooks(t => t * 2, t => (Tensor)t));
        var z = a * 2;
        Attempt(() => z.grad_fn._raw_saved_other.register_hooks(t => t, t => (Tensor)t));
        Attempt(() => z.grad_fn._saved_other);
        Attempt(() => z.grad_fn._saved_self);
        Attempt(() => (a * a).grad_fn._saved_other);
    }

    public static void tensor_hooks_modes()
    {
        var a = Leaf(1, 2);
        var b = a * 2;
        var log = new List<object>();
        b.register_hook(g => log.Add(g.tolist()));
        a.register_hook(g => log.Add((g.requires_grad, torch.is_grad_enabled())));
        b.sum().backward(retain_graph: true);
        b.sum().backward(create_graph: true);
        Out(log);
        Attempt(() => torch.ones(2).register_hook(g => { }));
        Attempt(() => b.register_post_accumulate_grad_hook(p => { }));
        Attempt(() => torch.ones(1).register_post_accumulate_grad_hook(p => { }));
        using (torch.no_grad())
        {
            Attempt(() => a.register_hook(g => { }) is null);
        }
        var c = Leaf(1);
        c.register_hook(g => g.@double());
        Attempt(() => (c * 2).sum().backward());
        var d = Leaf(1);
        d.register_hook(g => g * 5);
        using (torch.inference_mode())
        {
            Attempt(() => d.sum().backward());
        }
        Attempt(() => d.sum().backward());
        Out(d.grad);
        var e = Leaf(2);
        var f = e * 1;
        f.register_hook(g => g * 10);
        f.mul_(3);
        f.register_hook(g => g * 100);
        f.sum().backward();
        Out(e.grad);
        var k = Leaf(1);
        var l = k * 2;
        l.retain_grad();
        l.mul_(4);
        l.sum().backward();
        Out(l.grad, k.grad, l.retains_grad);
    }
}
