"""Programs about hooks of saved tensors."""
import torch
from torch.autograd import graph, grad

from .programs import fails, p, program
from .programs_functions import Exponential, Inner, Once
from .programs_hooks import leaf


def named(label):
    def pack(t):
        p(label, "pack", t.detach(), t.requires_grad)
        return t

    def unpack(t):
        p(label, "unpack")
        return t

    return graph.saved_tensors_hooks(pack, unpack)


@program
def saved_hooks_nested():
    x = leaf(1, 2)
    with named("outer"):
        y = x * x
        with named("inner"):
            z = y.exp()
            w = Exponential.apply(y)
        u = z * w
    (g,) = grad(u.sum(), x, create_graph=True)
    p("first", g)
    (h,) = grad(g.sum(), x)
    p(h)


@program
def saved_hooks_in_double_backward():
    x = leaf(1, 2)
    with named("forward"):
        y = x**3
    with named("backward"):
        (g,) = grad(y.sum(), x, create_graph=True)
    p("second")
    (h,) = grad(g.sum(), x, create_graph=True)
    p(h)


@program
def saved_hooks_and_functions():
    x = leaf(1, 2)
    with named("in"):
        y = Inner.apply(x)
        p("saved", *y.grad_fn.saved_tensors)
        z = Once.apply(y)
    z.sum().backward()
    p(x.grad)


@program
def saved_hooks_that_replace():
    x = leaf(1, 2)
    with graph.saved_tensors_hooks(lambda t: t * 2, lambda t: t):
        y = x * x
        p(y.grad_fn._saved_self, y.grad_fn._saved_other)
    y.sum().backward()
    p(x.grad)
    with graph.saved_tensors_hooks(lambda t: t, lambda t: torch.zeros(3)):
        y = x.sin()
    fails("shape", lambda: y.sum().backward())
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t.double()):
        y = x.sin()
    x.grad = None
    fails("dtype", lambda: y.sum().backward())
    p(x.grad)
    with graph.saved_tensors_hooks(lambda t: t.add_(0), lambda t: t):
        fails("writes", lambda: (x * 1).sin())


@program
def saved_hooks_that_throw():
    x = leaf(1, 2)

    def throws(t):
        raise ValueError("boom")

    with graph.saved_tensors_hooks(throws, lambda t: t):
        fails("pack", lambda: x.sin())
    with graph.saved_tensors_hooks(lambda t: t, throws):
        y = x.sin()
        fails("attribute", lambda: y.grad_fn._saved_self)
    fails("unpack", lambda: y.sum().backward())
    fails("again", lambda: y.sum().backward())
    p(x.grad)


@program
def saved_hooks_and_versions():
    x = leaf(1, 2)
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t):
        w = x * 1
        y = w.sin()
    w.add_(1)
    fails("input", lambda: y.sum().backward())
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t):
        y = x.exp()
    y.add_(1)
    fails("output", lambda: y.sum().backward())
    with graph.saved_tensors_hooks(lambda t: t.clone(), lambda t: t):
        w = x * 1
        y = w.sin()
    w.add_(1)
    fails("copied", lambda: y.sum().backward())
    p(x.grad)


@program
def saved_hooks_disabled():
    x = leaf(1, 2)
    with graph.disable_saved_tensors_hooks("not here"):
        fails("enter", lambda: graph.saved_tensors_hooks(lambda t: t, lambda t: t).__enter__())
        fails("cpu", lambda: graph.save_on_cpu().__enter__())
        with graph.disable_saved_tensors_hooks("nor here"):
            fails("inner", lambda: graph.saved_tensors_hooks(lambda t: t, lambda t: t).__enter__())
        fails("after", lambda: graph.saved_tensors_hooks(lambda t: t, lambda t: t).__enter__())
        y = x.sin()
        fails("raw", lambda: y.grad_fn._raw_saved_self.register_hooks(lambda t: t, lambda t: t))
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t):
        fails("while on", lambda: graph.disable_saved_tensors_hooks("late").__enter__())


@program
def raw_saved():
    x = leaf(1, 2)
    y = x.sin()
    raw = y.grad_fn._raw_saved_self
    fails("first", lambda: raw.register_hooks(lambda t: p("pack") or t * 2, lambda t: p("unpack") or t))
    fails("second", lambda: raw.register_hooks(lambda t: t, lambda t: t))
    p(y.grad_fn._saved_self)
    y.sum().backward()
    p(x.grad)
    fails("freed", lambda: raw.register_hooks(lambda t: t, lambda t: t))
    fails("freed raw", lambda: y.grad_fn._raw_saved_self and None)
    y = x.exp()
    raw = y.grad_fn._raw_saved_result
    fails("result", lambda: raw.register_hooks(lambda t: t, lambda t: t))
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t):
        y = x.sin()
    fails("hooked", lambda: y.grad_fn._raw_saved_self.register_hooks(lambda t: t, lambda t: t))
    y = x.detach() * x
    fails("none", lambda: y.grad_fn._raw_saved_other.register_hooks(lambda t: t, lambda t: t))
    p(y.grad_fn._saved_other, y.grad_fn._saved_self)
    fails("missing", lambda: y.grad_fn._saved_nothing)


@program
def saved_on_cpu():
    x = leaf(1, 2)
    with graph.save_on_cpu():
        y = x * x
        z = Inner.apply(y)
    p(y.grad_fn._saved_self, y.grad_fn._saved_self is x)
    z.sum().backward()
    p(x.grad)


@program
def mutation_allowed():
    x = leaf(1, 2)
    with graph.allow_mutation_on_saved_tensors():
        w = x * 1
        y = w.sin() + w * w
        w.mul_(0)
        y.sum().backward()
        p(x.grad, w)
        v = x * 1
        z = v * v
        v.add_(1)
    fails("outside", lambda: z.sum().backward())
    with graph.allow_mutation_on_saved_tensors():
        w = x * 1
        y = Inner.apply(w)
        w.mul_(0)
        y.sum().backward()
        p(x.grad)
    with graph.allow_mutation_on_saved_tensors():
        fails("nested", lambda: graph.allow_mutation_on_saved_tensors().__enter__())
