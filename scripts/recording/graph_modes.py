"""Programs about modes, inference tensors and nodes. Their twins: tests/Autograd.Tests/Programs/GraphPrograms.*.cs."""
import torch
from torch import nn

from recording.graph_printed import attempt, leaf, out, program


@program
def modes_nested():
    def on(): return torch.is_grad_enabled(), torch.is_inference_mode_enabled()
    out(on())
    with torch.no_grad():
        out(on())
        with torch.enable_grad():
            out(on())
            with torch.inference_mode():
                out(on())
                with torch.enable_grad():
                    out(on())
                    t = torch.ones(1, requires_grad=True)
                    out(t, (t * 2).requires_grad, t.is_inference(), (t * 2).is_inference())
                with torch.inference_mode(False):
                    out(on())
                    out((torch.ones(1, requires_grad=True) * 2).requires_grad)
            out(on())
        with torch.set_grad_enabled(True):
            out(on())
        out(on())
    out(on())
    def boom():
        with torch.no_grad():
            raise ValueError("x")
    attempt(lambda: boom())
    out(on())
    f = torch.no_grad()(lambda x: x * 2)
    g = torch.inference_mode()(lambda x: x * 2)
    h = torch.enable_grad()(lambda x: x * 2)
    a = leaf(1)
    out(f(a), g(a), h(a), g(a).is_inference())
    with torch.no_grad():
        out(f(a), h(a))
        torch.set_grad_enabled(True)
        out(on(), a * 2)
    out(on())
    torch.set_grad_enabled(False)
    out(on())
    torch.set_grad_enabled(True)
    out(on())


@program
def inference_tensors():
    a = leaf(1, 2)
    with torch.inference_mode():
        i = torch.ones(2)
        v = a[0]
        w = a.view(2, 1)
        k = a * 2
        out(i.is_inference(), v.is_inference(), w.is_inference(), k.is_inference(), v.requires_grad, k.requires_grad, k.is_leaf)
        attempt(lambda: a.add_(1))
        attempt(lambda: v.add_(1))
        attempt(lambda: i.add_(1))
        attempt(lambda: i._version)
        attempt(lambda: a._version)
        attempt(lambda: i.requires_grad_())
        attempt(lambda: a.sum().backward())
        attempt(lambda: i.requires_grad)
    out(a)
    attempt(lambda: i._version)
    attempt(lambda: i.add_(1))
    attempt(lambda: i[0].add_(1))
    attempt(lambda: i.detach().add_(1))
    attempt(lambda: i.data.add_(1))
    attempt(lambda: i.view(1, 2).is_inference())
    attempt(lambda: i.clone().is_inference())
    attempt(lambda: (i + 1).is_inference())
    attempt(lambda: i * a)
    attempt(lambda: i + a)
    attempt(lambda: a.clone().mul_(i))
    attempt(lambda: a.clone().add_(i))
    attempt(lambda: a.clone().copy_(i))
    attempt(lambda: torch.cat([i, a]))
    attempt(lambda: torch.stack([i, a]).sum().backward())
    attempt(lambda: torch.dot(i, a))
    attempt(lambda: torch.where(i > 1, a, i))
    attempt(lambda: i.requires_grad_())
    attempt(lambda: i.requires_grad_(False))
    attempt(lambda: setattr(a, "grad", i))
    attempt(lambda: a.sum().backward())
    attempt(lambda: torch.zeros(2).copy_(i).is_inference())
    attempt(lambda: torch.ones(2, 2).matmul(i).is_inference())
    attempt(lambda: i.zero_())
    attempt(lambda: i.t_())
    attempt(lambda: i.squeeze_())
    attempt(lambda: i.detach_())
    attempt(lambda: i.set_(torch.ones(2)))
    attempt(lambda: i.resize_(2))
    attempt(lambda: i.__setitem__(0, 3))
    attempt(lambda: torch.ones(2).__setitem__(0, i[0]))
    attempt(lambda: nn.Parameter(i))
    attempt(lambda: i.register_hook(lambda g: g))
    attempt(lambda: i.retain_grad())
    attempt(lambda: i.detach())
    attempt(lambda: i.grad_fn)
    attempt(lambda: v.add_(1))
    attempt(lambda: w.mul_(2))
    attempt(lambda: v.requires_grad_())
    attempt(lambda: v.grad_fn)
    out(v, w, k)


