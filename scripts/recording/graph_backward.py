"""Programs about backward, leaves and writes in place. Their twins: tests/Autograd.Tests/Programs/GraphPrograms.*.cs."""
import torch
from torch import nn

from recording.graph_printed import attempt, leaf, out, program


@program
def backward_roots():
    a = leaf(1, 2)
    attempt(lambda: torch.autograd.backward([]))
    attempt(lambda: torch.autograd.grad([], [a]))
    attempt(lambda: torch.autograd.grad(a.sum(), []))
    attempt(lambda: a.sum().backward(inputs=[]))
    attempt(lambda: a.backward())
    attempt(lambda: leaf(3).backward())
    attempt(lambda: a.backward(torch.ones(2)))
    out(a.grad)
    attempt(lambda: torch.tensor(1).backward())
    attempt(lambda: torch.tensor([1., 2.]).backward())
    attempt(lambda: torch.tensor(1.).backward())
    attempt(lambda: torch.tensor([1., 2.]).backward(torch.ones(2)))
    s = a.sum()
    attempt(lambda: torch.autograd.backward([s, s]))
    out(a.grad)
    attempt(lambda: torch.autograd.backward([a, a], [torch.ones(2), torch.ones(2) * 5]))
    out(a.grad)


@program
def backward_complex():
    z = torch.tensor([1 + 2j], requires_grad=True)
    attempt(lambda: (z * z).sum().backward())
    attempt(lambda: (z * z).backward(torch.ones(1)))
    attempt(lambda: (z * z).backward(torch.ones(1, dtype=torch.complex64)))
    out(z.grad)
    attempt(lambda: (z.abs()).backward(torch.ones(1, dtype=torch.complex64)))
    attempt(lambda: z.real.backward(torch.ones(1, dtype=torch.float64)))
    out(z.grad, z.grad.dtype)
    attempt(lambda: torch.autograd.grad(z, z, torch.ones(1)))
    attempt(lambda: torch.autograd.grad(z.real.sum(), z))


@program
def grad_outputs():
    a = leaf(1, 2)
    b = a * 2
    attempt(lambda: torch.autograd.grad(b, a, torch.ones(3), retain_graph=True))
    attempt(lambda: torch.autograd.grad(b, a, torch.ones(2, dtype=torch.float64), retain_graph=True))
    attempt(lambda: torch.autograd.grad(b, a, torch.ones(2, dtype=torch.int64), retain_graph=True))
    attempt(lambda: torch.autograd.grad(b, a, torch.ones(1, 2), retain_graph=True))
    attempt(lambda: torch.autograd.grad([b, b], a, [torch.ones(2)], retain_graph=True))
    attempt(lambda: torch.autograd.grad([b], a, [torch.ones(2), torch.ones(2)], retain_graph=True))
    attempt(lambda: torch.autograd.grad([b, b.sum()], a, [torch.ones(2), None], retain_graph=True))
    attempt(lambda: torch.autograd.grad(b, a, [None], retain_graph=True))
    attempt(lambda: torch.autograd.backward(b, [torch.ones(2), torch.ones(2)]))
    attempt(lambda: torch.autograd.backward([b, b], [torch.ones(2)]))
    attempt(lambda: torch.autograd.backward(b, torch.ones(2), grad_variables=torch.ones(2)))
    attempt(lambda: torch.autograd.backward(b, grad_variables=torch.ones(2)))
    attempt(lambda: torch.autograd.grad(a.sum(), a, only_inputs=False))
    attempt(lambda: torch.autograd.grad(a.sum(), a, torch.tensor([1.])))
    attempt(lambda: torch.autograd.grad(a.sum().reshape(1), a, torch.tensor(1.)))
    attempt(lambda: torch.autograd.grad(a.sum(), a, torch.tensor(1., requires_grad=True), create_graph=True))
    attempt(lambda: torch.autograd.grad(a.sum(), a, torch.tensor(2, dtype=torch.int32)))
    attempt(lambda: torch.autograd.grad(b.half(), a, torch.ones(2)))
    attempt(lambda: torch.autograd.grad((a * 2).half(), a, torch.ones(2)))


