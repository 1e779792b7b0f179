"""Programs that mix: writes, functions, modules and hooks that meet."""
import torch
from torch import nn
from torch.autograd import Function, grad, graph

from .programs import fails, name, p, program
from .programs_functions import Exponential, Inner
from .programs_hooks import leaf
from .programs_modules import Times


class DirtyAndMore(Function):
    @staticmethod
    def forward(ctx, x, y):
        ctx.mark_dirty(x)
        x.mul_(y)
        ctx.save_for_backward(x, y)
        return x, x + y

    @staticmethod
    def backward(ctx, a, b):
        x, y = ctx.saved_tensors
        p("dirty", a, b, x.detach(), name(x.grad_fn))
        return (a + b) * y, b


@program
def dirty_and_saved():
    x, y = leaf(1, 2), leaf(3, 4)
    t = x * 1
    a, b = DirtyAndMore.apply(t, y)
    p(a is t, a, b, t._version, a.output_nr, b.output_nr)
    (a + b).sum().backward(retain_graph=True)
    p(x.grad, y.grad)
    a.add_(1)
    fails("written", lambda: (a + b).sum().backward())
    t = x * 1
    fails("one tensor twice", lambda: DirtyAndMore.apply(t, t)[0].sum().backward())
    p(t)


class WritesUnmarked(Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2)
        return x

    @staticmethod
    def backward(ctx, g):
        return g * 2


@program
def unmarked_writes():
    x = leaf(1, 2)
    t = x * 1
    y = WritesUnmarked.apply(t)
    p(y is t, y, t, t._version, name(t.grad_fn))
    y.sum().backward()
    p(x.grad)
    fails("leaf", lambda: WritesUnmarked.apply(x))
    p(x, x._version)


class Broadcast(Function):
    @staticmethod
    def forward(ctx, x, y):
        return x * y

    @staticmethod
    def backward(ctx, g):
        return g * 2, g * 3


@program
def gradients_summed_to_shape():
    x, y = torch.tensor(2.0, requires_grad=True), torch.ones(1, 3, requires_grad=True)
    z = Broadcast.apply(x, y.expand(2, 3))
    z.sum().backward()
    p(x.grad, y.grad)
    x, y = torch.ones(2, 1, requires_grad=True), torch.ones(3, requires_grad=True)
    Broadcast.apply(x, y).sum().backward()
    p(x.grad, y.grad)
    h = torch.ones(2, dtype=torch.float64, requires_grad=True)
    f = torch.ones(2, requires_grad=True)
    Broadcast.apply(h, f).sum().backward()
    p(h.grad, f.grad)
    c = torch.ones(2, dtype=torch.complex64, requires_grad=True)
    f.grad = None
    fails("complex", lambda: Broadcast.apply(c, f).sum().abs().backward())
    p(c.grad, f.grad)


@program
def requires_grad_changes():
    x = leaf(1, 2)
    y = x * 2
    fails("non-leaf", lambda: setattr(y, "requires_grad", False))
    fails("method", lambda: y.requires_grad_(False))
    fails("true", lambda: y.requires_grad_())
    fails("integer", lambda: torch.ones(2, dtype=torch.int64).requires_grad_())
    x.register_hook(lambda g: p("hook", g))
    x.requires_grad_(False)
    p((x * 2).requires_grad)
    fails("graph from before", lambda: y.sum().backward())
    p(x.grad)
    x.requires_grad_()
    (x * 3).sum().backward()
    p(x.grad)
    y = x * 2
    y.register_hook(lambda g: p("y", g))
    y.retain_grad()
    z = y.sum()
    y.detach_()
    p(y.requires_grad, y.is_leaf, name(y.grad_fn), y.retains_grad)
    z.backward()
    p(x.grad)
    fails("grad", lambda: y.grad)


@program
def leaf_becomes_non_leaf():
    w = leaf(1, 2)
    x = torch.zeros(2)
    v = x[0]
    x.add_(w)
    p(x.requires_grad, x.is_leaf, v.requires_grad, name(v.grad_fn), name(x.grad_fn))
    x.register_hook(lambda g: p("x", g))
    v.register_hook(lambda g: p("v", g))
    (v * 2 + x.sum()).backward()
    p(w.grad)
    z = torch.zeros(2)
    z[0].add_(w[0])
    p(name(z.grad_fn), z)
    fails("integer", lambda: torch.zeros(2, dtype=torch.int64).add_(w))
    a = torch.zeros(1)
    fails("broadcast", lambda: a.add_(w))


