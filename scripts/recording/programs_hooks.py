"""Programs about hooks of tensors and nodes, gradients kept, views and writes in place."""
import torch
from torch.autograd import grad
from torch.autograd.graph import register_multi_grad_hook

from .programs import fails, name, p, program


def leaf(*values):
    return torch.tensor([float(v) for v in values], requires_grad=True)


@program
def order_of_all_hooks():
    x = leaf(1, 2)
    y = x * 2
    y.register_hook(lambda g: p("y first", g))
    y.retain_grad()
    y.grad_fn.register_prehook(lambda gs: p("y node pre", *gs))
    y.register_hook(lambda g: g * 10)
    y.register_hook(lambda g: p("y last", g))
    y.grad_fn.register_hook(lambda gi, go: p("y node post", *gi, *go))
    x.register_hook(lambda g: p("x hook", g))
    x.register_post_accumulate_grad_hook(lambda t: p("x post", t.grad))
    node = y.grad_fn.next_functions[0][0]
    node.register_prehook(lambda gs: p("x node pre", *gs))
    node.register_hook(lambda gi, go: p("x node post", len(gi), *go))
    y.sum().backward()
    p(x.grad, y.grad)


@program
def hooks_of_inputs_of_grad():
    x = leaf(1, 2)
    y = x * 2
    z = y * 3
    y.register_hook(lambda g: g * 10)
    y.grad_fn.register_prehook(lambda gs: p("pre", *gs))
    y.grad_fn.register_hook(lambda gi, go: p("post", *gi))
    x.register_hook(lambda g: p("x hook", g))
    x.register_post_accumulate_grad_hook(lambda t: p("x post"))
    z.retain_grad()
    p(*grad(z.sum(), [y], retain_graph=True))
    p(*grad(z.sum(), [y, x], retain_graph=True))
    p(*grad(z.sum(), [x, y, x], retain_graph=True))
    p(x.grad, z.grad)
    z.sum().backward(inputs=[y], retain_graph=True)
    p(x.grad, y.grad, z.grad)
    z.sum().backward(inputs=[x, y])
    p(x.grad, y.grad, z.grad)


@program
def hooks_around_a_write():
    x = leaf(1, 2)
    y = x * 2
    y.register_hook(lambda g: p("before", g))
    y.retain_grad()
    old = y.grad_fn
    y.mul_(3)
    y.register_hook(lambda g: p("after", g))
    p(name(old), name(y.grad_fn), name(y.grad_fn.next_functions[0][0]), y._version, y.retains_grad)
    y.mul_(5)
    y.sum().backward()
    p(y.grad, x.grad)


@program
def hooks_of_views_and_writes():
    x = leaf(1, 2)
    base = x * 1
    view = base[0]
    view.register_hook(lambda g: p("view before", g))
    base.register_hook(lambda g: p("base before", g))
    p(name(base.grad_fn), name(view.grad_fn))
    view.mul_(2)
    p(name(base.grad_fn), name(view.grad_fn), base._version, view._version)
    view.register_hook(lambda g: p("view after", g))
    base.register_hook(lambda g: p("base after", g))
    base.add_(1)
    p(name(base.grad_fn), name(view.grad_fn))
    view.register_hook(lambda g: p("view last", g))
    (base.sum() + view * 7).backward()
    p(x.grad)


@program
def retained_view_and_write():
    x = leaf(1, 2)
    base = x * 1
    view = base[:1]
    view.retain_grad()
    base.retain_grad()
    view.mul_(4)
    p(view.retains_grad, base.retains_grad, name(view.grad_fn), name(base.grad_fn))
    base.sum().backward()
    p(base.grad, view.grad, x.grad)


@program
def write_through_base_and_retained_view():
    x = leaf(1, 2)
    base = x * 1
    view = base[:1]
    view.retain_grad()
    base.mul_(4)
    p(name(view.grad_fn), view.retains_grad)
    (view * 3).sum().backward()
    p(view.grad, x.grad)


@program
def hooks_that_remove():
    x = leaf(1)
    y = x * 2
    handles = []

    def once(g):
        p("once")
        handles[0].remove()

    def takes_next(g):
        p("takes next")
        handles[2].remove()

    handles.append(y.register_hook(once))
    handles.append(y.register_hook(takes_next))
    handles.append(y.register_hook(lambda g: p("next")))
    y.backward(retain_graph=True)
    p("again")
    y.backward(retain_graph=True)
    handles[1].remove()
    handles[1].remove()
    p("third")
    y.backward()