@program
def unused_inputs():
    a, b = leaf(1, 2), leaf(3)
    c = torch.ones(2)
    s = (a * a).sum()
    attempt(lambda: torch.autograd.grad(s, [a, b], retain_graph=True))
    attempt(lambda: torch.autograd.grad(s, [a, b], retain_graph=True, allow_unused=True))
    attempt(lambda: torch.autograd.grad(s, [b, a], retain_graph=True, materialize_grads=True))
    attempt(lambda: torch.autograd.grad(s, [b, a], retain_graph=True, materialize_grads=True, create_graph=True))
    attempt(lambda: torch.autograd.grad(s, [b, a], allow_unused=False, materialize_grads=True))
    attempt(lambda: torch.autograd.grad(s, [a, c], retain_graph=True))
    attempt(lambda: torch.autograd.grad(s, [a, c], retain_graph=True, allow_unused=True))
    attempt(lambda: torch.autograd.grad(s, [a, a], retain_graph=True))
    attempt(lambda: torch.autograd.grad(s, s, retain_graph=True))
    attempt(lambda: torch.autograd.grad(a, a, torch.ones(2) * 3))
    attempt(lambda: torch.autograd.grad([s, a], [a, s], [None, torch.ones(2)], retain_graph=True))
    e = torch.autograd.graph.get_gradient_edge(b)
    attempt(lambda: torch.autograd.grad(s, e, retain_graph=True))
    attempt(lambda: torch.autograd.grad(s, e, retain_graph=True, allow_unused=True))
    attempt(lambda: torch.autograd.grad(s, e, retain_graph=True, materialize_grads=True))
    attempt(lambda: s.backward(inputs=[b], retain_graph=True))
    out(a.grad, b.grad)
    attempt(lambda: s.backward(inputs=[c], retain_graph=True))
    attempt(lambda: s.backward(inputs=[s], retain_graph=True))
    attempt(lambda: s.backward(inputs=[a, a], retain_graph=True))
    out(a.grad)


@program
def non_leaf_inputs():
    a = leaf(1, 2)
    b = a * 2
    s = (b * b).sum()
    attempt(lambda: s.backward(inputs=[b], retain_graph=True))
    out(a.grad)
    attempt(lambda: b.grad)
    attempt(lambda: s.backward(inputs=b, retain_graph=True))
    attempt(lambda: b.grad)
    b.retain_grad()
    out(b.retains_grad)
    attempt(lambda: b.grad)
    attempt(lambda: s.backward(inputs=[b, a], retain_graph=True))
    out(a.grad)
    attempt(lambda: b.grad)
    attempt(lambda: s.backward(create_graph=True))
    out(a.grad, a.grad.grad_fn, a.grad.requires_grad)
    a.grad = None
    attempt(lambda: s.backward())
    attempt(lambda: s.backward())
    out(a.grad)
    attempt(lambda: (b * 1).sum().backward())
    attempt(lambda: (b + 1).sum().backward())


@program
def gradient_edges():
    a = leaf(1, 2)
    b = a.exp()
    c, d = b.unbind()
    e = torch.autograd.graph.get_gradient_edge(d)
    out(e.node, e.output_nr)
    out(torch.autograd.graph.get_gradient_edge(a).node)
    attempt(lambda: torch.autograd.graph.get_gradient_edge(torch.ones(1)))
    attempt(lambda: torch.autograd.grad(e, a, retain_graph=True))
    attempt(lambda: torch.autograd.grad(e, a, torch.tensor(1.), retain_graph=True))
    attempt(lambda: torch.autograd.grad(e, a, torch.tensor([1.]), retain_graph=True))
    attempt(lambda: torch.autograd.grad([e, c], a, [torch.tensor(1.), None], retain_graph=True))
    attempt(lambda: torch.autograd.backward(e, torch.tensor(3.), retain_graph=True))
    out(a.grad)
    be = torch.autograd.graph.get_gradient_edge(b)
    attempt(lambda: torch.autograd.backward(be, torch.ones(2), inputs=torch.autograd.graph.get_gradient_edge(a), retain_graph=True))
    out(a.grad)
    attempt(lambda: torch.autograd.grad(c + d, be, retain_graph=True))
    attempt(lambda: torch.autograd.backward(c + d, inputs=be, retain_graph=True))
    attempt(lambda: b.grad)
    bad = torch.autograd.graph.GradientEdge(c.grad_fn, 5)
    attempt(lambda: torch.autograd.grad(bad, a, torch.tensor(1.), retain_graph=True))