@program
def data_and_versions():
    x = leaf(1, 2)
    y = x.exp()
    v = y._version
    y.data.mul_(2)
    p(y._version - v)
    y.detach().zero_()
    p(y._version - v)
    fails("detached", lambda: y.sum().backward())
    y = None
    x.data = torch.tensor([5.0, 6.0, 7.0])
    p(x, x._version)
    fails("other size", lambda: (x * x).sum().backward())
    p(x.grad)
    fails("dtype", lambda: setattr(x, "data", torch.ones(2, dtype=torch.int64)))
    with torch.no_grad():
        a = x.view(3)
        a.mul_(2)
    p(x._version, a._version, a is x)
    y = x * x
    with torch.no_grad():
        x[0] = 9
    fails("saved leaf", lambda: y.sum().backward())


@program
def inputs_of_backward():
    x, w = leaf(1, 2), leaf(3, 4)
    y = x * w
    y.register_hook(lambda g: p("y", g))
    x.register_post_accumulate_grad_hook(lambda t: p("x post", t.grad))
    w.register_post_accumulate_grad_hook(lambda t: p("w post", t.grad))
    z = (y * y).sum()
    z.backward(inputs=[x], retain_graph=True)
    z.backward(inputs=[x, x], retain_graph=True)
    p(x.grad, w.grad)
    fails("empty", lambda: z.backward(inputs=[]))
    fails("no grad", lambda: z.backward(inputs=[torch.ones(1)]))
    fails("unused", lambda: z.backward(inputs=[leaf(1)], retain_graph=True))
    z.backward(inputs=w, create_graph=True)
    p(w.grad)
    z.backward(inputs=[y, w])
    p(w.grad)
    p(y.grad)


@program
def retained_gradients_with_graphs():
    x = leaf(1, 2)
    y = x * x
    y.retain_grad()
    z = (y * y).sum()
    z.backward(create_graph=True)
    p(y.grad, x.grad)
    first = y.grad
    z.backward()
    p(y.grad is first, y.grad, first)
    x.grad = None
    y = x * 1
    y.retain_grad()
    (y * 2).sum().backward(retain_graph=True)
    kept = y.grad
    (y * 3).sum().backward(retain_graph=True)
    p(kept is y.grad, kept)
    y.grad = None
    y.register_hook(lambda g: None)
    y.sum().backward(torch.tensor(4.0))
    p(y.grad)


@program
def gradient_edges():
    x = leaf(1, 2)
    y = x * 2
    edge = graph.get_gradient_edge(y)
    leaf_edge = graph.get_gradient_edge(x)
    p(edge.node.name(), edge.output_nr, leaf_edge.node.name())
    y.mul_(3)
    z = (y * y).sum()
    p(*grad(z, [edge, leaf_edge], retain_graph=True))
    y.register_hook(lambda g: g * 10)
    p(*grad(z, [edge, y, x], retain_graph=True))
    p(*grad([edge], [x], [torch.ones(2)], retain_graph=True))
    torch.autograd.backward([edge], [torch.ones(2)])
    p(x.grad)
    fails("no grad", lambda: graph.get_gradient_edge(torch.ones(1)))
    fails("count", lambda: grad(edge, [x])[0])
    fails("materialize", lambda: grad(x.sum(), [edge], materialize_grads=True)[0])


@program
def same_hook_twice():
    x = leaf(1, 2)
    y = x * 2

    def doubles(g):
        return g * 2

    first = y.register_hook(doubles)
    second = y.register_hook(doubles)
    y.sum().backward(retain_graph=True)
    p(x.grad)
    first.remove()
    x.grad = None
    y.sum().backward(retain_graph=True)
    p(x.grad)
    with second:
        x.grad = None
        y.sum().backward(retain_graph=True)
        p(x.grad)
    x.grad = None
    y.sum().backward()
    p(x.grad)


