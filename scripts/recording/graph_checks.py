"""Programs about gradcheck, anomalies and hooks of saved tensors. Their twins: tests/Autograd.Tests/Programs/GraphPrograms.*.cs."""
import torch

from recording.graph_printed import attempt, leaf, out, program


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * x * 3


class Failing(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 1
    @staticmethod
    def backward(ctx, g): raise ValueError("failing backward")


class NoneGrad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return None


class NanGrad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y): return x * y
    @staticmethod
    def backward(ctx, g): return g, g * float("nan")


class Undefined(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x * 2
    @staticmethod
    def backward(ctx, g): return g * 2


class Once(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2
    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, g): return g * 2

def leaf64(*v): return torch.tensor(list(map(float, v)), dtype=torch.float64, requires_grad=True)


@program
def gradcheck_messages():
    x = leaf64(1, 2)
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Square.apply(a), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Square.apply(a), x, raise_exception=False))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Square.apply(a), x, fast_mode=True))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, torch.ones(2, dtype=torch.float64)))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, leaf(1, 2)))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Failing.apply(a), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: NoneGrad.apply(a), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Undefined.apply(a), x, check_undefined_grad=False))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a.detach(), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: torch.ones(2), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: (a * 2).long(), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: (a * 2).float(), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a, x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a.view(2), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: (a * 2, a.exp()), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: (a * 2, Square.apply(a)), x))
    attempt(lambda: torch.autograd.gradcheck(lambda a, b: a * Square.apply(b), (x, leaf64(3, 4))))
    attempt(lambda: torch.autograd.gradcheck(lambda a, b: a * Square.apply(b), (x, leaf64(3, 4)), fast_mode=True))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a.relu(), leaf64(0, 1)))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a[0:0], x))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a.sum(), leaf64(1).expand(3)))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: a ** 3, x))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: Square.apply(a), x))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: Once.apply(a), x))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: a * 2, x))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: a.exp(), x, torch.ones(2, dtype=torch.float64)))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * 2, x, atol=0.0, rtol=0.0))


@program
def gradcheck_complex():
    z = torch.tensor([1 + 2j, 3 - 1j], dtype=torch.complex128, requires_grad=True)
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, z))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, z, fast_mode=True))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a.abs(), z))
    attempt(lambda: torch.autograd.gradcheck(lambda a: Square.apply(a), z))
    attempt(lambda: torch.autograd.gradcheck(lambda a: torch.view_as_real(a), z))
    attempt(lambda: torch.autograd.gradgradcheck(lambda a: a * a, z))
    attempt(lambda: torch.autograd.gradcheck(lambda a: torch.complex(a, a), leaf64(1, 2)))
    attempt(lambda: torch.autograd.gradcheck(lambda a: a * a, torch.tensor([1j], dtype=torch.complex64, requires_grad=True)))


@program
def anomaly_functions():
    a, b = leaf(1, 2), leaf(3, 4)
    with torch.autograd.set_detect_anomaly(True):
        attempt(lambda: Failing.apply(a).sum().backward())
        attempt(lambda: NanGrad.apply(a, b).sum().backward())
        attempt(lambda: NanGrad.apply(a, b.detach()).sum().backward())
        attempt(lambda: NanGrad.apply(a.detach(), b).sum().backward())
        attempt(lambda: Once.apply(a).sum().backward())
    out(a.grad, b.grad)
    attempt(lambda: torch.autograd.grad(torch.autograd.grad(Once.apply(a * a).sum(), a, create_graph=True)[0].sum(), a))
    attempt(lambda: torch.autograd.grad(torch.autograd.grad(Once.apply(a).sum(), a, create_graph=True)[0].sum(), a))
    g = torch.autograd.grad(Once.apply(a * a).sum(), a, create_graph=True)[0]
    out(g)
    attempt(lambda: Failing.apply(a).sum().backward())
    with torch.no_grad():
        out(Square.apply(a), Square.apply(a).requires_grad)
    with torch.inference_mode():
        out(Square.apply(a), Square.apply(a).is_inference())
    out(Square.apply(a).grad_fn, Square.apply(a).grad_fn.name(), Square.apply(a).grad_fn.next_functions)
    y = Square.apply(a)
    out(y.grad_fn.saved_tensors)
    y.sum().backward()
    attempt(lambda: y.grad_fn.saved_tensors)