@program
def after_error():
    a = leaf(1, 2)
    b = a.exp()
    h = b.register_hook(lambda g: torch.ones(3))
    s = (b * a).sum()
    attempt(lambda: s.backward())
    out(a.grad)
    h.remove()
    attempt(lambda: s.backward())
    out(a.grad)
    b = a.exp()
    h = b.register_hook(lambda g: torch.ones(3))
    s = (b * a).sum()
    attempt(lambda: s.backward(retain_graph=True))
    h.remove()
    attempt(lambda: s.backward())
    out(a.grad)


@program
def grad_assignment():
    a = leaf(1, 2)
    attempt(lambda: setattr(a, "grad", torch.ones(3)))
    attempt(lambda: setattr(a, "grad", torch.ones(2, dtype=torch.float64)))
    attempt(lambda: setattr(a, "grad", torch.ones(2, dtype=torch.int64)))
    attempt(lambda: setattr(a, "grad", a))
    attempt(lambda: setattr(a, "grad", torch.ones(2, requires_grad=True)))
    out(a.grad, a.grad.requires_grad)
    attempt(lambda: setattr(a, "grad", None))
    out(a.grad)
    i = torch.tensor([1, 2])
    attempt(lambda: setattr(i, "grad", torch.tensor([1, 2])))
    out(i.grad)
    b = a * 2
    attempt(lambda: setattr(b, "grad", torch.ones(2)))
    attempt(lambda: b.grad)
    out(b.retains_grad)
    t = torch.ones(2, 3).t().requires_grad_()
    t.grad = torch.ones(3, 2)
    out(t.grad.stride())
    (t * 2).sum().backward()
    out(t.grad.stride(), t.grad[0])
    t.grad = None
    (t * 2).sum().backward()
    out(t.stride(), t.grad.stride())
    m = torch.ones(3, 1).requires_grad_()
    m.expand(3, 4).backward(torch.ones(3, 4))
    out(m.grad.stride())
    x = torch.ones(2, 3, 4).transpose(0, 2).requires_grad_()
    x.sum().backward()
    out(x.grad.stride())
    x.grad = None
    x[0].sum().backward()
    out(x.grad.stride())
    k = torch.ones(1).expand(3).requires_grad_()
    k.sum().backward()
    out(k.stride(), k.grad.stride(), k.grad)


@program
def requires_grad_rules():
    a = leaf(1, 2)
    b = a * 2
    i = torch.tensor([1])
    attempt(lambda: setattr(b, "requires_grad", False))
    attempt(lambda: setattr(b, "requires_grad", True))
    attempt(lambda: b.requires_grad_())
    attempt(lambda: b.requires_grad_(False))
    attempt(lambda: i.requires_grad_())
    attempt(lambda: i.requires_grad_(False))
    attempt(lambda: setattr(i, "requires_grad", True))
    attempt(lambda: torch.tensor([1], requires_grad=True))
    attempt(lambda: torch.ones(2, dtype=torch.bool, requires_grad=True))
    attempt(lambda: torch.zeros(2, dtype=torch.complex64, requires_grad=True))
    attempt(lambda: a.detach().requires_grad_().is_leaf)
    attempt(lambda: a[0].requires_grad_())
    attempt(lambda: torch.arange(3, requires_grad=True))
    attempt(lambda: torch.arange(3., requires_grad=True))
    attempt(lambda: torch.rand(2, requires_grad=True).is_leaf)
    attempt(lambda: b.retain_grad())
    attempt(lambda: torch.ones(1).retain_grad())
    attempt(lambda: a.retain_grad())
    out(a.retains_grad, b.retains_grad)
    attempt(lambda: a.int().requires_grad)
    attempt(lambda: a.long().float().requires_grad)
    attempt(lambda: (a > 1).requires_grad)
    attempt(lambda: a.argmax().requires_grad)
    with torch.no_grad():
        c = a * 2
        out(c.requires_grad, c.is_leaf)
        d = a[0]
        out(d.requires_grad, d.is_leaf, a.requires_grad)
        e = torch.ones(1, requires_grad=True)
        out(e.requires_grad)
        attempt(lambda: a.sum().backward())


