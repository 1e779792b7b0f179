"""Finds the public callable of an operator and runs a case on it; for the recorder, and for the oracle of `compat conform --live`."""

import platform
import warnings
import zlib

import torch

from .encoding import arguments_of, decode, encode, tensors_in

SECOND_ORDER = ("float64", "complex128")
METHODS = {"bool", "double", "float", "half", "int", "long", "short", "bfloat16", "cdouble", "cfloat", "chalf", "view",
           "T", "H", "mT", "mH", "item", "contiguous", "type", "layout", "device", "size", "stride"}
NAMESPACES = {"nn.functional", "linalg", "special", "fft", "signal.windows", "masked", "sparse"}
FILES = {"from_file", "module_load"}


def below_torch(name):
    """The operator of that name below torch; None for everything else there is, as `load`, `save`, `os.system`."""
    namespace, _, last = name.rpartition(".")
    if namespace not in NAMESPACES and (namespace or name in METHODS or not (
            hasattr(torch._C._VariableFunctions, name) or name in torch.functional.__all__ or name == "_segment_reduce")):
        return None
    target = torch
    for part in name.split("."):
        target = getattr(target, part, None)
    return target if callable(target) and not isinstance(target, type) else None


def public_callable(name):
    """The operator below torch, else the method or property of the first argument; None where there is neither."""
    if name in FILES:
        return None
    target = below_torch(name)
    if target is not None:
        return target
    member = getattr(torch.Tensor, name, None)
    if member is None:
        return None
    if callable(member):
        return lambda first, *args, **kwargs: getattr(first, name)(*args, **kwargs)
    return lambda first: getattr(first, name)


def grad_vectors(outputs, case, order):
    """One random vector for each tensor, the same for the same case, seed and order."""
    key = f"{case['id']}/{order}" + (f"/{case['seed']}" if case["seed"] else "")
    generator = torch.Generator().manual_seed(zlib.crc32(key.encode()))
    return [torch.randn(o.shape, dtype=o.dtype, generator=generator) for o in outputs]


def differentiate(case, result, args, kwargs, record):
    """Adds `grads` (and in double precision `grad_grads`) to the result; draws the vectors when recording."""
    inputs = {path: t for path, t in arguments_of(args, kwargs) if t.requires_grad}
    outputs = [t for _, t in tensors_in(result["value"], "") if t.requires_grad]
    if not inputs or not outputs or not (record or "grad_out" in case):
        return
    if record:
        case["grad_out"] = [encode(v) for v in grad_vectors(outputs, case, "grad")]
    second = any(encode(t)["tensor"]["dtype"] in SECOND_ORDER for t in inputs.values()) if record else "grad_grad_out" in case
    first = torch.autograd.grad(outputs, list(inputs.values()), [decode(v) for v in case["grad_out"]],
                                allow_unused=True, create_graph=second, retain_graph=True)
    result["grads"] = {path: None if g is None else encode(g.detach()) for path, g in zip(inputs, first)}
    followed = [g for g in first if g is not None and g.requires_grad]
    if not second or not followed:
        return
    try:
        if record:
            case["grad_grad_out"] = [encode(v) for v in grad_vectors(followed, case, "grad_grad")]
        twice = torch.autograd.grad(followed, list(inputs.values()), [decode(v) for v in case["grad_grad_out"]], allow_unused=True)
        result["grad_grads"] = {path: None if g is None else encode(g.detach()) for path, g in zip(inputs, twice)}
    except (RuntimeError, NotImplementedError):
        case.pop("grad_grad_out", None)


def replay(case, record=False):
    """What PyTorch gives for the case: `out` and gradients, or `error`; with `record`, draws the grad vectors."""
    args, kwargs = [decode(v) for v in case["args"]], {k: decode(v) for k, v in case["kwargs"].items()}
    torch.manual_seed(case["seed"])
    try:
        value = public_callable(case["op"])(*args, **kwargs)
    except Exception as error:
        return {"error": {"type": type(error).__name__, "message": str(error)}}
    result = {"value": value}
    encoded = encode(value)
    try:
        differentiate(case, result, args, kwargs, record)
    except (RuntimeError, NotImplementedError):
        if not record:
            raise
        case.pop("grad_out", None)
        case.pop("grad_grad_out", None)
    result.pop("value")
    return {"out": encoded, **result}


def run(case, record=False):
    """As `replay`, without PyTorch's warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return replay(case, record)


RESULTS = ("out", "grads", "grad_grads", "error")


def results_of(case):
    return {k: case[k] for k in RESULTS if k in case}


def assemble(call, result):
    """The case in the order of the keys of FORMAT.md."""
    whole = {**call, **result}
    keys = ("id", "op", "args", "kwargs", "seed", "variant", "out", "grad_out", "grads", "grad_grad_out", "grad_grads", "error")
    return {k: whole[k] for k in keys if k in whole}


def record(call):
    """Runs the call, then twice more from what was encoded; None unless all three agree in every bit."""
    result = run(call, record=True)
    if any(run(call) != result for _ in range(2)):
        return None
    return assemble(call, result)


def environment():
    """What a record depends on beside the cases."""
    return {"pytorch": torch.__version__, "threads": torch.get_num_threads(),
            "platform": " ".join([platform.system(), *platform.libc_ver()]).strip(),
            "machine": platform.machine(), "cpu_capability": torch.backends.cpu.get_cpu_capability(),
            "python": platform.python_version()}
