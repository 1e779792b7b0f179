"""Programs about hooks of modules."""
import torch
from torch import nn
from torch.autograd import grad
from torch.nn.modules.module import (
    register_module_forward_hook, register_module_forward_pre_hook, register_module_full_backward_hook,
    register_module_full_backward_pre_hook)

from .programs import fails, name, p, program
from .programs_hooks import leaf


class Times(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.k = k
        self.weight = nn.Parameter(torch.tensor([float(k)]))

    def forward(self, x):
        return x * self.weight


def watch(label, module):
    module.register_forward_pre_hook(lambda m, args: p(label, "pre", *args))
    module.register_forward_hook(lambda m, args, out: p(label, "forward", out))
    module.register_full_backward_pre_hook(lambda m, go: p(label, "backward pre", *go))
    module.register_full_backward_hook(lambda m, gi, go: p(label, "backward", *gi, *go))


@program
def hooks_of_sequential():
    net = nn.Sequential(Times(2), nn.Tanh(), Times(3))
    watch("net", net)
    watch("first", net[0])
    watch("last", net[2])
    x = torch.zeros(2, requires_grad=True)
    y = net(x)
    p(y, name(y.grad_fn))
    y.sum().backward()
    p(x.grad, net[0].weight.grad, net[2].weight.grad)
    x.grad = None
    net(x.detach()).sum().backward()
    with torch.no_grad():
        p(net(x))


@program
def hooks_of_writing_modules():
    net = nn.Sequential(Times(2), nn.ReLU(inplace=True))
    net[0].register_full_backward_hook(lambda m, gi, go: p("times", *gi, *go))
    fails("output written", lambda: net(leaf(1, 2)))
    net = nn.Sequential(Times(2), nn.ReLU(inplace=True))
    net[1].register_full_backward_hook(lambda m, gi, go: p("relu", *gi, *go))
    fails("input written", lambda: net(leaf(1, 2)))
    net = nn.Sequential(Times(2), nn.ReLU(inplace=True))
    net.register_full_backward_hook(lambda m, gi, go: p("net", *gi, *go))
    x = leaf(1, -2)
    y = net(x)
    p(y)
    y.sum().backward()
    p(x.grad)
    fails("result written", lambda: y.mul_(2))
    net = nn.Sequential(Times(2), nn.ReLU(inplace=True))
    net[0].register_forward_hook(lambda m, args, out: p("seen", out))
    p(net(x))


@program
def results_of_module_hooks():
    def attempt(label, hook, pre=False):
        m = Times(2)
        m.register_full_backward_pre_hook(hook) if pre else m.register_full_backward_hook(hook)
        x = leaf(1, 2)
        fails(label, lambda: m(x).sum().backward())
        p(x.grad, m.weight.grad)

    attempt("tuple", lambda m, gi, go: (gi[0] * 10,))
    attempt("nones", lambda m, gi, go: (None,))
    attempt("too many", lambda m, gi, go: (gi[0], gi[0]))
    attempt("shape", lambda m, gi, go: (torch.ones(3),))
    attempt("pre", lambda m, go: (go[0] * 10,), True)
    attempt("pre too many", lambda m, go: (go[0], go[0]), True)
    attempt("pre shape", lambda m, go: (torch.ones(3),), True)


@program
def several_module_hooks():
    m = Times(2)
    m.register_full_backward_hook(lambda m, gi, go: (gi[0] * 10,))
    m.register_full_backward_hook(lambda m, gi, go: p("second", *gi, *go))
    m.register_full_backward_hook(lambda m, gi, go: p("first", *gi, *go), prepend=True)
    m.register_full_backward_pre_hook(lambda m, go: (go[0] * 3,))
    handle = m.register_full_backward_pre_hook(lambda m, go: p("pre", *go))
    m.register_forward_hook(lambda m, args, out: out + 1)
    m.register_forward_hook(lambda m, args, out: p("forward", out))
    m.register_forward_hook(lambda m, args, out: p("forward first", out), prepend=True)
    m.register_forward_pre_hook(lambda m, args: (args[0] * 5,))
    m.register_forward_pre_hook(lambda m, args: args[0] + 1)
    m.register_forward_pre_hook(lambda m, args: p("args", *args))
    x = leaf(1, 2)
    y = m(x)
    p(y, name(y.grad_fn))
    y.sum().backward()
    p(x.grad, m.weight.grad)
    handle.remove()
    m(x).sum().backward()
    p(x.grad)


@program
def module_hooks_and_double_backward():
    m = Times(2)
    watch("m", m)
    x = leaf(1, 2)
    y = m(x).pow(2).sum()
    (g,) = grad(y, x, create_graph=True)
    p(g)
    p(*grad(g.sum(), [x, m.weight]))
    m(x).sum().backward(inputs=[m.weight])
    p(m.weight.grad, x.grad)


@program
def module_hooks_without_input_gradients():
    m = Times(2)
    m.register_full_backward_hook(lambda m, gi, go: p("backward", *gi, *go))
    y = m(torch.ones(2))
    p(y)
    y.sum().backward()
    m.weight.requires_grad_(False)
    y = m(torch.ones(2))
    p(y.requires_grad)
    x = leaf(1, 2)
    m(x).sum().backward()
    p(x.grad)


@program
def old_backward_hooks():
    m = Times(2)
    m.register_backward_hook(lambda m, gi, go: p("old", *gi, *go))
    fails("both", lambda: m.register_full_backward_hook(lambda m, gi, go: None) and None)
    x = leaf(1, 2)
    y = m(x)
    p(y)
    y.sum().backward()
    m = Times(2)
    m.register_full_backward_hook(lambda m, gi, go: None)
    fails("other way", lambda: m.register_backward_hook(lambda m, gi, go: None) and None)
    net = nn.Sequential(Times(2), Times(3))
    net.register_backward_hook(lambda m, gi, go: p("net", *gi, *go))
    net(x).sum().backward()


@program
def module_hooks_that_throw():
    m = Times(2)
    always = m.register_forward_hook(lambda m, args, out: p("always", out), always_call=True)

    def throws(*args):
        raise ValueError("boom")

    handle = m.register_forward_pre_hook(throws)
    fails("pre", lambda: m(leaf(1)))
    handle.remove()
    handle = m.register_forward_hook(throws)
    fails("forward", lambda: m(leaf(1)))
    handle.remove()
    m.register_full_backward_hook(throws)
    fails("backward", lambda: m(leaf(1)).sum().backward())
    p(m.weight.grad)
    always.remove()


@program
def module_hooks_that_remove_themselves():
    m = Times(2)
    handles = []
    handles.append(m.register_forward_hook(lambda m, args, out: p("forward once") or handles[0].remove()))
    handles.append(m.register_full_backward_hook(lambda m, gi, go: p("backward once") or handles[1].remove()))
    m.register_forward_hook(lambda m, args, out: p("after"))
    m.register_full_backward_hook(lambda m, gi, go: p("backward after"))
    x = leaf(1)
    for _ in range(2):
        m(x).backward()
    y = m(x)
    handle = m.register_full_backward_hook(lambda m, gi, go: p("late"))
    y.backward()
    y = m(x)
    handle.remove()
    y.backward()


class TwoIn(nn.Module):
    def forward(self, a, b):
        return a * b, a + 1


@program
def modules_of_several_values():
    m = TwoIn()
    m.register_full_backward_hook(lambda m, gi, go: p("backward", *gi, *go))
    m.register_full_backward_pre_hook(lambda m, go: p("pre", *go))
    m.register_full_backward_hook(lambda m, gi, go: (gi[0] * 2, None))
    a, b = leaf(1, 2), leaf(3, 4)
    u, v = m(a, b)
    p(u, v, u.output_nr, v.output_nr)
    u.sum().backward(retain_graph=True)
    p(a.grad, b.grad)
    v.sum().backward()
    p(a.grad, b.grad)
    u, v = m(a, b.detach())
    (u + v).sum().backward()
    p(a.grad, b.grad)