@program
def hooks_that_register():
    x = leaf(1)
    y = x * 2
    z = y * 3

    def adds(g):
        p("adds")
        z.register_hook(lambda g: p("same tensor"))
        y.register_hook(lambda g: p("further down"))
        x.register_hook(lambda g: p("leaf"))
        x.register_post_accumulate_grad_hook(lambda t: p("leaf post"))

    handle = z.register_hook(adds)
    z.backward(retain_graph=True)
    handle.remove()
    p("again")
    z.backward()


@program
def node_hooks_that_remove_and_register():
    x = leaf(1)
    y = x * 2
    node = y.grad_fn
    handles = []

    def pre(gs):
        p("pre")
        handles[0].remove()
        handles[1].remove()
        node.register_prehook(lambda gs: p("late pre"))
        node.register_hook(lambda gi, go: p("late post"))

    handles.append(node.register_prehook(pre))
    handles.append(node.register_prehook(lambda gs: p("second pre")))
    y.backward(retain_graph=True)
    p("again")
    y.backward()


@program
def hook_that_throws():
    x, w = leaf(1, 2), leaf(3, 4)
    y = x * w
    z = (y * y).sum()

    def throws(g):
        raise ValueError("boom")

    handle = y.register_hook(throws)
    fails("first", lambda: z.backward())
    p(x.grad, w.grad)
    handle.remove()
    fails("second", lambda: z.backward())
    handle = x.register_post_accumulate_grad_hook(throws)
    z = (x * w).sum()
    fails("post", lambda: z.backward())
    p(x.grad, w.grad)


@program
def node_hooks_that_throw():
    x = leaf(1)

    def throws(*gs):
        raise ValueError("boom")

    y = x.exp()
    y.grad_fn.register_prehook(throws)
    fails("pre", lambda: y.backward())
    y = x.exp()
    y.grad_fn.register_hook(throws)
    fails("post", lambda: y.backward())
    p(x.grad)
    fails("again", lambda: y.backward())


@program
def leaf_used_thrice():
    x = leaf(1, 2)
    x.register_hook(lambda g: p("hook", g))
    x.register_post_accumulate_grad_hook(lambda t: p("post", t.grad))
    (x * x + x.exp() * 0).sum().backward()
    torch.autograd.backward([x.sum(), (x * 2).sum()])
    x.backward(torch.ones(2))
    p(x.grad)


@program
def post_accumulate_hooks():
    x = leaf(1, 2)

    def first(t):
        p("first", t is x, t.grad, torch.is_grad_enabled())
        t.grad = None

    x.register_post_accumulate_grad_hook(first)
    handle = x.register_post_accumulate_grad_hook(lambda t: p("second", t.grad))
    (x * 2).sum().backward()
    p(x.grad)
    handle.remove()
    x.register_post_accumulate_grad_hook(lambda t: setattr(t, "grad", torch.zeros(2)))
    (x * 2).sum().backward(create_graph=True)
    p(x.grad)
    y = x * 2
    fails("non-leaf", lambda: y.register_post_accumulate_grad_hook(lambda t: None))
    fails("no grad", lambda: torch.ones(2).register_post_accumulate_grad_hook(lambda t: None))


@program
def post_accumulate_steps():
    x = leaf(1, 2)

    def step(t):
        with torch.no_grad():
            t.sub_(t.grad)
        t.grad = None

    x.register_post_accumulate_grad_hook(step)
    for _ in range(3):
        (x * x).sum().backward()
        p(x, x._version, x.grad)


@program
def multi_hooks_all():
    a, b, c = leaf(1), leaf(2), leaf(3)
    handle = register_multi_grad_hook([a, b, c], lambda gs: p("all", *gs))
    (a * b).backward()
    (a * b * c).backward()
    z = a * c
    z.backward(retain_graph=True)
    z.backward()
    fails("grad", lambda: grad(a * b, [a, b]))
    (a * b).backward(inputs=[a])
    handle.remove()
    (a * b).backward()


@program
def multi_hooks_any():
    a, b = leaf(1), leaf(2)
    c, d = a * 2, b * 3
    register_multi_grad_hook((c, d, a), lambda g: p("any", g), mode="any")
    (c * d).backward(retain_graph=True)
    d.backward(retain_graph=True)
    fails("grad", lambda: grad(c * d, [b])[0])


