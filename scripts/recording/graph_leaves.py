"""Programs about optimizers, modules, views and gathered gradients. Their twins: tests/Autograd.Tests/Programs/GraphPrograms.*.cs."""
import re

import torch
from torch import nn

from recording.graph_printed import attempt, leaf, out, program


@program
def optimizers():
    p = leaf(1, 2)
    attempt(lambda: torch.optim.SGD([p * 2], lr=0.1))
    attempt(lambda: torch.optim.SGD([], lr=0.1))
    attempt(lambda: torch.optim.SGD([p], lr=-1))
    attempt(lambda: torch.optim.SGD([p, p], lr=1).step())
    attempt(lambda: torch.optim.SGD([{"params": [p]}, {"params": [p]}], lr=0.1))
    o = torch.optim.SGD([p], lr=0.1)
    (p * 3).sum().backward()
    o.step()
    out(p, p._version, p.grad, p.is_leaf)
    with torch.inference_mode():
        attempt(lambda: o.step())
    out(p)
    y = p * p
    o.step()
    attempt(lambda: y.sum().backward())
    o.zero_grad()
    out(p.grad)
    attempt(lambda: o.step())
    (p * 3).sum().backward()
    o.zero_grad(set_to_none=False)
    out(p.grad)
    (p * 3).sum().backward(create_graph=True)
    out(p.grad.requires_grad, p.grad.grad_fn)
    o.zero_grad(set_to_none=False)
    out(p.grad, p.grad.grad_fn)
    attempt(lambda: o.step())
    with torch.inference_mode():
        i = torch.ones(2)
    attempt(lambda: torch.optim.SGD([i], lr=0.1))
    attempt(lambda: setattr(p, "grad", i))
    attempt(lambda: o.step())
    out(p)
    a = torch.optim.Adam([p], lr=0.5)
    attempt(lambda: a.step())
    attempt(lambda: a.zero_grad(set_to_none=False))
    out(p, p.grad)


@program
def module_grads():
    torch.manual_seed(0)
    m = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
    m.requires_grad_(False)
    out([p.requires_grad for p in m.parameters()])
    y = m(torch.ones(1, 2))
    out(y.requires_grad, y.grad_fn)
    attempt(lambda: y.sum().backward())
    m[2].requires_grad_()
    y = m(torch.ones(1, 2))
    out(y.grad_fn, y.grad_fn.next_functions)
    y.sum().backward()
    out([p.grad is None for p in m.parameters()])
    m.zero_grad()
    out([p.grad is None for p in m.parameters()])
    m(torch.ones(1, 2)).sum().backward()
    m.zero_grad(set_to_none=False)
    out([None if p.grad is None else p.grad.tolist() for p in m.parameters()])
    m.requires_grad_()
    out(m[0].weight.is_leaf, m[0].weight.grad, m[0].bias.requires_grad)
    with torch.inference_mode():
        k = nn.Linear(1, 1)
    out(k.weight.is_inference(), k.weight.requires_grad)
    attempt(lambda: k(torch.ones(1, 1)))
    attempt(lambda: k.requires_grad_(False))
    attempt(lambda: k(torch.ones(1, 1)).shape)
    with torch.no_grad():
        k = nn.Linear(1, 1)
        out(k.weight.requires_grad, k(torch.ones(1, 1)).requires_grad)
    k.weight.data.fill_(2)
    k.bias.data.zero_()
    out(k.weight, k.bias, k.weight._version)
    attempt(lambda: k.weight.fill_(1))
    x = torch.ones(1, 1, requires_grad=True)
    k.eval()
    out(k(x).grad_fn, k(x))
    k.double()
    out(k.weight.dtype, k.weight.requires_grad, k.weight.is_leaf)
    attempt(lambda: k(x))
    d = nn.Dropout(0.5)
    out(d(x).grad_fn)
    d.eval()
    out(d(x).grad_fn, d(x) is x)


