"""Values of PyTorch to the JSON of conformance/FORMAT.md and back."""

import base64
import math

import torch

DTYPES = {str(d).removeprefix("torch."): d for d in (
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.int16, torch.int32, torch.int64,
    torch.uint8, torch.bool, torch.complex64, torch.complex128)}
NAMES = {d: n for n, d in DTYPES.items()}
CONSTANTS = ((torch.layout, "layout"), (torch.memory_format, "memory_format"))


class NotEncodable(Exception):
    """The value has no form in a case file."""


def encode_tensor(tensor):
    """A strided CPU tensor: row-major little-endian base64, strides only where not contiguous."""
    plain = type(tensor) in (torch.Tensor, torch.nn.Parameter)
    if not plain or tensor.layout != torch.strided or tensor.device.type != "cpu" or tensor.dtype not in NAMES:
        raise NotEncodable(f"tensor {type(tensor).__name__} {tensor.dtype} {tensor.layout} {tensor.device}")
    values = torch.zeros(tensor.shape, dtype=tensor.dtype)
    if not tensor._is_zerotensor():
        values.copy_(tensor.detach())
    data = values.reshape(-1).view(torch.uint8).numpy().tobytes() if values.numel() else b""
    body = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data": base64.b64encode(data).decode()}
    if tensor.requires_grad:
        body["requires_grad"] = True
    if not tensor.is_contiguous():
        body["stride"] = list(tensor.stride())
    return {"tensor": body}


def decode_tensor(body):
    dtype, shape = DTYPES[body["dtype"]], body["shape"]
    data = bytearray(base64.b64decode(body["data"]))
    values = torch.frombuffer(data, dtype=dtype).reshape(shape) if data else torch.empty(shape, dtype=dtype)
    if "stride" in body:
        stride = body["stride"]
        size = 1 + sum((n - 1) * s for n, s in zip(shape, stride))
        places = torch.arange(size).as_strided(shape, stride)
        flat = torch.zeros(size, dtype=dtype)
        flat[places.reshape(-1)] = values.reshape(-1)
        values = flat.as_strided(shape, stride)
    else:
        values = values.clone()
    return values.requires_grad_() if body.get("requires_grad") else values


def encode_float(value):
    if math.isfinite(value):
        return value
    return {"float": "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"}


def encode(value):
    """Any argument or result; raises NotEncodable for what the format cannot say."""
    if value is None or isinstance(value, (bool, str)) or type(value) is int:
        return value
    if type(value) is float:
        return encode_float(value)
    if isinstance(value, complex):
        return {"complex": [encode_float(value.real), encode_float(value.imag)]}
    if isinstance(value, torch.Tensor):
        return encode_tensor(value)
    if isinstance(value, torch.Size):
        return {"size": list(value)}
    if isinstance(value, list):
        return {"list": [encode(v) for v in value]}
    if isinstance(value, tuple):
        return {"tuple": [encode(v) for v in value]}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value).removeprefix("torch.")}
    if isinstance(value, torch.device):
        return {"device": str(value)}
    for kind, key in CONSTANTS:
        if isinstance(value, kind):
            return {key: str(value).removeprefix("torch.")}
    if isinstance(value, slice):
        return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
    if value is Ellipsis:
        return {"ellipsis": True}
    if hasattr(value, "item") and hasattr(value, "dtype") and getattr(value, "shape", None) == ():
        return encode(value.item())
    raise NotEncodable(f"value of type {type(value).__name__}")


def decode(value):
    if not isinstance(value, dict):
        return value
    (key, body), = value.items()
    if key == "tensor":
        return decode_tensor(body)
    if key == "float":
        return float(body)
    if key == "complex":
        return complex(decode(body[0]), decode(body[1]))
    if key == "list":
        return [decode(v) for v in body]
    if key == "tuple":
        return tuple(decode(v) for v in body)
    if key == "size":
        return torch.Size(body)
    if key == "device":
        return torch.device(body)
    if key in ("dtype", "layout", "memory_format"):
        constant = getattr(torch, body)
        if not isinstance(constant, (torch.dtype, torch.layout, torch.memory_format)):
            raise ValueError(f"torch.{body} is no {key}")
        return constant
    if key == "slice":
        return slice(*(decode(v) for v in body))
    if key == "ellipsis":
        return Ellipsis
    raise ValueError(f"unknown value {key}")


def tensors_in(value, path):
    """Every tensor of nested lists and tuples with its path, in order."""
    if isinstance(value, torch.Tensor):
        yield path, value
    elif isinstance(value, (list, tuple)):
        for i, part in enumerate(value):
            yield from tensors_in(part, f"{path}.{i}" if path else str(i))


def arguments_of(args, kwargs):
    """Every tensor of a call: `args.0`, `args.1.2`, `kwargs.weight`."""
    for i, value in enumerate(args):
        yield from tensors_in(value, f"args.{i}")
    for name, value in kwargs.items():
        yield from tensors_in(value, f"kwargs.{name}")