@program
def modules_used_twice():
    m = Times(2)
    m.register_full_backward_pre_hook(lambda m, go: p("pre", *go))
    m.register_full_backward_hook(lambda m, gi, go: p("post", *gi, *go))
    x = leaf(1, 2)
    y = m(m(x))
    y.sum().backward(retain_graph=True)
    p(x.grad, m.weight.grad)
    y.sum().backward()
    p(x.grad, m.weight.grad)
    a = m(x)
    (a.sum() + (a * 2).sum()).backward()
    p(x.grad)
    net = nn.Sequential(nn.Identity(), nn.Sequential(nn.Identity()))
    net[1].register_full_backward_hook(lambda m, gi, go: (gi[0] * 3,))
    net[0].register_full_backward_pre_hook(lambda m, go: (go[0] + 1,))
    y = net(x)
    p(y, y is x)
    x.grad = None
    y.sum().backward()
    p(x.grad)


@program
def module_hooks_that_replace():
    m = Times(2)
    m.register_forward_hook(lambda m, args, out: out.detach())
    m.register_full_backward_hook(lambda m, gi, go: p("never", *gi))
    x = leaf(1, 2)
    y = m(x)
    p(y, y.requires_grad)
    m = Times(2)
    m.register_forward_pre_hook(lambda m, args: args[0].detach())
    m.register_full_backward_hook(lambda m, gi, go: p("post", *gi, *go))
    y = m(x)
    p(y)
    y.sum().backward()
    p(x.grad, m.weight.grad)
    m = Times(2)
    m.register_full_backward_hook(lambda m, gi, go: (go[0],))
    fails("without inputs", lambda: m(torch.ones(2)).sum().backward())
    m = Times(2)
    m.register_full_backward_hook(lambda m, gi, go: (torch.ones(2, dtype=torch.float64),))
    fails("dtype", lambda: m(x).sum().backward())


@program
def saved_values_unpacked():
    x = leaf(1, 2)
    count = [0]

    def unpack(t):
        count[0] += 1
        return t

    with graph.saved_tensors_hooks(lambda t: p("pack", t.shape, t.dtype) or t, unpack):
        y = (x * torch.tensor(2.0)) * (x * 3) + x.pow(2).sum() + torch.stack([x, x]).max()
        y = y.sigmoid().softmax(0).clamp(0, 1) / x
    y.sum().backward(retain_graph=True)
    p(count[0])
    y.sum().backward()
    p(count[0])
    fails("freed", lambda: y.sum().backward())
    p(count[0])


@program
def saved_hooks_that_compute():
    x = leaf(1, 2)

    def pack(t):
        p("pack", torch.is_grad_enabled(), (t * 2).requires_grad)
        return t

    def unpack(t):
        p("unpack", torch.is_grad_enabled())
        return t

    with graph.saved_tensors_hooks(pack, unpack):
        y = x.sin()
        z = Exponential.apply(y)
    z.sum().backward(retain_graph=True)
    p(*grad(z.sum(), x, create_graph=True))
    with graph.saved_tensors_hooks(lambda t: t.detach(), lambda t: t):
        y = x * x
    (g,) = grad(y.sum(), x, create_graph=True)
    p(g)
    with graph.saved_tensors_hooks(lambda t: t.detach(), lambda t: t):
        y = Inner.apply(x)
    (g,) = grad(y.sum(), x, create_graph=True)
    p(g)


@program
def double_backward_of_writes():
    x = leaf(1, 2)
    y = x * x
    v = y[:1]
    v.mul_(x[1])
    y.retain_grad()
    v.register_hook(lambda g: p("v", g))
    (g,) = grad((y * v).sum(), x, create_graph=True)
    p(g)
    g.register_hook(lambda g: p("g", g))
    (h,) = grad(g.sum(), x)
    p(h)
    a = x * 1
    b = a.view(2, 1)
    b.exp_()
    a.sin_()
    p(name(a.grad_fn), name(b.grad_fn))
    a = x * 1
    a.view(2, 1).mul_(a.detach().view(2, 1).clone() * x[0])
    a.mul_(3)
    (g,) = grad((a * a).sum(), x, create_graph=True)
    p(g, *grad(g.sum(), x))


@program
def writes_in_hooks():
    x = leaf(1, 2)
    y = x * 2
    z = y * y
    def writes(g):
        with torch.no_grad():
            y.mul_(2)

    z.register_hook(writes)
    fails("saved", lambda: z.sum().backward())
    p(x.grad, y.detach())
    y = x * 2
    z = y.sum()
    z.register_hook(lambda g: y.retain_grad())
    z.backward()
    p(y.grad, x.grad)
    y = x * 2
    z = y * 3
    late = []
    z.register_hook(lambda g: late.append(y * 5))
    z.sum().backward()
    p(late[0], late[0].requires_grad)
