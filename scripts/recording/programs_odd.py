"""Programs about corners: order of branches, many outputs, nodes called by hand, modes inside hooks."""
import torch
from torch.autograd import Function, grad, graph

from .programs import fails, name, p, program
from .programs_hooks import leaf
from .programs_modules import Times


@program
def order_of_branches():
    x, w = leaf(1, 2), leaf(3, 4)
    a = x * 2
    b = w.exp()
    c = a + b
    d = a * b
    e = (c * d).sum()
    f = x.sum() * w.sum()
    for label, t in (("x", x), ("w", w), ("a", a), ("b", b), ("c", c), ("d", d), ("e", e), ("f", f)):
        t.register_hook(lambda g, label=label: p(label))
        if t.grad_fn is not None:
            t.grad_fn.register_hook(lambda gi, go, label=label: p("node", label))
    (e + f).backward(retain_graph=True)
    p("again")
    torch.autograd.backward([f, e, c.sum()])
    p(x.grad)


@program
def nodes_of_many_outputs():
    x = leaf(1, 2, 3)
    a, b, c = x.unbind()
    a.register_hook(lambda g: p("a", g))
    c.register_hook(lambda g: p("c", g))
    b.retain_grad()
    node = a.grad_fn
    p(node is c.grad_fn, a.output_nr, c.output_nr)
    node.register_prehook(lambda gs: p("pre", *gs))
    node.register_hook(lambda gi, go: p("post", *gi, *go))
    (a * 2 + b * 3).backward(retain_graph=True)
    p(x.grad, b.grad)
    p(*grad(a * 5 + c, [a, x], retain_graph=True))
    (c * 2).backward(inputs=[b, x], retain_graph=True)
    p(x.grad, b.grad)
    node.register_prehook(lambda gs: (None, None, None))
    (a + b + c).backward(retain_graph=True)
    p(x.grad)
    node.register_prehook(lambda gs: (torch.ones(()), None, None))
    fails("from none", lambda: (a + b + c).backward(retain_graph=True))


@program
def nodes_called_by_hand():
    x = leaf(1, 2)
    y = x * x
    p(*y.grad_fn(torch.ones(2)))
    fails("count", lambda: y.grad_fn(torch.ones(2), torch.ones(2)))
    s = y.sum()
    p(s.grad_fn(torch.tensor(2.0)).stride())
    s.backward()
    fails("freed", lambda: y.grad_fn(torch.ones(2)))