@program
def graph_functions():
    a = leaf(1, 2)
    packed = []
    def pack(t):
        packed.append("pack " + str(tuple(t.shape)))
        return t
    def unpack(t):
        packed.append("unpack " + str(tuple(t.shape)))
        return t
    with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
        y = (a * a).exp().sum()
    y.backward()
    out(packed, a.grad)
    with torch.autograd.graph.save_on_cpu():
        y = a.exp()
    y.sum().backward()
    out(a.grad, y.grad_fn)
    with torch.autograd.graph.disable_saved_tensors_hooks("no hooks here"):
        attempt(lambda: torch.autograd.graph.saved_tensors_hooks(pack, unpack).__enter__())
        out(a.exp())
    with torch.autograd.graph.allow_mutation_on_saved_tensors():
        b = a.clone()
        c = b * b
        b.mul_(2)
        c.sum().backward()
    out(a.grad)
    with torch.autograd.graph.allow_mutation_on_saved_tensors():
        b = a.exp()
        d = b * 1
        b.zero_()
    attempt(lambda: d.sum().backward())
    attempt(lambda: b.backward(torch.ones(2)))
    n = []
    h = torch.autograd.graph.register_multi_grad_hook((a, c), lambda g: n.append([x is not None for x in g]))
    attempt(lambda: (a * 2).sum().backward())
    out(n)
    h.remove()
    h = torch.autograd.graph.register_multi_grad_hook((a,), lambda g: n.append(g), mode="any")
    (a * 2).sum().backward()
    out(n)
    attempt(lambda: torch.autograd.graph.register_multi_grad_hook((a,), lambda g: n.append(g), mode="some"))
    attempt(lambda: torch.autograd.graph.register_multi_grad_hook((torch.ones(1),), lambda g: n.append(g)))
    y = (a * 3).exp()
    out(y.grad_fn._input_metadata, y.grad_fn.metadata, y.grad_fn.next_functions[0][0].next_functions)
    attempt(lambda: torch.autograd.graph.increment_version(torch.ones(1)))
    with torch.autograd.graph.set_warn_on_accumulate_grad_stream_mismatch(False) if False else torch.no_grad():
        out(torch.autograd.graph.Node in type(y.grad_fn).__mro__ or isinstance(y.grad_fn, torch.autograd.graph.Node))
    attempt(lambda: y.grad_fn(torch.ones(2)))
    attempt(lambda: y.grad_fn._saved_result)
    y.sum().backward()
    attempt(lambda: y.grad_fn._saved_result)
    attempt(lambda: y.grad_fn(torch.ones(2)))
    attempt(lambda: y.grad_fn._raw_saved_result)


@program
def saved_hooks_errors():
    a = leaf(1, 2)
    def boom(t): raise ValueError("in pack")
    def wrong(t):
        t.add_(1)
        return t
    def enter(p, u, f):
        with torch.autograd.graph.saved_tensors_hooks(p, u):
            return f()
    attempt(lambda: enter(boom, lambda t: t, lambda: a.exp()))
    attempt(lambda: enter(wrong, lambda t: t, lambda: a.exp()))
    attempt(lambda: enter(wrong, lambda t: t, lambda: a.clone() * a))
    attempt(lambda: enter(lambda t: t, boom, lambda: a.exp()).sum().backward())
    attempt(lambda: enter(lambda t: t * 2, lambda t: t, lambda: a * a).sum().backward())
    out(a.grad)
    y = a.exp()
    raw = y.grad_fn._raw_saved_result
    attempt(lambda: raw.register_hooks(lambda t: t * 2, lambda t: t))
    attempt(lambda: raw.register_hooks(lambda t: t * 2, lambda t: t))
    out(y.grad_fn._saved_result)
    y.sum().backward()
    out(a.grad)
    attempt(lambda: raw.register_hooks(lambda t: t * 2, lambda t: t))
    z = a * 2
    attempt(lambda: z.grad_fn._raw_saved_other.register_hooks(lambda t: t, lambda t: t))
    attempt(lambda: z.grad_fn._saved_other)
    attempt(lambda: z.grad_fn._saved_self)
    attempt(lambda: (a * a).grad_fn._saved_other)


@program
def tensor_hooks_modes():
    a = leaf(1, 2)
    b = a * 2
    log = []
    b.register_hook(lambda g: log.append(g.tolist()))
    a.register_hook(lambda g: log.append((g.requires_grad, torch.is_grad_enabled())))
    b.sum().backward(retain_graph=True)
    b.sum().backward(create_graph=True)
    out(log)
    attempt(lambda: torch.ones(2).register_hook(lambda g: None))
    attempt(lambda: b.register_post_accumulate_grad_hook(lambda p: None))
    attempt(lambda: torch.ones(1).register_post_accumulate_grad_hook(lambda p: None))
    with torch.no_grad():
        attempt(lambda: a.register_hook(lambda g: None) is None)
    c = leaf(1)
    c.register_hook(lambda g: g.double())
    attempt(lambda: (c * 2).sum().backward())
    d = leaf(1)
    d.register_hook(lambda g: g * 5)
    with torch.inference_mode():
        attempt(lambda: d.sum().backward())
    attempt(lambda: d.sum().backward())
    out(d.grad)
    e = leaf(2)
    f = e * 1
    f.register_hook(lambda g: g * 10)
    f.mul_(3)
    f.register_hook(lambda g: g * 100)
    f.sum().backward()
    out(e.grad)
    k = leaf(1)
    l = k * 2
    l.retain_grad()
    l.mul_(4)
    l.sum().backward()
    out(l.grad, k.grad, l.retains_grad)
