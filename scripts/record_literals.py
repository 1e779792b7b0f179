"""Record what torch.tensor makes of nested data: conformance/tables/literals.jsonl.

One line a call: the data (numbers as in JSON, floats always with a point; {"float": "nan"}, {"complex": [re, im]}, {"tensor": …}),
the dtype or null, the default dtype; the result's repr, dtype and shape, or the error. Usage: python scripts/record_literals.py
"""
import base64
import json
import math
import pathlib
import warnings

import torch

OUT = pathlib.Path(__file__).resolve().parent.parent / "conformance" / "tables" / "literals.jsonl"
T = torch.tensor
NESTED = [
    [1, [2]], [[1], 2], [[1, 2], [3]], [[1], [2, 3]], [[[1]], [2]], [[], [1]], [[1], []], [None], [1, None], None, [], [[], []], [[[]]],
    [True, 1], [True, 1.5], [1, 1j], [True], True, 3, 1.5, 1j, [1, 2, 3], [[1, 2], [3, 4.5]], [[True, False], [True, True]],
    [1.5, [2]], [1j, [2]], [True, [2]], [[1.0, 2.0]], [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [0.1, -0.0, math.inf, math.nan],
    [-5], [2**62, -(2**63)], [1 + 2j, 3.5], [[[[[]]]]], [1e40, 1e-50], [[1], [2], [3.0]], [False, True, 0],
    [T(1.0), 2], [T(1), 2.5], [T([1.0]), T([2.0])], [T([1.0, 3.0]), T([2.0, 3.0])], [T(1), T(2)], [T(1.0, dtype=torch.float64), 1],
    [T(True), False], [[T(1.0), 2], [3, 4]], [T([1, 2])], [T([[1.0]])], [1, T([2])], [T([2]), 1], [[1, 2], T([3, 4])],
    [T([3, 4]), [1, 2]], [[1.0, 2.0], T([3, 4])], [[1, 2], T(3)], [[1, 2], T([3])], [[1], T([3])], [T(1.5, dtype=torch.float16), 2.5],
    [T(1, dtype=torch.int8), 2], [T(1, dtype=torch.int8), T(2, dtype=torch.uint8)], [T(1j)], [T([True, False])], [T([1j, 2j])], [T([])],
    T([1, 2]), T(2.5), T([1.5, 2.5], dtype=torch.float64),
]
TYPED = [
    ([1.5, -1.5], "int64"), ([300], "uint8"), ([-1], "uint8"), ([-200], "uint8"), ([-255], "uint8"), ([-256], "uint8"), ([128], "int8"),
    ([-129], "int8"), ([40000], "int16"), ([2**31], "int32"), ([1.9], "uint8"), ([300.5], "uint8"), ([-0.5], "uint8"), ([255.9], "uint8"),
    ([1 + 2j], "float32"), ([1 + 0j], "float32"), ([1j], "int64"), ([1j], "bool"), ([math.nan], "int64"), ([math.inf], "int64"),
    ([1e20], "int64"), ([1e40], "float32"), ([math.inf], "float32"), ([70000.0], "float16"), ([70000], "float16"), ([2], "bool"),
    ([0.5], "bool"), ([math.nan], "bool"), ([True], "float16"), ([1e10], "int32"), ([1e40], "bfloat16"), ([1e40 + 1j], "complex64"),
    ([True, 2], "bool"), ([3.7], "int8"), ([1000], "bool"), ([T(1.5)], "int64"), ([T(300)], "uint8"), ([T(1j)], "float32"),
    ([T(1j)], "int64"), ([T(2)], "bool"), ([T(1.5)], "uint8"), ([9.3e18], "int64"), ([float(2**63)], "int64"), ([127.9], "int8"),
    ([-128.9], "int8"), ([[1, 2], [3, 4]], "float64"), ([1, 2], "complex128"), ([0.1], "bfloat16"), ([0.1], "float16"), (3, "float32"),
    (1.5, "int32"), ([], "int64"), ([True, []], "bool"), (None, "float32"), ([None], "int64"), ([None], "float32"), ([[1], [2, 3]], "int8"),
    (T(2.5), "int64"), (T([1, 2]), "float64"), ([None], "bool"), ([0.1], "float64"), ([-7, 7], "int16"),
]
DEFAULTS = [([1.5], None), ([1j], None), ([], None), ([1], None), ([1.5], "float32"), ([True, 2.0], None)]


def literal(value):
    if isinstance(value, torch.Tensor):
        raw = value.contiguous().reshape(-1).view(torch.uint8) if value.dim() else value.reshape(1).view(torch.uint8)
        name = str(value.dtype).removeprefix("torch.")
        data = base64.b64encode(raw.numpy().tobytes()).decode()
        return {"tensor": {"dtype": name, "shape": list(value.shape), "data": data}}
    if isinstance(value, list):
        return [literal(item) for item in value]
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    return value


def line(value, name, default):
    torch.set_default_dtype(getattr(torch, default))
    entry = {"data": literal(value), "dtype": name, "default_dtype": default}
    try:
        out = torch.tensor(value, dtype=getattr(torch, name) if name else None)
        entry |= {"repr": repr(out), "out_dtype": str(out.dtype), "shape": list(out.shape), "tolist": repr(out.tolist())}
    except Exception as error:
        entry["error"] = {"type": type(error).__name__, "message": str(error)}
    torch.set_default_dtype(torch.float32)
    return entry


def main():
    warnings.simplefilter("ignore")
    lines = [line(v, None, "float32") for v in NESTED] + [line(v, d, "float32") for v, d in TYPED]
    lines += [line(v, d, default) for default in ("float64", "bfloat16") for v, d in DEFAULTS]
    OUT.write_text("".join(json.dumps(entry) + "\n" for entry in lines))
    print(len(lines), "lines, PyTorch", torch.__version__)


main()
