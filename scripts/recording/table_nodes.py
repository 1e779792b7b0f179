"""nodes.jsonl: the graph nodes behind the recorded float32 cases."""

import gzip
import json
import warnings

import torch

from .calls import public_callable
from .encoding import decode, tensors_in


def simple(value):
    """Numbers, booleans, strings and tuples as they are; a tensor as "tensor"."""
    if isinstance(value, torch.Tensor):
        return "tensor"
    if isinstance(value, (list, tuple)):
        return [simple(v) for v in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    return str(value)


def saved(node):
    out = {}
    for name in sorted(n for n in dir(node) if n.startswith("_saved_")):
        try:
            out[name] = simple(getattr(node, name))
        except RuntimeError as error:
            out[name] = {"error": str(error)}
    return out


def node_name(node):
    return None if node is None else type(node).__name__


def about(node):
    return {"grad_fn": node_name(node), "saved": saved(node), "next_functions": [[node_name(n), i] for n, i in node.next_functions]}


def graph(roots):
    """The node of each root, and, below it, every node up to the leaves, breadth first."""
    outputs, inner, seen, queue = [], [], set(), []
    for node in roots:
        outputs.append(None if node is None else about(node))
        queue += [node] if node is not None else []
    seen.update(queue)
    while queue:
        for below, _ in queue.pop(0).next_functions:
            if below is not None and below not in seen:
                seen.add(below)
                queue.append(below)
                if node_name(below) != "AccumulateGrad":
                    inner.append(about(below))
    return {"outputs": outputs, **({"inner": inner} if inner else {})}


def inplace_twin(op):
    """The form of the operator that writes to its first argument; None where there is none."""
    if op.startswith("nn.functional."):
        return getattr(torch.nn.functional, op.rpartition(".")[2] + "_", None)
    return None if "." in op or op.startswith("_") else getattr(torch.Tensor, op + "_", None)


def of_inplace(twin, args, kwargs):
    """The nodes after a write to a copy of the first argument; None where PyTorch refuses it."""
    if twin is None or not args or not isinstance(args[0], torch.Tensor):
        return None
    written = args[0].clone()
    try:
        twin(written, *args[1:], **kwargs)
    except (RuntimeError, TypeError):
        return None
    return graph([written.grad_fn])


def record(folder):
    """One line a float32 case with gradient, and one of the in-place form of its operator."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        for text in gzip.open(path, "rt"):
            case = json.loads(text)
            if "grads" not in case or case["id"].split("/")[1] != "float32":
                continue
            args, kwargs = [decode(v) for v in case["args"]], {k: decode(v) for k, v in case["kwargs"].items()}
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                torch.manual_seed(case["seed"])
                value = public_callable(case["op"])(*args, **kwargs)
                yield {"id": case["id"], **graph([t.grad_fn for _, t in tensors_in(value, "") if t.requires_grad])}
                torch.manual_seed(case["seed"])
                written = of_inplace(inplace_twin(case["op"]), args, kwargs)
                if written is not None:
                    yield {"id": case["id"], "inplace": True, **written}
