"""gradient-nodes.jsonl: the graphs of gradients that were computed with create_graph."""

import gzip
import json
import warnings

import torch

from .calls import public_callable
from .encoding import arguments_of, decode, tensors_in
from .table_nodes import node_name


def names(root):
    """Nodes depth first: a node met again is named again, but not followed again; None where nothing is."""
    found, seen, waiting = [], set(), [root]
    while waiting:
        node = waiting.pop()
        found.append(node_name(node))
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [below for below, _ in reversed(node.next_functions)]
    return found


def gradients(case):
    """The nodes of the gradient of each input; None of an input that has none."""
    args, kwargs = [decode(v) for v in case["args"]], {k: decode(v) for k, v in case["kwargs"].items()}
    inputs = [t for _, t in arguments_of(args, kwargs) if t.requires_grad]
    torch.manual_seed(case["seed"])
    outputs = [t for _, t in tensors_in(public_callable(case["op"])(*args, **kwargs), "") if t.requires_grad]
    vectors = [torch.ones_like(t).requires_grad_() for t in outputs]
    made = torch.autograd.grad(outputs, inputs, vectors, create_graph=True, allow_unused=True)
    return [None if t is None else names(t.grad_fn) for t in made]


def record(folder):
    """A line an operator: the first of its float64 cases with gradient that PyTorch differentiates so."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        done = set()
        for text in gzip.open(path, "rt"):
            case = json.loads(text)
            op, dtype = case["id"].split("/")[:2]
            if "grads" not in case or dtype != "float64" or op in done:
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    entry = {"id": case["id"], "gradients": gradients(case)}
                except RuntimeError:
                    continue
            done.add(op)
            yield entry
