"""Hand-written calls: what the operator database lacks, special values, mixed dtypes."""

import math

import torch

INTEGERS = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)
FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
COMPLEX = (torch.complex64, torch.complex128)


def values(dtype, *shape, low=-4, high=4):
    """Random elements of any dtype from the seeded default generator."""
    if dtype == torch.bool:
        return torch.randint(0, 2, shape).bool()
    if dtype in INTEGERS:
        return torch.randint(max(low, 0) if dtype == torch.uint8 else low, high + 1, shape).to(dtype)
    if dtype in FLOATS:
        return torch.empty(shape, dtype=dtype).uniform_(low, high)
    return torch.complex(torch.rand(shape) * (high - low) + low, torch.rand(shape) * (high - low) + low).to(dtype)


def leaf(tensor):
    return tensor.requires_grad_() if tensor.dtype in FLOATS + COMPLEX else tensor


def special_values(dtype):
    if dtype in FLOATS:
        info = torch.finfo(dtype)
        return [math.nan, math.inf, -math.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, info.tiny, info.eps, info.max]
    if dtype in COMPLEX:
        return [0j, 1 + 0j, -1 + 0j, 1j, -1j, 0.5 - 0.25j, -2 + 3j, 3.5 + 1e-3j]
    if dtype == torch.bool:
        return [True, False]
    info = torch.iinfo(dtype)
    return [v for v in (0, 1, 2, 3, 7, 100, -1, -2, -7, info.max, info.min) if info.min <= v]


def special_calls(dtype, binary, grad):
    """Infinities, NaN, signed zeros, halves, extremes (two operands: all pairs of a few), and strided operands."""
    every = torch.tensor(special_values(dtype), dtype=dtype)
    turned, stepped = values(dtype, 3, 2).t(), values(dtype, 2, 6)[:, ::2]
    if not binary:
        return [([t.requires_grad_(grad)], {}) for t in (every, turned, stepped)]
    if dtype in FLOATS:
        left, right = [math.nan, math.inf, -math.inf, 0.0, -0.0, 1.5, -2.0], [math.nan, math.inf, -0.0, 0.0, 2.0, -3.0]
    elif dtype in COMPLEX or dtype == torch.bool:
        left = right = special_values(dtype)[:6]
    else:
        low = -7 if dtype != torch.uint8 else 9
        left, right = [0, 1, low, 100, torch.iinfo(dtype).max], [1, 2, low + 4, 5]
    pair = [torch.tensor(left, dtype=dtype).unsqueeze(1).requires_grad_(grad), torch.tensor(right, dtype=dtype).requires_grad_(grad)]
    strided = [turned.requires_grad_(grad), stepped.requires_grad_(grad)]
    return [(pair, {}), (strided, {})]


def promotion_calls(dtype):
    """The dtype with other dtypes: dimensioned, zero-dimensional, Python numbers on the right."""
    first = values(dtype, 3, low=1)
    others = [values(torch.float32, 3, low=1), torch.tensor(3), 2.5, values(torch.uint8, 3, low=1), 2,
              torch.tensor(1.5, dtype=torch.float64), values(torch.int64, 3, low=1), True, values(torch.bool, 3)]
    return [([first, other], {}) for other in others]


def repeat_interleave(dtype):
    x = leaf(values(dtype, 2, 3))
    yield (x, 2), {}
    yield (x, 2), {"dim": 1}
    yield (x, torch.tensor([1, 2])), {"dim": 0}
    yield (x, torch.tensor([3, 0, 1])), {"dim": -1, "output_size": 4}


def randn(dtype):
    for size in ((3,), (16,), (17,), (4, 5), (2, 3, 4), (0,)):
        yield (size,), {"dtype": dtype}


def rand_of(dtype):
    for size in ((3,), (16,), (2, 5), (2, 3, 4), (0,)):
        yield (size,), {"dtype": dtype}


def uniform(dtype):
    yield (torch.zeros(5, dtype=dtype),), {}
    yield (torch.zeros(4, 5, dtype=dtype), -2, 5), {}
    yield (torch.zeros(5, 4, dtype=dtype).t(), 0.25, 0.75), {}
    yield (torch.zeros(3, 8, dtype=dtype)[:, ::2],), {"from": 1, "to": 3}


def exponential(dtype):
    yield (torch.zeros(5, dtype=dtype),), {}
    yield (torch.zeros(4, 5, dtype=dtype), 2.5), {}
    yield (torch.zeros(5, 4, dtype=dtype).t(),), {"lambd": 0.5}


