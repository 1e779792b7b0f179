"""casts.json and promotion.json: conversions, integer corner cases and dtype rules, as the installed PyTorch gives them."""

import itertools
import math
import subprocess
import sys

import torch

from .encoding import DTYPES, encode

REALS = [0.0, -0.0, 0.5, -0.5, 0.99, -0.99, 1.0, -1.0, 1.5, -1.5, 2.5, 127.0, 127.9, 128.0, -128.0, -128.9, -129.0, 255.0, 255.5, 256.0,
         300.0,
         -255.5, 32767.0, 32768.0, -32769.0, 65504.0, 65535.0, 65536.0, 70000.0, 16777217.0, 2147483647.0, 2147483648.0, -2147483649.0,
         3e9, -3e9, 4294967296.0, 9e15, 9.2e18, 9.3e18, -9.3e18, 1.8e19, 1e20, -1e20, 1e38, 1e39, 1e-8, 1e-40, 1e-46,
         math.nan, math.inf, -math.inf]
WHOLE = [0, 1, -1, 2, 7, 100, 127, 128, -128, -129, 255, 256, 300, 32767, 32768, -32768, -32769, 65535, 65536, 2049, 16777217, 33554433,
         2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -2**63]
COMPLEX = [0j, 1 + 2j, -1.5 + 0j, 1j, complex(math.nan, 1), complex(1, math.nan), complex(math.inf, -1), 300 - 1e20j, 1e39 + 0j]
INTEGERS = ("uint8", "int8", "int16", "int32", "int64")


def sources(name):
    dtype = DTYPES[name]
    if name == "bool":
        return torch.tensor([False, True])
    if dtype.is_complex:
        return torch.tensor(COMPLEX, dtype=dtype)
    if dtype.is_floating_point:
        return torch.tensor(REALS, dtype=torch.float64).to(dtype)
    info = torch.iinfo(dtype)
    return torch.tensor([v for v in WHOLE if info.min <= v <= info.max], dtype=dtype)


def conversions():
    """Every pair of dtypes; values before and after, one element at a time (`scalar`) where the vector loop differs."""
    for source, target in itertools.product(DTYPES, DTYPES):
        values = sources(source)
        whole = values.to(DTYPES[target])
        single = torch.stack([values[i].clone().to(DTYPES[target]) for i in range(len(values))])
        entry = {"from": source, "to": target, "values": encode(values), "result": encode(whole)}
        if encode(single) != encode(whole):
            entry["scalar"] = encode(single)
        yield entry


def integer_pairs(name):
    info = torch.iinfo(DTYPES[name])
    values = sorted({0, 1, 2, 3, 7, 100, -1, -2, -3, -7, -100, info.max, info.max - 1, info.min, info.min + 1})
    values = [v for v in values if info.min <= v <= info.max]
    pairs = list(itertools.product(values, values))
    return torch.tensor([a for a, _ in pairs], dtype=DTYPES[name]), torch.tensor([b for _, b in pairs], dtype=DTYPES[name])


ARITHMETIC = {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "floor_divide": torch.floor_divide, "remainder": torch.remainder,
    "fmod": torch.fmod, "div_trunc": lambda a, b: torch.div(a, b, rounding_mode="trunc"), "div": torch.div, "pow": torch.pow,
    "div_floor": lambda a, b: torch.div(a, b, rounding_mode="floor"), "neg": lambda a, b: torch.neg(a), "abs": lambda a, b: torch.abs(a),
    "bitwise_left_shift": torch.bitwise_left_shift, "bitwise_right_shift": torch.bitwise_right_shift,
}
DIVISIONS = ("floor_divide", "remainder", "fmod", "div_trunc", "div_floor")


def survives(name, operation, a, b):
    """Whether the division of these two numbers leaves the process alive (the smallest integer by -1 may not)."""
    left, right = f"torch.tensor([{a}], dtype=torch.{name})", f"torch.tensor([{b}], dtype=torch.{name})"
    code = f"import torch, recording.table_casts as t; t.ARITHMETIC[{operation!r}]({left}, {right})"
    path = __file__.rsplit("/recording/", 1)[0]
    return subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=path, check=False).returncode == 0


def integer_arithmetic():
    """Wrapping, shifts by too much, division by negative numbers and by zero, of every integer dtype."""
    for name, (operation, function) in itertools.product(INTEGERS, ARITHMETIC.items()):
        a, b = integer_pairs(name)
        entry = {"dtype": name, "op": operation}
        if operation in DIVISIONS:
            zero = torch.tensor([1], dtype=a.dtype), torch.tensor([0], dtype=a.dtype)
            try:
                function(*zero)
            except RuntimeError as error:
                entry["by_zero"] = {"type": type(error).__name__, "message": str(error)}
            keep = b != 0
            low = torch.iinfo(a.dtype).min
            if low < 0 and not survives(name, operation, low, -1):
                entry["min_by_minus_one"] = "the process ends by SIGFPE"
                keep &= ~((a == low) & (b == -1))
            a, b = a[keep], b[keep]
        yield {**entry, "left": encode(a), "right": encode(b), "result": encode(function(a, b))}


def float_arithmetic():
    """Division, remainder and power of floats by every corner value."""
    corner = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 7.0, -7.0, 0.1, math.inf, -math.inf, math.nan, 1e-30, 1e30]
    pairs = list(itertools.product(corner, corner))
    for name, operation in itertools.product(("float32", "float64"), (*DIVISIONS, "div", "pow")):
        a, b = (torch.tensor([p[i] for p in pairs], dtype=DTYPES[name]) for i in (0, 1))
        yield {"dtype": name, "op": operation, "left": encode(a), "right": encode(b), "result": encode(ARITHMETIC[operation](a, b))}


def record_casts():
    return {"conversions": list(conversions()), "integer_arithmetic": list(integer_arithmetic()),
            "float_arithmetic": list(float_arithmetic())}


def text(dtype):
    return str(dtype).removeprefix("torch.")


def operands(name):
    return {"dimensioned": torch.ones(2, dtype=DTYPES[name]), "zero_dim": torch.ones((), dtype=DTYPES[name])}


def record_promotion():
    """result_type of all pairs, with numbers; promote_types; can_cast."""
    numbers = {"bool": True, "int": 2, "float": 2.5, "complex": 1j}
    result_type = []
    for first, second in itertools.product(DTYPES, DTYPES):
        for (kind1, a), (kind2, b) in itertools.product(operands(first).items(), operands(second).items()):
            result_type.append([first, kind1, second, kind2, text(torch.result_type(a, b))])
    for first in DTYPES:
        for (kind, a), (number, b) in itertools.product(operands(first).items(), numbers.items()):
            result_type.append([first, kind, number, "number", text(torch.result_type(a, b))])
    for (n1, a), (n2, b) in itertools.product(numbers.items(), numbers.items()):
        result_type.append([n1, "number", n2, "number", text(torch.result_type(a, b))])
    pairs = list(itertools.product(DTYPES, DTYPES))
    return {"columns": ["first", "kind of first", "second", "kind of second", "dtype"], "result_type": result_type,
            "promote_types": [[a, b, text(torch.promote_types(DTYPES[a], DTYPES[b]))] for a, b in pairs],
            "can_cast": [[a, b, torch.can_cast(DTYPES[a], DTYPES[b])] for a, b in pairs]}