class SavesNone(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        ctx.save_for_backward(x, None, x)
        return x * 2

    @staticmethod
    def backward(ctx, g):
        p(len(ctx.saved_tensors), *ctx.saved_tensors)
        return g * 2


class NonDifferentiableInput(Function):
    @staticmethod
    def forward(ctx, x, y):
        ctx.mark_non_differentiable(x)
        return x, x * y

    @staticmethod
    def backward(ctx, a, b):
        p("grads", a, b)
        return b, b


class DirtyNonDifferentiable(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        ctx.mark_non_differentiable(x)
        return x.mul_(2)

    @staticmethod
    def backward(ctx, g):
        return g


class Detaching(Function):
    @staticmethod
    def forward(ctx, x):
        return x.detach()

    @staticmethod
    def backward(ctx, g):
        return g * 7


@program
def functions_with_odd_marks():
    x, y = leaf(1, 2), leaf(3, 4)
    SavesNone.apply(x).sum().backward()
    p(x.grad)
    a, b = NonDifferentiableInput.apply(x, y)
    p(a, a.requires_grad, a is x, b, x.requires_grad)
    b.sum().backward()
    p(x.grad, y.grad)
    t = x * 1
    fails("dirty", lambda: DirtyNonDifferentiable.apply(t))
    p(t.detach(), t.requires_grad, t._version)
    z = Detaching.apply(x)
    p(z, z._is_view(), z.data_ptr() == x.data_ptr())
    z.sum().backward()
    p(x.grad)
    fails("write", lambda: Detaching.apply(x * 1).add_(1))


@program
def modes_in_hooks():
    x = leaf(1, 2)
    y = x * 2

    x.register_hook(lambda g: p("x", torch.is_grad_enabled()))
    y.register_hook(lambda g: p("y", torch.is_grad_enabled()))
    with torch.no_grad():
        (g,) = grad([y], [x], [torch.ones(2)], create_graph=True)
        p(g, torch.is_grad_enabled())
        y.backward(torch.ones(2))
    p(torch.is_grad_enabled())
    y = x * x
    with torch.no_grad():
        (g,) = grad([y], [x], [torch.ones(2)], create_graph=True)
    p(g)


@program
def unpack_that_gives_nothing():
    x = leaf(1, 2)
    with graph.saved_tensors_hooks(lambda t: (t, 5), lambda pair: pair[0] * pair[1]):
        y = x * x
    p(y.grad_fn._saved_self)
    y.sum().backward()
    p(x.grad)
    with graph.saved_tensors_hooks(lambda t: t, lambda t: None):
        y = x.sin()
    fails("none", lambda: y.sum().backward())
    fails("attribute", lambda: y.grad_fn._saved_self)


@program
def module_backward_that_throws_once():
    m = Times(2)
    first = [True]

    def hook(m, gi, go):
        p("hook", *gi, *go)
        if first:
            first.clear()
            raise ValueError("boom")

    m.register_full_backward_hook(hook)
    x = leaf(1, 2)
    y = m(x).sum()
    fails("first", lambda: y.backward(retain_graph=True))
    fails("second", lambda: y.backward(retain_graph=True))
    p(x.grad, m.weight.grad)


@program
def inference_and_hooks():
    with torch.inference_mode():
        t = torch.ones(2)
        fails("requires grad", lambda: t.requires_grad_().register_hook(lambda g: None) and None)
    t = torch.ones(2)
    with torch.inference_mode():
        i = torch.ones(2)
    x = leaf(1, 2)
    fails("saved", lambda: x * i)
    fails("not saved", lambda: x + i)
    fails("write", lambda: i.add_(1))
    fails("write with grad", lambda: i.add_(x))
    fails("version", lambda: i._version)
    fails("grad", lambda: i.requires_grad_())
    fails("backward", lambda: x.backward(i))
    p(x.grad)


@program
def post_hooks_that_reach_others():
    x, w = leaf(1, 2), leaf(3, 4)
    x.register_post_accumulate_grad_hook(lambda t: p("x", w.grad))

    def clears(t):
        p("w", t.grad)
        x.grad = None
        with torch.enable_grad():
            (x * 100).sum().backward()

    w.register_post_accumulate_grad_hook(clears)
    (x * w).sum().backward()
    p(x.grad, w.grad)


@program
def writes_under_hooks_of_slices():
    x = leaf(1, 2, 3)
    y = x * 1
    y[1:].mul_(2)
    node = y.grad_fn
    node.register_prehook(lambda gs: p("pre", *gs))
    node.register_hook(lambda gi, go: p("post", *gi, *go))
    p([name(f) for f, _ in node.next_functions])
    y[0] = x[2]
    p([name(f) for f, _ in y.grad_fn.next_functions])
    y.backward(torch.tensor([1.0, 10.0, 100.0]), retain_graph=True)
    p(x.grad)
    y.requires_grad_()
    v = y[1:]
    v += x[:2]
    p(name(y.grad_fn), name(v.grad_fn), y)
    x.grad = None
    (y * v.sum()).sum().backward()
    p(x.grad)


@program
def same_tensor_many_times():
    x = leaf(1, 2)
    y = torch.stack([x, x, x * x])
    x.register_hook(lambda g: p("x", g))
    p(*grad(y.sum(), [x, x, y], retain_graph=True))
    y.sum().backward(inputs=[x, y, x])
    p(x.grad, y.grad)
    z = torch.where(x > 1, x, x)
    z.backward(torch.ones(2))
    p(x.grad)
    a = x + x
    a += a
    p(a, name(a.grad_fn))
    a.sum().backward()
    p(x.grad)
    b = x * 1
    b *= b
    p(b, name(b.grad_fn))
    fails("own", lambda: b.sum().backward())