@program
def inference_views():
    a = torch.ones(3)
    with torch.inference_mode():
        v = a[:2]
        attempt(lambda: v.add_(1))
    out(v._is_view(), v._base is a, v._version, a._version)
    attempt(lambda: v.add_(1))
    attempt(lambda: v.mul_(leaf(1, 2)))
    attempt(lambda: v.is_inference())
    out(a)
    n = torch.ones(2)
    with torch.inference_mode():
        n.add_(1)
        n[0] = 5
        p = n.unbind()
        q = n.expand(2, 2)
        d = n.detach()
        out(p[0].is_inference(), q.is_inference(), d.is_inference(), n.data.is_inference())
    out(n, n._version)
    attempt(lambda: p[0].add_(1))
    attempt(lambda: d.add_(1))
    attempt(lambda: n.requires_grad_())
    attempt(lambda: p[1].add_(1))
    attempt(lambda: p[1])
    x = leaf(3)
    with torch.inference_mode():
        y = x * 2
        z = y.clone()
    attempt(lambda: y.clone().requires_grad_())
    attempt(lambda: y * x)
    attempt(lambda: y.sin())
    attempt(lambda: torch.nn.functional.linear(y, torch.ones(1, 1)))
    with torch.inference_mode():
        attempt(lambda: y * x)
        attempt(lambda: x.grad)
        attempt(lambda: x.register_hook(lambda g: g))


@program
def anomaly():
    a = leaf(0, 1)
    with torch.autograd.set_detect_anomaly(True):
        attempt(lambda: a.sqrt().mul(0).sum().backward())
        attempt(lambda: (a / a).sum().backward())
        attempt(lambda: a.log().sum().backward())
    out(torch.is_anomaly_enabled())
    out(a.grad)
    a.grad = None
    with torch.autograd.set_detect_anomaly(True, check_nan=False):
        out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
        attempt(lambda: (a / a).sum().backward())
        out(a.grad)
        with torch.autograd.set_detect_anomaly(False):
            out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
        out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    with torch.autograd.set_detect_anomaly(True):
        b = a * 2
        attempt(lambda: b.backward(torch.tensor([float("nan"), 1])))
        attempt(lambda: torch.atan2(a, torch.zeros(2)).sum().backward())
        attempt(lambda: torch.autograd.grad((a * float("nan")).sum(), a))
    c = leaf(1)
    h = (c * 1).register_hook(lambda g: g)
    d = c.exp()
    d.register_hook(lambda g: g * float("nan"))
    with torch.autograd.set_detect_anomaly(True):
        attempt(lambda: d.sum().backward())
        e = c.exp()
        e.add_(1)
    attempt(lambda: e.sum().backward())


@program
def versions():
    a = torch.zeros(4)
    out(a._version)
    a.add_(1)
    a[0] = 2
    a[1:3].add_(1)
    a[a > 1] = 0
    out(a._version)
    b = a.detach()
    c = a.data
    d = a.view(2, 2)
    e = a.clone()
    out(b._version, c._version, d._version, e._version)
    b.zero_()
    c.fill_(3)
    d.t_()
    d.copy_(torch.ones(2, 2))
    out(a._version, b._version, c._version, d._version)
    with torch.no_grad():
        a.mul_(2)
    out(a._version, d._version)
    torch.autograd.graph.increment_version(a)
    out(a._version, d._version)
    torch.autograd.graph.increment_version([a, d])
    out(a._version)
    torch.add(a, 1, out=a)
    out(a._version)
    a.resize_(4)
    a.requires_grad_()
    out(a._version)
    a.data = torch.ones(2)
    out(a._version, a.shape, d._version)
    x = torch.zeros(3)
    x.sub_(0)
    x.unsqueeze_(0)
    x.squeeze_()
    x.uniform_()
    x.normal_()
    x.zero_()
    x.clamp_(0, 1)
    x.masked_fill_(x > 0, 1)
    x.index_fill_(0, torch.tensor([0]), 1)
    x.scatter_(0, torch.tensor([0]), 1)
    out(x._version)
    x[...] = 1
    x[None] = 1
    x[:] = x
    out(x._version)
    x.set_(torch.ones(2))
    out(x._version)
    p = nn.Linear(1, 1)
    o = torch.optim.SGD(p.parameters(), lr=0.1)
    p(torch.ones(1, 1)).sum().backward()
    o.step()
    out(p.weight._version, p.weight.grad._version)
    o.zero_grad(set_to_none=False)
    out(p.weight.grad, p.weight.grad._version)
    o.zero_grad()
    out(p.weight.grad)