@program
def multi_hooks_refused():
    a = leaf(1)
    fails("mode", lambda: register_multi_grad_hook([a], lambda g: None, mode="some") and None)
    fails("no grad", lambda: register_multi_grad_hook([a, torch.ones(1)], lambda g: None) and None)
    fails("no grad any", lambda: register_multi_grad_hook([torch.ones(1)], lambda g: None, mode="any") and None)
    fails("empty", lambda: register_multi_grad_hook([], lambda g: None) and None)
    register_multi_grad_hook([a, a], lambda gs: p("twice", *gs))
    (a * 3).backward()


@program
def multi_hook_that_throws():
    a, b = leaf(1), leaf(2)

    def throws(gs):
        p("called", *gs)
        raise ValueError("boom")

    register_multi_grad_hook([a, b], throws)
    fails("first", lambda: (a * b).backward())
    p(a.grad, b.grad)
    fails("second", lambda: (a * b).backward())
    p(a.grad, b.grad)


@program
def wrong_results_of_hooks():
    x = leaf(1, 2)
    for made in (torch.ones(3), torch.ones(2, dtype=torch.float64), torch.ones(2, 2), torch.ones(1), torch.ones(2, dtype=torch.complex64)):
        y = x * 2

        def replaces(g):
            return made

        y.register_hook(replaces)
        fails("tensor", lambda: y.sum().backward())
        y = x * 2
        y.grad_fn.register_prehook(lambda gs: (made,))
        fails("pre", lambda: y.sum().backward())
        y = x * 2
        y.grad_fn.register_hook(lambda gi, go: (made, None))
        fails("post", lambda: y.sum().backward())
    y = x * 2
    y.grad_fn.register_prehook(lambda gs: (gs[0], gs[0]))
    fails("count pre", lambda: y.sum().backward())
    y = x * 2
    y.grad_fn.register_hook(lambda gi, go: (gi[0],))
    fails("count post", lambda: y.sum().backward())
    y = x * 2
    y.grad_fn.register_hook(lambda gi, go: (None, None))
    x.grad = None
    fails("none", lambda: y.sum().backward())
    p(x.grad)


@program
def where_hooks_are_refused():
    x = torch.ones(2)
    fails("hook", lambda: x.register_hook(lambda g: None))
    fails("retain", lambda: x.retain_grad())
    x.requires_grad_()
    fails("leaf", lambda: x.retain_grad())
    p(x.retains_grad)
    y = x * 2
    y.retain_grad()
    y.retain_grad()
    p(y.retains_grad)
    y.sum().backward()
    p(y.grad is y.grad, y.grad)
    fails("detached", lambda: y.detach().register_hook(lambda g: None))
    with torch.no_grad():
        fails("inside no_grad", lambda: y.register_hook(lambda g: None) and None)
    z = y.sum()
    fails("twice", lambda: z.backward())
    fails("again", lambda: z.backward())


@program
def backward_twice():
    x = leaf(1, 2)
    y = (x * x).sum()
    y.backward()
    fails("same", lambda: y.backward())
    fails("grad", lambda: grad(y, x))
    fails("saved", lambda: y.grad_fn.next_functions[0][0]._saved_self)
    y = (x + x).sum()
    y.backward()
    fails("nothing saved", lambda: y.backward())
    y = (x * x).sum()
    p(*grad(y, x, create_graph=True))
    y.backward()
    p(x.grad)
    x.grad = None
    (x * x).sum().backward(create_graph=True)
    p(x.grad)
    x.grad.sum().backward()
    p(x.grad)


@program
def unused_inputs():
    x, w = leaf(1, 2), leaf(3, 4)
    y = x * 2
    fails("unused", lambda: grad(y.sum(), [w], retain_graph=True))
    p(*grad(y.sum(), [w, x], allow_unused=True, retain_graph=True))
    p(*grad(y.sum(), [w, x], materialize_grads=True, retain_graph=True))
    p(*grad(y.sum(), [w], materialize_grads=True, create_graph=True))
    fails("both", lambda: grad(y.sum(), [w], materialize_grads=True, allow_unused=False))
    fails("no grad", lambda: grad(y.sum(), [torch.ones(1)]))
    fails("no root", lambda: grad(torch.ones(1), [x]))
    fails("empty", lambda: grad(y.sum(), []))
    z = y.sum()
    p(*grad(z, z, retain_graph=True))
    p(*grad(z, [z, y, x]))