@program
def detach_forms():
    a = leaf(1, 2)
    b = a * 2
    d = b.detach()
    out(d, d.requires_grad, d._version, d.is_leaf, d._is_view(), d._base)
    d += 1
    out(b, b._version, d._version)
    attempt(lambda: (b * b).sum().backward())
    e = b.data
    e += 1
    out(e._version, b._version, b.grad_fn)
    attempt(lambda: b.detach_())
    out(b, b.grad_fn, b.is_leaf, b.requires_grad)
    attempt(lambda: b.requires_grad_())
    v = (a * 3).view(2, 1)
    attempt(lambda: v.detach_())
    attempt(lambda: a.detach_())
    out(a.requires_grad, a.is_leaf)
    attempt(lambda: a.detach().resize_(1))
    attempt(lambda: a.data.resize_(1))
    out(a)
    x = leaf(1, 2, 3)
    with torch.no_grad():
        y = x[1:]
    attempt(lambda: y.detach_())
    c0, c1 = (x * 2).chunk(2)
    attempt(lambda: c0.detach_())


@program
def inplace_leaves():
    a = leaf(1, 2, 3)
    attempt(lambda: a.add_(1))
    attempt(lambda: a[0].add_(1))
    attempt(lambda: a[:2].zero_())
    attempt(lambda: a.__setitem__(0, 5))
    attempt(lambda: a.view(3, 1).mul_(2))
    with torch.no_grad():
        attempt(lambda: a.add_(1))
        v = a[:2]
        u = a.unbind()
    out(a, a._version, v.requires_grad, v.is_leaf)
    attempt(lambda: v.mul_(2))
    attempt(lambda: u[0].mul_(2))
    with torch.no_grad():
        attempt(lambda: v.mul_(2))
        attempt(lambda: u[0].mul_(2))
    out(a, a._version, v._version)
    b = torch.ones(3)
    w = b[:2]
    w.mul_(a[:2])
    out(b, b.grad_fn, w.grad_fn, w.grad_fn.next_functions, b.grad_fn.next_functions, b.requires_grad)
    c = torch.ones(3)
    with torch.no_grad():
        w = c[:2]
    attempt(lambda: w.mul_(a[:2]))
    attempt(lambda: c.mul_(a))
    attempt(lambda: w.grad_fn)
    attempt(lambda: c.detach()[0].mul_(a[0]))
    attempt(lambda: a.set_(torch.ones(3)))
    attempt(lambda: a.copy_(torch.ones(3)))
    attempt(lambda: torch.ones(3).copy_(a))
    attempt(lambda: a.zero_())
    attempt(lambda: a.fill_(1))
    attempt(lambda: a.uniform_())
    attempt(lambda: nn.init.zeros_(a))
    i = torch.tensor([1, 2, 3])
    attempt(lambda: i.mul_(a))
    attempt(lambda: i.copy_(a))
    out(i.requires_grad)


@program
def inplace_multi_views():
    a = leaf(1, 2, 3, 4)
    b = a * 1
    for name, f in [
        ("unbind", lambda: b.unbind()), ("chunk", lambda: b.chunk(2)), ("split", lambda: b.split(3)),
        ("split list", lambda: b.split([1, 3]))
    ]:
        p = f()
        out(name, p[0].grad_fn, p[1].output_nr)
        attempt(lambda: p[0].mul_(2))
        attempt(lambda: p[1].zero_())
    p = b.unbind()
    b.mul_(2)
    attempt(lambda: p[0].grad_fn)
    attempt(lambda: p[0] * 2)
    attempt(lambda: p[0])
    p = b.chunk(2)
    q = p[0][:1]
    attempt(lambda: q.mul_(2))
    out(q.grad_fn, q._base is b)
    x = torch.ones(4)
    p = x.unbind()
    attempt(lambda: p[0].mul_(2))
    attempt(lambda: p[0].mul_(a[0]))
    attempt(lambda: x.requires_grad)
    with torch.no_grad():
        p = (a * 1).split(2)
    attempt(lambda: p[0].mul_(a[:2]))
    with torch.no_grad():
        c = a * 1
        p = c.split(2)
    attempt(lambda: p[0].mul_(a[:2]))
    attempt(lambda: p[0].requires_grad_().mul_(2))