@program
def view_relations():
    a = torch.arange(6.).reshape(2, 3).requires_grad_()
    b = a * 1
    for v in [
        b[0], b[:, 1], b.t(), b.view(3, 2), b.reshape(3, 2), b.t().reshape(6), b.unsqueeze(0), b.squeeze(), b.expand(2, 2, 3), b.detach(),
        b.data, b.flatten(), b.contiguous(), b.t().contiguous(), b.narrow(1, 0, 2), b.select(0, 1), b.diagonal(), b.permute(1, 0),
        b.movedim(0, 1), b.unbind()[1], b.split(1)[1], b.chunk(3, 1)[2], b.as_strided((2,), (1,)), b.view_as(torch.ones(3, 2)), b[None],
        b[...], b[[0]], b[b > 1], b.to(torch.float32), b.to(torch.float64), b.float(), b.clone(), b.swapaxes(0, 1), b.ravel(),
        b.t().flatten(), b.real, b.T, b.mT, b.tensor_split(2)[0], b.view(2, 3), b.take(torch.tensor([0])), b.broadcast_to([2, 2, 3]),
        b.unflatten(1, (3, 1)), b.conj(), b.resolve_conj(), b.squeeze(0), b.masked_fill(b > 1, 0), torch.atleast_3d(b), b.swapdims(0, 1),
        b.repeat(1, 1), b.tile(1), b.fliplr()
    ]:
        out(v.grad_fn, v._is_view(), v._base is b, v._version, v.stride(), v.is_contiguous(), v.storage_offset(), v.output_nr, v is b)


@program
def inplace_nodes():
    a = leaf(1, 2)
    for f in [
        lambda t: t.add_(1), lambda t: t.sub_(1), lambda t: t.mul_(2), lambda t: t.div_(2), lambda t: t.pow_(2), lambda t: t.exp_(),
        lambda t: t.log_(), lambda t: t.sqrt_(), lambda t: t.sin_(), lambda t: t.tanh_(), lambda t: t.sigmoid_(), lambda t: t.relu_(),
        lambda t: t.abs_(), lambda t: t.neg_(), lambda t: t.clamp_(0, 1), lambda t: t.zero_(), lambda t: t.fill_(1), lambda t: t.copy_(a),
        lambda t: t.masked_fill_(t > 1, 0), lambda t: t.index_fill_(0, torch.tensor([0]), 1), lambda t: t.scatter_(0, torch.tensor([0]), 1),
        lambda t: t.index_add_(0, torch.tensor([0]), torch.ones(1)), lambda t: t.t_(), lambda t: t.unsqueeze_(0), lambda t: t.squeeze_(),
        lambda t: t.floor_(), lambda t: t.round_(), lambda t: t.reciprocal_(), lambda t: t.lerp_(a, 0.5), lambda t: t.addcmul_(a, a),
        lambda t: t.normal_(), lambda t: t.uniform_(), lambda t: t.bernoulli_(), lambda t: t.random_(), lambda t: t.exponential_(),
        lambda t: t.cumsum_(0), lambda t: t.remainder_(2), lambda t: t.fmod_(2), lambda t: t.atan2_(a), lambda t: t.eq_(1),
        lambda t: t.gt_(1), lambda t: t.logical_not_(), lambda t: t.sign_(), lambda t: t.trunc_(), lambda t: t.frac_(), lambda t: t.erf_(),
        lambda t: t.requires_grad_(), lambda t: t.index_put_((torch.tensor([0]),), torch.tensor(1.)), lambda t: t.masked_scatter_(t > 1, a),
        lambda t: t.fill_(a[0]), lambda t: t.clamp_min_(1), lambda t: t.swapaxes_(0, 0),
        lambda t: torch.nn.functional.relu(t, inplace=True), lambda t: torch.nn.functional.dropout(t, 0.5, inplace=True),
        lambda t: torch.nn.functional.hardtanh(t, inplace=True), lambda t: torch.nn.functional.leaky_relu(t, inplace=True)
    ]:
        t = a * 1
        r = f(t)
        out(t.grad_fn, t.grad_fn.next_functions, t._version, r is t, t.requires_grad)