@program
def graph_chain():
    x = torch.ones(2, 3, requires_grad=True)
    w = torch.ones(4, 3, requires_grad=True)
    y = torch.nn.functional.linear(x, w, torch.ones(4, requires_grad=True))
    def walk(n, depth=0):
        if n is None: out(" " * depth + "None"); return
        out(" " * depth + n.name(), len(n.next_functions))
        for m, k in n.next_functions: walk(m, depth + 1)
    walk(y.grad_fn)
    walk(torch.nn.functional.linear(x, w).grad_fn)
    walk(x.view(-1).matmul(torch.ones(6)).grad_fn)
    walk((x @ w.t()).relu().mean().grad_fn)
    walk(x.unsqueeze(0).matmul(w.t()).grad_fn)
    walk(torch.nn.functional.cross_entropy(y, torch.tensor([1, 2])).grad_fn)
    walk(torch.nn.functional.mse_loss(y, torch.ones(2, 4)).grad_fn)
    walk(torch.nn.functional.layer_norm(y, (4,)).grad_fn)
    walk(torch.nn.functional.batch_norm(y, None, None, training=True).grad_fn)
    walk(torch.nn.functional.dropout(y, 0.5).grad_fn)
    walk(torch.nn.functional.gelu(y).grad_fn)
    walk(torch.einsum("ij,kj->ik", x, w).grad_fn)
    walk(x.norm().grad_fn)
    walk(x.var(0).grad_fn)
    walk(x.std().grad_fn)
    walk(torch.cat([x, x], 1).chunk(2, 1)[1].grad_fn)
    walk(x[0, 1:].grad_fn)
    walk(x[torch.tensor([0, 1])].grad_fn)
    walk(torch.nn.functional.conv2d(x.view(1, 1, 2, 3), torch.ones(1, 1, 2, 2, requires_grad=True)).grad_fn)
    walk(torch.nn.functional.max_pool2d(x.view(1, 1, 2, 3), 2).grad_fn)
    walk(torch.nn.functional.embedding(torch.tensor([0, 1]), w).grad_fn)


@program
def saved_attributes():
    x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
    y = torch.tensor([[2., 0.], [0., 1.]], requires_grad=True)
    for n in [
        (x * y), x.exp(), x @ y, x.pow(2), x.sum(), x.sum(1), x.mean(0), x[0], x[:, 1:], x.softmax(0), x.clamp(0, 1), x.view(4),
        x.permute(1, 0), x.max(), x.max(0).values, x / y, torch.addmm(x, x, y, beta=2), x.unsqueeze(0), torch.cat([x, y]),
        x.expand(3, 2, 2), x.norm(), x.var(), torch.where(x > 1, x, y), x.relu(), x.tanh(),
        x.gather(0, torch.zeros(1, 2, dtype=torch.int64)), x.std(0), x.log_softmax(1), x.t(), x.diagonal(), x.to(torch.float64),
        x.add(y, alpha=2), x.index_select(0, torch.tensor([0])), x.repeat(2, 1), x.cumsum(0), x.prod(), x.sort().values, x.topk(1).values,
        x.flip(0), x.masked_fill(x > 1, 0), x.roll(1), x.tril(), x.split(1)[0], x.unbind()[0]
    ]:
        g = n.grad_fn
        out(g.name())
        for k in sorted(k for k in dir(g) if k.startswith("_saved_")):
            out(" ", k, getattr(g, k))
