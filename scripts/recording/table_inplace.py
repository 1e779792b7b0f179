"""inplace-programs.jsonl.gz: random programs of views, writes in place and backwards, and what PyTorch makes of them.

A program is a list of commands over a growing list of tensors, each [name, number of the tensor, more...], with what came of it: an
error, or the descriptions of all tensors where the command is "look". Each program begins with three tensors: a leaf, one that does not
require grad, and a complex leaf.
"""

import json
import random
import warnings

import torch

SEED, PROGRAMS, LENGTH = 2613, 1800, 16


class SameView(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return grad * 2


class SameInput(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, grad):
        return grad * 3


class Doubled(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(2)

    @staticmethod
    def backward(ctx, grad):
        return grad * 2


VIEWS = {
    "select": lambda x, k: x.select(0, k),
    "slice": lambda x, k: x[k:],
    "column": lambda x, k: x[..., k],
    "narrow": lambda x, k: x.narrow(-1, k, 1),
    "transpose": lambda x, k: x.transpose(0, -1),
    "flat": lambda x, k: x.view(-1),
    "unsqueeze": lambda x, k: x.unsqueeze(k),
    "squeeze": lambda x, k: x.squeeze(),
    "diagonal": lambda x, k: x.diagonal(),
    "expand": lambda x, k: x.expand(2, *x.shape),
    "same": lambda x, k: x.view_as(x),
    "strided": lambda x, k: x.as_strided((2,), (2,), k),
    "real": lambda x, k: x.real,
    "imag": lambda x, k: x.imag,
    "view_as_real": lambda x, k: torch.view_as_real(x),
    "view_as_complex": lambda x, k: torch.view_as_complex(x),
    "unbind": lambda x, k: x.unbind(0),
    "split": lambda x, k: x.split(1),
    "chunk": lambda x, k: x.chunk(2, -1),
    "unsafe_split": lambda x, k: x.unsafe_split(1),
    "unsafe_chunk": lambda x, k: x.unsafe_chunk(2, -1),
    "detach": lambda x, k: x.detach(),
    "data": lambda x, k: x.data,
}

WRITES = {
    "mul_": lambda x: x.mul_(2),
    "add_": lambda x: x.add_(1),
    "neg_": lambda x: x.neg_(),
    "exp_": lambda x: x.exp_(),
    "sin_": lambda x: x.sin_(),
    "zero_": lambda x: x.zero_(),
    "fill_": lambda x: x.fill_(3),
    "set_first": lambda x: x.__setitem__(0, 5),
    "t_": lambda x: x.t_(),
    "transpose_": lambda x: x.transpose_(0, -1),
    "unsqueeze_": lambda x: x.unsqueeze_(0),
    "squeeze_": lambda x: x.squeeze_(0),
    "as_strided_": lambda x: x.as_strided_((2,), (1,)),
    "detach_": lambda x: x.detach_(),
}

PAIRS = {
    "mul_tensor": lambda x, y: x.mul_(y),
    "add_tensor": lambda x, y: x.add_(y),
    "copy_": lambda x, y: x.copy_(y),
    "set_row": lambda x, y: x.__setitem__(0, y),
}

RESULTS = {
    "times_one": lambda x: x * 1,
    "clone": lambda x: x.clone(),
    "square": lambda x: x * x,
    "exp": lambda x: x.exp(),
    "SameView": SameView.apply,
    "SameInput": SameInput.apply,
    "Doubled": Doubled.apply,
}


def numbers(x):
    x = torch.view_as_real(x.data) if x.is_complex() else x.data
    return " ".join(f"{v:.7g}" for v in x.reshape(-1).tolist())


def graph(node, depth=4):
    if node is None:
        return "None"
    if depth == 0:
        return "..."
    inner = ", ".join(f"{graph(n, depth - 1)}:{i}" for n, i in node.next_functions)
    return f"{node.name()}({inner})"


def described(x, tensors):
    flags = "".join(str(int(f)) for f in (x.requires_grad, x.retains_grad, x._is_view()))
    base = next((i for i, t in enumerate(tensors) if x._base is t), -1)
    try:
        made, nr = graph(x.grad_fn) if not x.is_leaf else "leaf", x.output_nr
    except RuntimeError as error:
        made, nr = "RuntimeError: " + str(error), 0
    grad = numbers(x.grad) if x.grad is not None else None
    return [list(x.shape), list(x.stride()), x.storage_offset(), x._version, flags, base, made, nr, numbers(x), grad]


def weighted(x):
    """A real loss in which each element counts differently."""
    x = torch.view_as_real(x) if x.is_complex() else x
    weights = torch.arange(1, x.numel() + 1, dtype=torch.float64).view(x.shape)
    return (x * weights).sum()


def run(command, tensors):
    """Carries out one command; returns what is recorded of it."""
    name, at, rest = command[0], command[1], command[2:]
    x = tensors[at] if at is not None else None
    if name == "look":
        return [described(t, tensors) for t in tensors]
    if name == "view":
        found = VIEWS[rest[0]](x, rest[1])
        tensors += found if isinstance(found, (tuple, list)) else [found]
    elif name == "no_grad_view":
        with torch.no_grad():
            found = VIEWS[rest[0]](x, rest[1])
        tensors += found if isinstance(found, (tuple, list)) else [found]
    elif name == "write":
        WRITES[rest[0]](x)
    elif name == "no_grad_write":
        with torch.no_grad():
            WRITES[rest[0]](x)
    elif name == "pair":
        PAIRS[rest[0]](x, tensors[rest[1]])
    elif name == "result":
        tensors.append(RESULTS[rest[0]](x))
    elif name == "requires_grad_":
        x.requires_grad_(rest[0])
    elif name == "requires_grad":
        x.requires_grad = rest[0]
    elif name == "set_data":
        x.data = tensors[rest[0]]
    elif name == "retain_grad":
        x.retain_grad()
    elif name == "increment_version":
        torch.autograd.graph.increment_version(x)
    elif name == "backward":
        weighted(x).backward(retain_graph=rest[0])
    elif name == "grad":
        found, = torch.autograd.grad(weighted(x), tensors[rest[0]], retain_graph=True, create_graph=rest[1], allow_unused=True)
        if found is None:
            return "None"
        # What no graph needs may have been summed in place: its version is PyTorch's affair.
        tensors.append(found if found.requires_grad else found.clone())
    return "ok"


def command(draw, tensors):
    at = draw.randrange(len(tensors)) if draw.random() < 0.4 else draw.randrange(max(0, len(tensors) - 3), len(tensors))
    other = draw.randrange(len(tensors))
    alike = [i for i, t in enumerate(tensors) if t.shape == tensors[at].shape and i != at]
    if alike and draw.random() < 0.8:
        other = draw.choice(alike)
    kind = draw.choices(
        ["view", "no_grad_view", "write", "no_grad_write", "pair", "result", "requires_grad_", "requires_grad", "set_data", "retain_grad",
         "increment_version", "backward", "grad", "look"],
        [30, 5, 22, 4, 10, 13, 2, 1, 2, 4, 1, 6, 4, 6])[0]
    if kind in ("view", "no_grad_view"):
        return [kind, at, draw.choice(list(VIEWS)), draw.randrange(2)]
    if kind in ("write", "no_grad_write"):
        return [kind, at, draw.choice(list(WRITES))]
    if kind == "pair":
        return [kind, at, draw.choice(list(PAIRS)), other]
    if kind == "result":
        return [kind, at, draw.choice(list(RESULTS))]
    if kind in ("requires_grad_", "requires_grad", "backward"):
        return [kind, at, draw.random() < 0.5]
    if kind == "set_data" and tensors[at].dtype != tensors[other].dtype:
        return ["look", None]
    if kind == "set_data":
        return [kind, at, other]
    if kind == "grad":
        return [kind, at, other, draw.random() < 0.5]
    return [kind, None if kind == "look" else at]


def is_ambiguous(chosen, outcome, tensors, steps):
    """True where a command has two faults, of a view that the graph cannot follow and of the arguments, and where a text depends on
    whether a node that nothing but a weak reference knows is still alive.
    """
    if "is output 0 of Exp, is at version" in outcome and any("exp_" in step[0] for step in steps):
        return True
    if "view of its base has been modified" not in outcome or chosen[0] not in ("view", "pair"):
        return False
    x = tensors[chosen[1]].data
    try:
        if chosen[0] == "view":
            VIEWS[chosen[2]](x, chosen[3])
        else:
            PAIRS[chosen[2]](x.clone(), tensors[chosen[3]].data)
    except (RuntimeError, IndexError):
        return True
    return False


def program(draw):
    """None where PyTorch finds a fault of its own, and where two faults compete."""
    start = torch.tensor([[1.0, 2.0, -3.0], [0.5, -1.0, 2.0]], dtype=torch.float64)
    leaf, plain = start.clone().requires_grad_(), start.clone() * -1
    complex_leaf = torch.complex(start[:, :2], start[:, 1:]).requires_grad_()
    tensors, steps = [leaf, plain, complex_leaf], []
    first = draw.choice([["result", 0, "times_one"], ["result", 0, "clone"], ["result", 2, "times_one"], ["look", None]])
    for k in range(LENGTH):
        chosen = first if k == 0 else ["look", None] if k == LENGTH - 1 else command(draw, tensors)
        if len(tensors) > 14 and chosen[0] in ("view", "no_grad_view", "result"):
            continue
        try:
            outcome = run(chosen, tensors)
        except (RuntimeError, IndexError, TypeError, ValueError, NotImplementedError) as error:
            outcome = f"{type(error).__name__}: {error}"
        if "INTERNAL ASSERT" in json.dumps(outcome) or is_ambiguous(chosen, outcome, tensors, steps):
            return None
        steps.append([chosen, outcome])
    return steps


def record():
    draw = random.Random(SEED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(PROGRAMS):
            if steps := program(draw):
                yield steps