@program
def accumulate():
    a = leaf(1, 2)
    (a * 2).sum().backward()
    g = a.grad
    (a * 2).sum().backward()
    out(a.grad is g, g, g._version)
    (a * a).sum().backward(create_graph=True)
    out(a.grad is g, a.grad, g)
    a.grad = None
    v = torch.ones(2)
    a.backward(v)
    out(a.grad is v, a.grad)
    v.add_(1)
    out(a.grad)
    a.grad = None
    b = leaf(1, 2)
    (a + b).backward(torch.ones(2))
    a.grad.add_(1)
    out(a.grad, b.grad, a.grad is b.grad)
    c = torch.ones(2, dtype=torch.float64, requires_grad=True)
    (a.detach() * c).sum().backward()
    out(c.grad, c.grad.dtype)
    (a * c).sum().backward()
    out(a.grad.dtype, c.grad.dtype)
    h = torch.ones(2, dtype=torch.float16, requires_grad=True)
    (h.float() * 2).sum().backward()
    out(h.grad)
    z = torch.ones(2, dtype=torch.complex64, requires_grad=True)
    (a * z).abs().sum().backward()
    out(a.grad.dtype, z.grad)
    (a.detach() + z).real.sum().backward()
    out(z.grad)
    e = torch.zeros(0, requires_grad=True)
    e.sum().backward()
    out(e.grad)
    s = torch.tensor(3., requires_grad=True)
    (s * torch.ones(2, 2)).sum().backward()
    out(s.grad)
    with torch.no_grad():
        s.sub_(s.grad)
    out(s)
    s.grad.zero_()
    (s * s).backward()
    out(s.grad)
    p = leaf(1, 2)
    p.grad = torch.zeros(2)
    q = p.grad
    with torch.no_grad():
        p.grad.add_(1)
    out(p.grad is q, q)
    p.sum().backward()
    out(p.grad, q)


@program
def dots():
    import torchviz
    a, b = leaf(1, 2), leaf(3, 4)
    w = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
    lin = nn.Linear(2, 2)
    f = a * b
    c = a * 1
    c.mul_(b)
    d = a * 1
    d[0] = b[1]
    graphs = [
        ("mul", (a * b).sum(), {"a": a, "b": b}), ("exp", a.exp(), {"a": a}), ("linear", lin(a), dict(lin.named_parameters())),
        ("mm", w.mm(w.t()).relu().sum(), {"w": w}), ("cat", torch.cat([a, b]).mean(), {}), ("inplace", c, {"a": a, "b": b}),
        ("setitem", d.sum(), {"a": a}), ("unbind", w.unbind()[1] * 2, {"w": w}), ("max", w.max(0).values, {"w": w}),
        ("index", w[[0, 1], [1, 0]], {"w": w}), ("norm", w.norm(), {"w": w}),
        ("softmax", torch.nn.functional.cross_entropy(w, torch.tensor([0, 1])), {"w": w}),
        ("where", torch.where(a > 1, a, b), {"a": a, "b": b}), ("leaf", a, {"a": a}),
        ("layer_norm", torch.nn.functional.layer_norm(w, [2]), {"w": w}), ("several", (f.sum(), f.exp()), {"a": a})
    ]
    for name, y, params in graphs:
        for attrs, saved in [(False, False), (True, False), (True, True)]:
            t = torchviz.make_dot(y, params=params, show_attrs=attrs, show_saved=saved).source
            ids = {}
            t = re.sub(r"\b\d{9,}\b", lambda m: "n" + str(ids.setdefault(m[0], len(ids))), t)
            out(name, attrs, saved, t.replace("\t", "\\t"))