@program
def wrong_gradients_of_roots():
    x = leaf(1, 2)
    y = x * 2
    fails("no vector", lambda: y.backward())
    fails("shape", lambda: y.backward(torch.ones(3)))
    fails("expandable", lambda: y.backward(torch.ones(1)))
    fails("dtype", lambda: y.backward(torch.ones(2, dtype=torch.float64), retain_graph=True))
    p(x.grad)
    fails("complex", lambda: y.backward(torch.ones(2, dtype=torch.complex64)))
    fails("integer", lambda: y.backward(torch.ones(2, dtype=torch.int64), retain_graph=True))
    fails("count", lambda: torch.autograd.backward([y, y], [torch.ones(2)]))
    y = x * 2
    fails("count grad", lambda: grad([y], [x], [torch.ones(2), torch.ones(2)])[0])
    y = x * 2
    v = leaf(1, 1)
    p(*grad(y, x, v * 3, create_graph=True))


@program
def which_grad_is_kept():
    x = leaf(1, 2)
    (x * 2).sum().backward()
    first = x.grad
    (x * 2).sum().backward()
    p(first is x.grad, first)
    (x * 2).sum().backward(create_graph=True)
    p(first is x.grad, first, x.grad)
    second = x.grad
    (x * x).sum().backward(create_graph=True)
    p(second is x.grad, x.grad)
    x.grad = torch.zeros(2)
    third = x.grad
    (x * 2).sum().backward()
    p(third is x.grad, third, third._version)
    v = torch.ones(2)
    x.grad = None
    x.backward(v)
    p(x.grad is v, x.grad.data_ptr() == v.data_ptr())
    x.backward(v)
    p(v, x.grad)


@program
def layout_of_grads():
    x = torch.ones(2, 3, requires_grad=True)
    x.sum().backward()
    p(x.grad.stride())
    x.grad = None
    x.t().contiguous().backward(torch.arange(6.0).view(3, 2))
    p(x.grad.stride(), x.grad)
    x.grad = torch.zeros(3, 2).t()
    kept = x.grad
    x.sum().backward()
    p(x.grad.stride(), kept is x.grad)
    t = torch.ones(3, 2).t().requires_grad_()
    (t * 2).sum().backward()
    p(t.grad.stride())
    e = torch.ones(1).expand(3).requires_grad_()
    (e * 2).sum().backward()
    p(e.grad.stride(), e.grad)


@program
def assigning_grad():
    x = leaf(1, 2)
    fails("size", lambda: setattr(x, "grad", torch.ones(3)))
    fails("dtype", lambda: setattr(x, "grad", torch.ones(2, dtype=torch.float64)))
    fails("self", lambda: setattr(x, "grad", x))
    y = x * 2
    fails("non-leaf", lambda: setattr(y, "grad", torch.ones(2)))
    p(y.grad)
    i = torch.ones(2, dtype=torch.int64)
    fails("integer", lambda: setattr(i, "grad", torch.ones(2)))
    n = torch.ones(2)
    fails("no grad", lambda: setattr(n, "grad", torch.ones(2)))
    p(n.grad)


@program
def grad_of_a_non_leaf_warns():
    x = leaf(1, 2)
    y = x * 2
    y.sum().backward()
    p(y.grad)
    y.retain_grad()
    p(y.grad)
    with torch.no_grad():
        d = x * 2
    p(d.grad)


@program
def writes_to_leaves():
    x = leaf(1, 2)
    fails("leaf", lambda: x.add_(1))
    fails("view", lambda: x[0].add_(1))
    fails("view view", lambda: x.view(2, 1)[0].mul_(2))
    with torch.no_grad():
        x.add_(1)
        v = x[0]
    p(x._version, v._version, v.requires_grad)
    fails("made without grad", lambda: v.add_(1))
    d = x.detach()
    d.mul_(2)
    p(x, x._version, d._version)
    y = x.detach()
    y.mul_(x)
    p(y, x)
    v = x.view(2, 1)
    fails("detach a view", lambda: v.detach_())
    y = x * 1
    with torch.no_grad():
        w = y[0]
    fails("view of no_grad", lambda: w.add_(1))


@program
def views_of_many():
    x = leaf(1, 2)
    y = x * 1
    a, b = y.unbind()
    fails("unbind", lambda: a.add_(1))
    a, b = y.chunk(2)
    fails("chunk", lambda: a.mul_(1))
    a, b = y.split(1)
    fails("split", lambda: a.zero_())
    y.add_(1)
    fails("stale", lambda: a.grad_fn and None)
    p(name(y[0].grad_fn), name(y.view(1, 2).grad_fn), name(y.detach().grad_fn))


