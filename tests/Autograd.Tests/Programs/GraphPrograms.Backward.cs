using System.Numerics;
using static Compat.Autograd.Tests.Programs.Printed;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void backward_roots()
    {
        var a = Leaf(1, 2);
        Attempt(() => torch.autograd.backward([]));
        Attempt(() => torch.autograd.grad([], [a]));
        Attempt(() => torch.autograd.grad(a.sum(), []));
        Attempt(() => a.sum().backward(inputs: []));
        Attempt(() => a.backward());
        Attempt(() => Leaf(3).backward());
        Attempt(() => a.backward(torch.ones(2)));
        Out(a.grad);
        Attempt(() => torch.tensor(1).backward());
        Attempt(() => torch.tensor([1.0, 2.0]).backward());
        Attempt(() => torch.tensor(1.0).backward());
        Attempt(() => torch.tensor([1.0, 2.0]).backward(torch.ones(2)));
        var s = a.sum();
        Attempt(() => torch.autograd.backward([s, s]));
        Out(a.grad);
        Attempt(() => torch.autograd.backward([a, a], [torch.ones(2), torch.ones(2) * 5]));
        Out(a.grad);
    }

    public static void backward_complex()
    {
        var z = torch.tensor([new Complex(1, 2)], requires_grad: true);
        Attempt(() => (z * z).sum().backward());
        Attempt(() => (z * z).backward(torch.ones(1)));
        Attempt(() => (z * z).backward(torch.ones(1, dtype: torch.complex64)));
        Out(z.grad);
        Attempt(() => (z.abs()).backward(torch.ones(1, dtype: torch.complex64)));
        Attempt(() => z.real().backward(torch.ones(1, dtype: torch.float64)));
        Out(z.grad, z.grad.dtype);
        Attempt(() => torch.autograd.grad(z, z, torch.ones(1)));
        Attempt(() => torch.autograd.grad(z.real().sum(), z));
    }

    public static void grad_outputs()
    {
        var a = Leaf(1, 2);
        var b = a * 2;
        Attempt(() => torch.autograd.grad(b, a, torch.ones(3), retain_graph: true));
        Attempt(() => torch.autograd.grad(b, a, torch.ones(2, dtype: torch.float64), retain_graph: true));
        Attempt(() => torch.autograd.grad(b, a, torch.ones(2, dtype: torch.int64), retain_graph: true));
        Attempt(() => torch.autograd.grad(b, a, torch.ones(1, 2), retain_graph: true));
        Attempt(() => torch.autograd.grad([b, b], a, [torch.ones(2)], retain_graph: true));
        Attempt(() => torch.autograd.grad([b], a, [torch.ones(2), torch.ones(2)], retain_graph: true));
        Attempt(() => torch.autograd.grad([b, b.sum()], a, [torch.ones(2), null], retain_graph: true));
        Attempt(() => torch.autograd.grad(b, a, [null], retain_graph: true));
        Attempt(() => torch.autograd.backward(b, [torch.ones(2), torch.ones(2)]));
        Attempt(() => torch.autograd.backward([b, b], [torch.ones(2)]));
        Attempt(() => torch.autograd.backward(b, torch.ones(2), grad_variables: torch.ones(2)));
        Attempt(() => torch.autograd.backward(b, grad_variables: torch.ones(2)));
        Attempt(() => torch.autograd.grad(a.sum(), a, only_inputs: false));
        Attempt(() => torch.autograd.grad(a.sum(), a, torch.tensor([1.0])));
        Attempt(() => torch.autograd.grad(a.sum().reshape(1), a, torch.tensor(1.0)));
        Attempt(() => torch.autograd.grad(a.sum(), a, torch.tensor(1.0, requires_grad: true), create_graph: true));
        Attempt(() => torch.autograd.grad(a.sum(), a, torch.tensor(2, dtype: torch.int32)));
        Attempt(() => torch.autograd.grad(b.half(), a, torch.ones(2)));
        Attempt(() => torch.autograd.grad((a * 2).half(), a, torch.ones(2)));
    }

    public static void unused_inputs()
    {
        var (a, b) = (Leaf(1, 2), Leaf(3));
        var c = torch.ones(2);
        var s = (a * a).sum();
        Attempt(() => torch.autograd.grad(s, [a, b], retain_graph: true));
        Attempt(() => torch.autograd.grad(s, [a, b], retain_graph: true, allow_unused: true));
        Attempt(() => torch.autograd.grad(s, [b, a], retain_graph: true, materialize_grads: true));
        Attempt(() => torch.autograd.grad(s, [b, a], retain_graph: true, materialize_grads: true, create_graph: true));
        Attempt(() => torch.autograd.grad(s, [b, a], allow_unused: false, materialize_grads: true));
        Attempt(() => torch.autograd.grad(s, [a, c], retain_graph: true));
        Attempt(() => torch.autograd.grad(s, [a, c], retain_graph: true, allow_unused: true));
        Attempt(() => torch.autograd.grad(s, [a, a], retain_graph: true));
        Attempt(() => torch.autograd.grad(s, s, retain_graph: true));
        Attempt(() => torch.autograd.grad(a, a, torch.ones(2) * 3));
        Attempt(() => torch.autograd.grad([s, a], [a, s], [null, torch.ones(2)], retain_graph: true));
        var e = torch.autograd.graph.get_gradient_edge(b);
        Attempt(() => torch.autograd.grad(s, e, retain_graph: true));
        Attempt(() => torch.autograd.grad(s, e, retain_graph: true, allow_unused: true));
        Attempt(() => torch.autograd.grad(s, e, retain_graph: true, materialize_grads: true));
        Attempt(() => s.backward(inputs: [b], retain_graph: true));
        Out(a.grad, b.grad);
        Attempt(() => s.backward(inputs: [c], retain_graph: true));
        Attempt(() => s.backward(inputs: [s], retain_graph: true));
        Attempt(() => s.backward(inputs: [a, a], retain_graph: true));
        Out(a.grad);
    }

    public static void non_leaf_inputs()
    {
        var a = Leaf(1, 2);
        var b = a * 2;
        var s = (b * b).sum();
        Attempt(() => s.backward(inputs: [b], retain_graph: true));
        Out(a.grad);
        Attempt(() => b.grad);
        Attempt(() => s.backward(inputs: b, retain_graph: true));
        Attempt(() => b.grad);
        b.retain_grad();
        Out(b.retains_grad);
        Attempt(() => b.grad);
        Attempt(() => s.backward(inputs: [b, a], retain_graph: true));
        Out(a.grad);
        Attempt(() => b.grad);
        Attempt(() => s.backward(create_graph: true));
        Out(a.grad, a.grad.grad_fn, a.grad.requires_grad);
        a.grad = null;
        Attempt(() => s.backward());
        Attempt(() => s.backward());
        Out(a.grad);
        Attempt(() => (b * 1).sum().backward());
        Attempt(() => (b + 1).sum().backward());
    }

    public static void gradient_edges()
    {
        var a = Leaf(1, 2);
        var b = a.exp();
        var cd = b.unbind(); var c = cd[0]; var d = cd[1];
        var e = torch.autograd.graph.get_gradient_edge(d);
        Out(e.node, e.output_nr);
        Out(torch.autograd.graph.get_gradient_edge(a).node);
        Attempt(() => torch.autograd.graph.get_gradient_edge(torch.ones(1)));
        Attempt(() => torch.autograd.grad(e, a, retain_graph: true));
        Attempt(() => torch.autograd.grad(e, a, torch.tensor(1.0), retain_graph: true));
        Attempt(() => torch.autograd.grad(e, a, torch.tensor([1.0]), retain_graph: true));
        Attempt(() => torch.autograd.grad([e, c], a, [torch.tensor(1.0), null], retain_graph: true));
        Attempt(() => torch.autograd.backward(e, torch.tensor(3.0), retain_graph: true));
        Out(a.grad);
        var be = torch.autograd.graph.get_gradient_edge(b);
        Attempt(() => torch.autograd.backward(be, torch.ones(2), inputs: torch.autograd.graph.get_gradient_edge(a), retain_graph: true));
        Out(a.grad);
        Attempt(() => torch.autograd.grad(c + d, be, retain_graph: true));
        Attempt(() => torch.autograd.backward(c + d, inputs: be, retain_graph: true));
        Attempt(() => b.grad);
        var bad = new torch.autograd.graph.GradientEdge(c.grad_fn, 5);
        Attempt(() => torch.autograd.grad(bad, a, torch.tensor(1.0), retain_graph: true));
    }

    public static void after_error()
    {
        var a = Leaf(1, 2);
        var b = a.exp();
        var h = b.register_hook(g => torch.ones(3));
        var s = (b * a).sum();
        Attempt(() => s.backward());
        Out(a.grad);
        h.remove();
        Attempt(() => s.backward());
        Out(a.grad);
        b = a.exp();
        h = b.register_hook(g => torch.ones(3));
        s = (b * a).sum();
        Attempt(() => s.backward(retain_graph: true));
        h.remove();
        Attempt(() => s.backward());
        Out(a.grad);
    }
}
