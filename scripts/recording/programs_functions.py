"""Programs about custom functions."""
import torch
from torch.autograd import Function, grad
from torch.autograd.function import once_differentiable

from .programs import fails, name, p, program
from .programs_hooks import leaf


class Scale(Function):
    @staticmethod
    def forward(ctx, x, k, y):
        p("needs", *ctx.needs_input_grad, torch.is_grad_enabled(), x.requires_grad)
        ctx.k = k
        ctx.save_for_backward(x, y)
        return x * k + y

    @staticmethod
    def backward(ctx, g):
        p("backward", *ctx.needs_input_grad, torch.is_grad_enabled())
        x, y = ctx.saved_tensors
        return g * ctx.k, None, g


@program
def what_needs_grad():
    x, w = leaf(1, 2), leaf(3, 4)
    y = Scale.apply(x, 2, w)
    p(y, name(y.grad_fn), [name(f) for f, _ in y.grad_fn.next_functions], y.is_leaf)
    y.sum().backward()
    y = Scale.apply(x.detach(), 2.5, w)
    p([name(f) for f, _ in y.grad_fn.next_functions])
    p(*grad(y.sum(), w))
    y = Scale.apply(x.detach(), 2, w.detach())
    p(y.requires_grad, name(y.grad_fn))
    with torch.no_grad():
        p(Scale.apply(x, 2, w).requires_grad)
    y = Scale.apply(x, 3, w)
    p(*grad(y.sum(), x, create_graph=True))
    p(x.grad, w.grad)


RESULT = []


class Returning(Function):
    @staticmethod
    def forward(ctx, x, k):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return RESULT[-1](g)


@program
def results_of_backward():
    x = leaf(1, 2)

    def attempt(label, result, vector=None):
        RESULT.append(result)
        x.grad = None
        y = Returning.apply(x * 1, 2)
        fails(label, lambda: y.backward(torch.ones(2) if vector is None else vector))
        p(x.grad)

    attempt("one too few", lambda g: g)
    attempt("none too many", lambda g: (g, None, None, None))
    attempt("too many", lambda g: (g, None, g))
    attempt("to a number", lambda g: (g, g))
    attempt("none", lambda g: (None, None))
    attempt("shape", lambda g: (torch.ones(3), None))
    attempt("expanded", lambda g: (torch.ones(4, 2), None))
    attempt("scalar", lambda g: (torch.tensor(3.0), None))
    attempt("one", lambda g: (torch.ones(1), None))
    attempt("dtype", lambda g: (g.double() / 3, None))
    attempt("complex", lambda g: (torch.complex(g, g), None))
    attempt("integer", lambda g: (g.long(), None))


class NoneBackward(Function):
    @staticmethod
    def forward(ctx, x, y):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return None


@program
def none_for_all():
    x = leaf(1)
    fails("two inputs", lambda: NoneBackward.apply(x, x).backward())
    p(x.grad)


class InPlace(Function):
    @staticmethod
    def forward(ctx, x, y):
        ctx.mark_dirty(x)
        return x.mul_(y)

    @staticmethod
    def backward(ctx, g):
        return g * 2, None