@program
def inplace_views():
    a = torch.arange(6.).reshape(2, 3).requires_grad_()
    b = a * 1
    d = b[:, :2].diagonal()
    d.mul_(10)
    out(b, b.grad_fn, d.grad_fn)
    out(b.grad_fn.next_functions, d.grad_fn.next_functions)
    b.sum().backward()
    out(a.grad)
    e = (a * 1)[0, :1].expand(3)
    attempt(lambda: e.mul_(2))
    f = (a * 1)[0:1].expand(2, 3)
    attempt(lambda: f.add_(1))
    g = a * 1
    h = g.t()
    g.t_()
    out(g.shape, g.grad_fn, h.shape, h.grad_fn, g._version)
    h.squeeze_()
    h.unsqueeze_(0)
    out(h.shape, h.grad_fn, h._version)
    h.transpose_(0, 1)
    out(h.shape, h.stride(), h.grad_fn)
    attempt(lambda: (a * 1).as_strided((2, 2), (3, 1)).mul_(2))
    k = a * 1
    l = k.as_strided((2, 2), (1, 1))
    attempt(lambda: l.sum().backward())
    out(a.grad, l.grad_fn)
    m = a * 1
    m[0] = m[1]
    out(m, m.grad_fn, m._version)
    m[a > 2] = 7
    out(m, m.grad_fn, m._version)
    m[[0, 1], [0, 1]] = a[0, 0]
    out(m, m.grad_fn, m._version)
    attempt(lambda: m[0].exp_().sum().backward())
    out(a.grad)
    n = a * 1
    w = n.exp()
    n[0] = 1
    attempt(lambda: w.sum().backward())
    r = n.exp()
    r[0, 0] = 1
    attempt(lambda: r.sum().backward())
    x = n * n
    n.add_(1)
    attempt(lambda: x.sum().backward())
    y = a.t()
    z = y * y
    with torch.no_grad():
        a.mul_(1)
    attempt(lambda: z.sum().backward())


@program
def complex_views():
    z = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
    w = z * 1
    out(w.real, w.imag, w.real._is_view(), w.real._base is w)
    attempt(lambda: torch.view_as_real(w))
    attempt(lambda: z.real.mul_(2))
    v = torch.zeros(2, dtype=torch.complex64)
    v.real.add_(1)
    out(v, v._version)
    v.imag = torch.tensor([5., 6.])
    out(v, v._version)
    attempt(lambda: torch.ones(2).imag)
    out(torch.ones(2).real)
    attempt(lambda: w.conj().grad_fn)
    attempt(lambda: torch.view_as_complex(torch.ones(2, 3)))
    attempt(lambda: (w.abs() ** 2).sum().backward())
    out(z.grad)
    attempt(lambda: w.real + 1)
    attempt(lambda: z.requires_grad_())
    attempt(lambda: torch.view_as_real(v).add_(1))


@program
def out_arguments():
    a = leaf(1, 2)
    o = torch.zeros(2)
    attempt(lambda: torch.add(a, 1, out=o))
    attempt(lambda: torch.add(torch.ones(2), 1, out=a))
    attempt(lambda: torch.neg(a, out=o))
    with torch.no_grad():
        attempt(lambda: torch.neg(a, out=o))
        attempt(lambda: torch.neg(o, out=a))
    out(o, o._version, a, a._version)
    attempt(lambda: torch.neg(o, out=torch.zeros(2)))
    attempt(lambda: torch.neg(o, out=torch.zeros(3)))
    attempt(lambda: torch.neg(o, out=torch.zeros(0)))
    attempt(lambda: torch.neg(o, out=torch.zeros(2, dtype=torch.int64)))
    attempt(lambda: torch.matmul(a, a, out=torch.zeros(())))
    attempt(lambda: torch.cat([a, a], out=torch.zeros(4)))
    attempt(lambda: torch.stack([a, a], out=torch.zeros(2, 2)))
    attempt(lambda: torch.sum(a, 0, out=torch.zeros(())))
    b = a * 2
    attempt(lambda: torch.neg(o, out=b))
    attempt(lambda: torch.neg(o, out=b.detach()))
    with torch.inference_mode():
        i = torch.zeros(2)
    attempt(lambda: torch.neg(o, out=i))
    attempt(lambda: torch.neg(i, out=o))