def normal(dtype):
    yield (torch.zeros(5, dtype=dtype),), {}
    yield (torch.zeros(17, dtype=dtype), 1.5, 0.25), {}
    yield (torch.zeros(5, 4, dtype=dtype).t(),), {"mean": -1, "std": 3}


def randperm(dtype):
    for n in (1, 5, 10, 30):
        yield (n,), {"dtype": dtype}


def randint(dtype):
    yield (10, (8,)), {"dtype": dtype}
    yield (2, 7, (3, 4)), {"dtype": dtype}
    yield (100, (17,)), {"dtype": dtype}
    if dtype == torch.int64:
        yield (0, 2**28 - 1, (5,)), {"dtype": dtype}
        yield (0, 2**28, (5,)), {"dtype": dtype}
        yield (-2**40, 2**40, (5,)), {"dtype": dtype}


def bernoulli(dtype):
    yield (torch.full((12,), 0.5, dtype=dtype),), {}
    yield (torch.rand(3, 4).to(dtype),), {}
    yield (torch.rand(3, 4).to(dtype), 0.25), {}


def multinomial(dtype):
    weights = torch.tensor([1, 2, 3, 4], dtype=dtype)
    yield (weights, 6, True), {}
    yield (weights, 4), {}
    yield (torch.rand(3, 5).to(dtype), 3), {}
    yield (torch.rand(3, 5).to(dtype), 1), {"replacement": True}


def dropout(dtype):
    yield (leaf(torch.ones(8, dtype=dtype)),), {}
    yield (leaf(values(dtype, 3, 4)), 0.25), {"training": True}
    yield (leaf(values(dtype, 3, 4).t()), 0.3), {}
    yield (leaf(values(dtype, 5)), 0.0), {}
    yield (leaf(values(dtype, 5)), 1.0), {}
    yield (leaf(values(dtype, 5)), 0.5, False), {}


def item(dtype):
    for value in (values(dtype), values(dtype, 1), values(dtype, 1, 1)):
        yield (value,), {}


def getitem(dtype):
    x = values(dtype, 3, 4)
    for index in (1, -1, slice(None, None, 2), (slice(1, None), slice(None, -1)), (Ellipsis, 2), None, (None, 1, None), True,
                  torch.tensor([2, 0]), [0, 2], (torch.tensor([[0], [2]]), torch.tensor([1, 3])), (slice(None), [3, 0]),
                  torch.tensor([True, False, True]), x == x.clone()[1, 2], (torch.tensor([0, 1]), None, torch.tensor([1, 2]))):
        yield (leaf(x.clone()), index), {}


def arange(dtype):
    for args in ((5,), (2, 8), (1, 10, 3), (10, 0, -3), (0, 0)):
        if dtype != torch.uint8 or min(args) >= 0:
            yield args, {"dtype": dtype}
    if dtype in FLOATS:
        yield (0.5, 3.0, 0.25), {"dtype": dtype}
        yield (0, 1, 0.1), {"dtype": dtype}
    if dtype in (torch.int64, torch.float32):
        yield ((5,) if dtype == torch.int64 else (5.0,)), {}


def linspace(dtype):
    for args in ((0, 1, 5), (-3, 10, 14), (2.5, 2.5, 3), (5, -5, 11), (0, 100, 1)):
        if dtype != torch.uint8 or min(args) >= 0:
            yield args, {"dtype": dtype}


def reduction(*arguments):
    def calls(dtype):
        for kwargs in arguments:
            yield (leaf(values(dtype, 3, 4)),), kwargs
        yield (leaf(values(dtype, 40)),), {}
        yield (leaf(values(dtype, 4, 3).t()),), {}
    return calls


SAMPLES = {
    "repeat_interleave": repeat_interleave, "randn": randn, "rand": rand_of, "uniform_": uniform, "exponential_": exponential,
    "normal_": normal, "randperm": randperm, "randint": randint, "bernoulli": bernoulli, "multinomial": multinomial,
    "nn.functional.dropout": dropout, "item": item, "__getitem__": getitem, "arange": arange, "linspace": linspace,
    "sum": reduction({"dim": 0}, {"dim": (0, 1), "keepdim": True}, {"dim": -1, "dtype": torch.float64}),
    "mean": reduction({"dim": 0}, {"dim": (0, 1), "keepdim": True}, {"dim": -1, "dtype": torch.float64}),
}