class DirtyNotReturned(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(2).clone()

    @staticmethod
    def backward(ctx, g):
        return g


class DirtyNotInput(Function):
    @staticmethod
    def forward(ctx, x):
        y = x * 2
        ctx.mark_dirty(y)
        return y

    @staticmethod
    def backward(ctx, g):
        return g


@program
def dirty_inputs():
    x, k = leaf(1, 2), torch.tensor([2.0, 2.0])
    fails("leaf", lambda: InPlace.apply(x, k))
    y = x * 1
    y.register_hook(lambda g: p("before", g))
    y.retain_grad()
    z = InPlace.apply(y, k)
    y.register_hook(lambda g: p("after", g))
    p(z is y, name(y.grad_fn), y._version, name(y.grad_fn.next_functions[0][0]))
    y.sum().backward()
    p(x.grad, y.grad)
    y = x * 1
    v = y[0]
    z = InPlace.apply(v, k[0])
    p(z is v, name(v.grad_fn), name(y.grad_fn), y)
    y.sum().backward()
    p(x.grad)
    fails("not returned", lambda: DirtyNotReturned.apply(x * 1))
    fails("not an input", lambda: DirtyNotInput.apply(x * 1))
    y = torch.ones(2)
    p(InPlace.apply(y, k) is y, y, y._version, y.requires_grad)
    fails("view of leaf", lambda: InPlace.apply(x[:1], k[0]))
    a, b = (x * 1).unbind()
    fails("unbind", lambda: InPlace.apply(a, k[0]))


class Identity(Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, g):
        p("identity", g)
        return g * 10


class ViewOf(Function):
    @staticmethod
    def forward(ctx, x):
        return x.view(2, 1)

    @staticmethod
    def backward(ctx, g):
        return g.view(2)


class TwoViews(Function):
    @staticmethod
    def forward(ctx, x):
        return x[:1], x[1:]

    @staticmethod
    def backward(ctx, a, b):
        return torch.cat([a, b])


@program
def inputs_and_views_returned():
    x = leaf(1, 2)
    y = Identity.apply(x)
    p(y is x, y, y._is_view(), y._base is x, y.data_ptr() == x.data_ptr())
    y.sum().backward()
    p(x.grad)
    y = Identity.apply(x * 1)
    fails("write", lambda: y.add_(1))
    y = ViewOf.apply(x * 1)
    p(y._is_view(), name(y.grad_fn), y)
    fails("write view", lambda: y.add_(1))
    y, z = TwoViews.apply(x * 1)
    fails("write many", lambda: y.add_(1))
    base = x * 1
    y = ViewOf.apply(base)
    base.mul_(3)
    fails("base written", lambda: y.grad_fn and None)
    p(y.detach())
    with torch.no_grad():
        y = Identity.apply(x)
    p(y is x, y.requires_grad, y._is_view())
    n = torch.ones(2)
    y = Identity.apply(n)
    p(y is n, y.requires_grad, y._is_view())


class Several(Function):
    @staticmethod
    def forward(ctx, x, materialize):
        ctx.set_materialize_grads(materialize)
        top, at = x.max(0)
        ctx.mark_non_differentiable(at)
        return x * 2, at, top * 3, x * 4

    @staticmethod
    def backward(ctx, a, b, c, d):
        p("grads", a, b, c, d)
        return (a if a is not None else 0) + (d if d is not None else torch.zeros(2)), None


@program
def several_outputs():
    x = leaf(1, 2)
    for materialize in (True, False):
        a, at, top, d = Several.apply(x, materialize)
        p(a, at, top, d, at.requires_grad, name(at.grad_fn), a.output_nr, top.output_nr, d.output_nr)
        fails("hook", lambda: at.register_hook(lambda g: None))
        d.sum().backward(retain_graph=True)
        (a.sum() + top).backward()
        p(x.grad)
        x.grad = None


class MarkedAll(Function):
    @staticmethod
    def forward(ctx, x):
        y = x * 2
        ctx.mark_non_differentiable(y)
        return y

    @staticmethod
    def backward(ctx, g):
        raise ValueError("never")


class SameTwice(Function):
    @staticmethod
    def forward(ctx, x):
        y = x * 2
        return y, y

    @staticmethod
    def backward(ctx, a, b):
        p("grads", a, b)
        return a * 3 + b


@program
def odd_outputs():
    x = leaf(1, 2)
    y = MarkedAll.apply(x)
    p(y, y.requires_grad, name(y.grad_fn), y.is_leaf)
    fails("backward", lambda: y.sum().backward())
    a, b = SameTwice.apply(x)
    p(a is b, a, a.output_nr, b.output_nr)
    (a + b * 2).sum().backward()
    p(x.grad)
    p(Integer.apply(x), x.requires_grad)


class Integer(Function):
    @staticmethod
    def forward(ctx, x):
        return x.long()

    @staticmethod
    def backward(ctx, g):
        p("integer", g)
        return g


class Exponential(Function):
    @staticmethod
    def forward(ctx, x):
        y = x.exp()
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        (y,) = ctx.saved_tensors
        p("saved", y)
        return g * y


class Inner(Function):
    @staticmethod
    def forward(ctx, x):
        t = x * 2
        ctx.save_for_backward(x, t)
        ctx.t = t
        return t * x

    @staticmethod
    def backward(ctx, g):
        x, t = ctx.saved_tensors
        p("inner", x, t, t.requires_grad)
        return g * t


@program
def saved_by_functions():
    x = torch.zeros(2, requires_grad=True)
    y = Exponential.apply(x)
    (g,) = grad(y.sum(), x, create_graph=True)
    p(g, *grad(g.sum(), x))
    y = Exponential.apply(x)
    y.add_(1)
    fails("output written", lambda: y.sum().backward())
    w = x * 1
    y = Inner.apply(w)
    w.add_(1)
    fails("input written", lambda: y.sum().backward())
    y = Inner.apply(x)
    y.grad_fn.t.add_(1)
    fails("intermediate written", lambda: y.sum().backward())
    y = Inner.apply(x)
    p(*y.grad_fn.saved_tensors)
    y.sum().backward(retain_graph=True)
    y.sum().backward()
    fails("freed", lambda: y.sum().backward())
    fails("freed attribute", lambda: y.grad_fn.saved_tensors and None)


class Once(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    @once_differentiable
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        p("once", torch.is_grad_enabled(), x.requires_grad)
        return g * x * 2


@program
def once_differentiable_function():
    x = leaf(1, 2)
    y = Once.apply(x)
    (g,) = grad(y.sum(), x, create_graph=True)
    p(g, name(g.grad_fn))
    fails("twice", lambda: grad(g.sum(), x))
    (g,) = grad(Once.apply(x).sum(), x)
    p(g)
    v = leaf(1, 1)
    (g,) = grad(Once.apply(x), x, v, create_graph=True)
    p(g, name(g.grad_fn))
    fails("by vector", lambda: grad(g.sum(), v))


class Throwing(Function):
    @staticmethod
    def forward(ctx, x, where):
        if where == "forward":
            raise ValueError("boom")
        return x * 2

    @staticmethod
    def backward(ctx, g):
        raise ValueError("bang")


class NoBackward(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2


class NoForward(Function):
    @staticmethod
    def backward(ctx, g):
        return g


@program
def functions_that_fail():
    x = leaf(1, 2)
    fails("forward", lambda: Throwing.apply(x, "forward"))
    y = Throwing.apply(x, "backward")
    fails("backward", lambda: y.sum().backward())
    fails("backward again", lambda: y.sum().backward())
    y = NoBackward.apply(x)
    p(y)
    fails("no backward", lambda: y.sum().backward())
    fails("no forward", lambda: NoForward.apply(x))


class Strides(Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        p("strides", g.stride(), g.is_contiguous(), g.dtype)
        return g


@program
def gradients_of_any_layout():
    x = torch.ones(2, 3, requires_grad=True)
    Strides.apply(x).sum().backward()
    p(x.grad.stride())
    x.grad = None
    Strides.apply(x).t().backward(torch.arange(6.0).view(3, 2))
    p(x.grad.stride(), x.grad)
    x.grad = None
    Strides.apply(x)[:, 1].sum().backward()
    p(x.grad.stride(), x.grad)


class Setup(Function):
    @staticmethod
    def forward(x, k):
        p("forward", torch.is_grad_enabled())
        return x * k, k + 1

    @staticmethod
    def setup_context(ctx, inputs, output):
        x, k = inputs
        p("setup", x, k, output[0], output[1], x.requires_grad, output[0].requires_grad, torch.is_grad_enabled())
        ctx.k = k
        ctx.save_for_backward(x, output[0])
        ctx.set_materialize_grads(False)

    @staticmethod
    def backward(ctx, g, other):
        p("backward", g, other, *ctx.saved_tensors)
        return g * ctx.k, None


@program
def setup_context_of_function():
    x = leaf(1, 2)
    y, k = Setup.apply(x, 3)
    p(y, k)
    y.retain_grad()
    (g,) = grad(y.sum(), x, create_graph=True)
    p(g)
    y.sum().backward()
    p(x.grad)


class Attributes(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.made = "here"
        return x + 1

    @staticmethod
    def backward(ctx, g):
        p("made", ctx.made)
        ctx.seen = 1
        return g


@program
def function_nodes():
    x = leaf(1, 2)
    y = Attributes.apply(x)
    node = y.grad_fn
    p(node.name(), node.made, len(node.next_functions), y)
    node.register_prehook(lambda gs: p("pre", *gs))
    node.register_hook(lambda gi, go: p("post", *gi, *go))
    y.register_hook(lambda g: g * 2)
    y.sum().backward()
    p(node.seen, x.grad)
    fails("missing", lambda: node.other)
    fails("again", lambda: y.sum().backward())


class WritesGradient(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g.mul_(2)


class Kept(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return KEPT[0]


KEPT = []


@program
def gradients_shared_with_functions():
    x = leaf(1, 2)
    v = torch.ones(2)
    WritesGradient.apply(x).backward(v)
    p(v, x.grad)
    x.grad = None
    KEPT[:] = [torch.ones(2)]
    Kept.apply(x).backward(v)
    x.grad.add_(1)
    p(KEPT[0], x.grad, x.grad is KEPT[0])


class Doubled(Function):
    @staticmethod
    def forward(ctx, x):
        with torch.enable_grad():
            y = x.detach().requires_grad_() * 2
        p("inside", y.requires_grad)
        return y

    @staticmethod
    def backward(ctx, g):
        return g * 5


@program
def grad_mode_inside_forward():
    x = leaf(1, 2)
    y = Doubled.apply(x)
    p(y, [name(f) for f, _ in y.grad_fn.next_functions])
    y.sum().backward()
    p(x.grad)
    p(Doubled.apply(x.detach()).requires_grad)


class Nested(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return Exponential.apply(x)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        with torch.enable_grad():
            t = x.detach().requires_grad_()
            Exponential.apply(t).sum().backward()
        return t.grad * g


@program
def functions_inside_functions():
    x = torch.zeros(2, requires_grad=True)
    y = Nested.apply(x)
    p(y)
    y.sum().backward()
    p(x.grad)
    (g,) = grad(Nested.apply(x).sum(), x, create_graph=True)
    p(g)