@program
def saved_values_that_change():
    x = leaf(1, 2)
    y = x.exp()
    y.add_(1)
    fails("result", lambda: y.sum().backward())
    y = x * 1
    z = y * y
    y[0] = 3
    fails("operand", lambda: z.sum().backward())
    y = x * 1
    z = y.view(2, 1).sin()
    y.mul_(2)
    fails("view", lambda: z.sum().backward())
    y = x * 1
    z = y.sin()
    y.detach().mul_(2)
    fails("detached", lambda: z.sum().backward())
    y = x * 1
    z = y.sin()
    y.data.mul_(2)
    fails("data", lambda: z.sum().backward())
    p(x.grad)
    c = torch.ones(2, 2, dtype=torch.float64)
    z = (x.double() * c).sum()
    c.add_(1)
    fails("constant", lambda: z.backward())


@program
def hooks_with_create_graph():
    x = leaf(1, 2)
    y = x * x
    y.register_hook(lambda g: p("y", g, torch.is_grad_enabled()))
    x.register_hook(lambda g: p("x", g, torch.is_grad_enabled()))
    (g,) = grad((y * y).sum(), x, create_graph=True)
    g.register_hook(lambda gg: p("g", gg, torch.is_grad_enabled()))
    (h,) = grad(g.sum(), x, retain_graph=True)
    p(h)
    y.register_hook(lambda g: g * y)
    (g,) = grad((y * 2).sum(), x, create_graph=True)
    p(g)


@program
def backward_inside_hooks():
    x, w = leaf(1, 2), leaf(3, 4)
    y = x * 2

    def nested(g):
        p("enter", torch.is_grad_enabled())
        with torch.enable_grad():
            (w * w).sum().backward()
        p("leave", w.grad)

    y.register_hook(nested)
    x.register_hook(lambda g: (x * 3).sum().backward() if torch.is_grad_enabled() else p("off"))
    (y * 3).sum().backward()
    p(x.grad, w.grad)


@program
def hook_that_writes_its_gradient():
    x = leaf(1, 2)
    y = x * 2

    def doubles(g):
        g.mul_(2)

    y.register_hook(doubles)
    v = torch.ones(2)
    y.backward(v)
    p(x.grad, v)
    y = x * 2
    z = y + x
    y.register_hook(lambda g: g.zero_())
    z.backward(v)
    p(x.grad, v)


@program
def hooks_of_root():
    x = leaf(1, 2)
    x.register_hook(lambda g: g * 5)
    p(*grad(x.sum(), x))
    y = x.sum()
    y.register_hook(lambda g: g * 7)
    y.retain_grad()
    y.grad_fn.register_prehook(lambda gs: p("pre", *gs))
    y.backward(torch.tensor(2.0))
    p(y.grad, x.grad)
    p(*grad([x], [x], [torch.ones(2)]))


@program
def several_roots():
    x = leaf(1, 2)
    a, b = x * 2, x * 3
    a.register_hook(lambda g: p("a", g))
    b.register_hook(lambda g: p("b", g))
    c = a + b
    c.register_hook(lambda g: p("c", g))
    torch.autograd.backward([a, c, a], [torch.ones(2), torch.ones(2), torch.ones(2)])
    p(x.grad)


@program
def setitem_and_hooks():
    x, w = leaf(1, 2), leaf(5)
    y = x * 1
    y.register_hook(lambda g: p("before", g))
    y[0:1] = w
    p(name(y.grad_fn), [name(f) for f, _ in y.grad_fn.next_functions], y._version)
    y.register_hook(lambda g: p("after", g))
    w.register_hook(lambda g: p("w", g))
    (y * torch.tensor([3.0, 4.0])).sum().backward()
    p(x.grad, w.grad)
    z = torch.zeros(2)
    z[1] = w[0]
    p(z.requires_grad, name(z.grad_fn), z)


@program
def shared_names():
    x = leaf(1, 2)
    y = x.view(2, 1).expand(2, 3).t().reshape(6)[1:].clone()
    node = y.grad_fn
    while node is not None:
        p(node.name(), str(node).startswith(f"<{node.name()} object"), len(node.next_functions))
        node = node.next_functions[0][0] if node.next_functions else None
    p(y.output_nr, y.unsqueeze(0).grad_fn.name(), (x - 1).grad_fn.name(), (1 - x).grad_fn.name(), (x / 2).grad_fn.name())
