"""gradcheck.jsonl: what gradcheck and gradgradcheck say of the recorded cases of double precision."""

import gzip
import json
import warnings

import torch
from torch.autograd import gradcheck, gradgradcheck

from .calls import public_callable
from .encoding import arguments_of, decode, tensors_in


def outcome(check, function, inputs):
    """True, or the kind of exception and the first line of its text."""
    try:
        return check(function, inputs)
    except Exception as error:
        return [type(error).__name__, str(error).split("\n")[0]]


def outputs(value):
    """The tensors of a result that may have gradients."""
    return tuple(t for _, t in tensors_in(value, "") if t.is_floating_point() or t.is_complex())


def in_place(case):
    """The in-place method of the same name, called on a copy of the first argument; None where there is none."""
    method = getattr(torch.Tensor, case["op"] + "_", None)
    if method is None or not case["args"] or "tensor" not in (case["args"][0] if isinstance(case["args"][0], dict) else {}):
        return None
    return lambda first, *args, **kwargs: method(first.clone(), *args, **kwargs)


def checked(case, function):
    args, kwargs = [decode(v) for v in case["args"]], {k: decode(v) for k, v in case["kwargs"].items()}
    inputs = tuple(t for _, t in arguments_of(args, kwargs) if t.requires_grad)

    def again(*_):
        torch.manual_seed(case["seed"])
        return outputs(function(*args, **kwargs))

    return [outcome(check, again, inputs) for check in (gradcheck, gradgradcheck)]


def record(folder):
    """A line a case with a gradient in float64 or complex128: gradcheck, gradgradcheck, and both of the in-place method."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        for text in gzip.open(path, "rt"):
            case = json.loads(text)
            if "grads" not in case or case["id"].split("/")[1] not in ("float64", "complex128"):
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                entry = {"id": case["id"], "checks": checked(case, public_callable(case["op"]))}
                if (method := in_place(case)) is not None:
                    entry["in_place"] = checked(case, method)
            yield entry
