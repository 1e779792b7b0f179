"""random.jsonl: seeded draws of every sampler, with the generator's state after them."""

import hashlib

import torch
from torch.utils.data import DataLoader

from .calls import public_callable
from .encoding import decode, encode

FLOATS = (torch.float32, torch.float64, torch.float16, torch.bfloat16)
INTEGERS = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)
SEEDS = (1, 2, 42, 1234, 5489, 2**32 - 1, 2**32, 2**32 + 7, -1, 2**63 - 1, 67280421310721)
F32, F64 = torch.float32, torch.float64


def loader(count, **kwargs):
    """Two epochs of a DataLoader over range(count), one after the other."""
    data = DataLoader(range(count), **kwargs)
    return torch.cat([torch.cat(list(data)) for _ in range(2)])


def module(kind):
    return lambda *args, **kwargs: tuple(p.detach() for p in getattr(torch.nn, kind)(*args, **kwargs).parameters())


MODULES = ("Linear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose2d", "Bilinear", "Embedding", "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell",
           "GRUCell", "MultiheadAttention", "TransformerEncoderLayer", "BatchNorm2d", "LayerNorm", "GroupNorm", "PReLU")
SPECIAL = {"DataLoader": loader, **{f"nn.{kind}": module(kind) for kind in MODULES}}


def target(name):
    return SPECIAL.get(name) or public_callable(name)


def call(op, *args, **kwargs):
    return op, list(args), kwargs


def zeros(*shape, dtype=F32):
    return torch.zeros(shape, dtype=dtype)


def by_size():
    for n in range(41):
        for dtype in FLOATS:
            yield [call("rand", n, dtype=dtype)]
            yield [call("randn", n, dtype=dtype)]
        if n % 5 < 2:
            yield [call("randperm", n)]
            yield [call("rand", n, dtype=torch.complex64)]
            yield [call("randn", n, dtype=torch.complex64)]
            yield [call("randn", n, dtype=torch.complex128)]
    for n in (624, 625, 1300):
        yield [call("rand", n)]
        yield [call("randn", n)]
    for shape in ((3, 4), (2, 3, 4), (4, 4, 2), (5, 0), ()):
        yield [call("rand", shape)]
        yield [call("randn", shape)]


def integers():
    for low, high, shape in ((0, 10, (8,)), (-5, 5, (3, 4)), (0, 2, (17,)), (0, 2**28 - 1, (3,)), (0, 2**28, (3,)),
                             (-2**40, 2**40, (2,)), (3, 4, (2,)),
                             (-2**63, 2**63 - 1, (2,)), (0, 100, ())):
        yield [call("randint", low, high, shape)]
    for dtype in (*INTEGERS, *FLOATS):
        yield [call("randint", 0, 100, (9,), dtype=dtype)]
        yield [call("randperm", 12, dtype=dtype)]
        yield [call("random_", zeros(6, dtype=dtype))]
        yield [call("random_", zeros(6, dtype=dtype), 50)]
        yield [call("random_", zeros(6, dtype=dtype), 3, 90)]
    yield [call("random_", zeros(9, dtype=torch.bool))]
    yield [call("random_", zeros(4, dtype=torch.int64), -2**63, None)]
    yield [call("random_", zeros(4, dtype=F32), 0, 2**25)]
    yield [call("random_", zeros(4, dtype=F64), -7, None)]


def destinations(dtype):
    """Contiguous, transposed, sliced, permuted and channels_last places to fill."""
    return (zeros(5, dtype=dtype), zeros(20, dtype=dtype), zeros(4, 6, dtype=dtype).t(), zeros(4, 10, dtype=dtype)[:, ::2],
            zeros(40, dtype=dtype)[::2],
            zeros(2, 3, 4, dtype=dtype).permute(1, 2, 0), zeros(2, 3, 2, 2, dtype=dtype).contiguous(memory_format=torch.channels_last))


def fills():
    for dtype in FLOATS:
        for place in destinations(dtype):
            yield [call("uniform_", place, -2, 5)]
            yield [call("normal_", place, 0.5, 2.0)]
            yield [call("bernoulli_", place, 0.3)]
            yield [call("exponential_", place, 1.5)]
        yield [call("uniform_", zeros(3, dtype=dtype))]
        yield [call("geometric_", zeros(7, dtype=dtype), 0.3)]
        yield [call("log_normal_", zeros(7, dtype=dtype))]
        yield [call("log_normal_", zeros(7, dtype=dtype), -1, 0.5)]
        yield [call("cauchy_", zeros(7, dtype=dtype))]
        yield [call("cauchy_", zeros(7, dtype=dtype), 2, 0.5)]
        yield [call("bernoulli_", zeros(12, dtype=dtype))]
        yield [call("exponential_", zeros(3, dtype=dtype))]
        for place in destinations(dtype)[2:]:
            yield [call("rand_like", place)]
            yield [call("randn_like", place)]
            yield [call("randint_like", place, 3, 20)]
    for dtype in (*INTEGERS, torch.bool):
        yield [call("bernoulli_", zeros(12, dtype=dtype), 0.5)]
        if dtype != torch.bool:
            yield [call("geometric_", zeros(6, dtype=dtype), 0.4)]


def samplers():
    weights = torch.tensor([1.0, 2, 3, 4])
    for dtype in FLOATS:
        yield [call("bernoulli", torch.full((12,), 0.5, dtype=dtype))]
        yield [call("bernoulli", torch.full((3, 4), 0.25, dtype=dtype).t())]
        yield [call("multinomial", weights.to(dtype), 6, True)]
        yield [call("multinomial", weights.to(dtype), 4)]
        yield [call("multinomial", torch.arange(1, 11).reshape(2, 5).to(dtype), 3)]
        yield [call("multinomial", torch.arange(1, 11).reshape(2, 5).to(dtype), 7, replacement=True)]
        yield [call("multinomial", weights.to(dtype), 1)]
        yield [call("poisson", torch.tensor([0.0, 0.5, 3, 9.9, 10, 30, 300]).to(dtype))]
        yield [call("normal", 1.5, 0.5, (5,), dtype=dtype)]
        yield [call("normal", torch.arange(5).to(dtype), 0.5)]
        yield [call("normal", 2.0, torch.arange(1, 21).to(dtype))]
        yield [call("normal", torch.arange(3).to(dtype).unsqueeze(1), torch.arange(1, 5).to(dtype))]
        for p in (0.5, 0.1, 0.0, 1.0):
            yield [call("nn.functional.dropout", torch.arange(1, 21).to(dtype), p)]
        yield [call("nn.functional.dropout", torch.arange(12).reshape(3, 4).to(dtype).t(), 0.25)]
        yield [call("nn.functional.dropout1d", torch.ones(2, 4, 3, dtype=dtype), 0.5)]
        yield [call("nn.functional.dropout2d", torch.ones(2, 4, 2, 2, dtype=dtype), 0.5)]
        yield [call("nn.functional.alpha_dropout", torch.arange(9).to(dtype), 0.3, True)]
    for dtype in (F32, F64):
        yield [call("binomial", torch.tensor([10.0, 100.0, 5.0]).to(dtype), torch.tensor([0.3, 0.6, 0.9]).to(dtype))]
        yield [call("_standard_gamma", torch.tensor([0.5, 2.0, 0.1, 30.0]).to(dtype))]
        yield [call("nn.functional.rrelu", -torch.arange(1, 9).to(dtype), 0.1, 0.4, True)]
        yield [call("nn.functional.gumbel_softmax", torch.arange(4).to(dtype))]


def sequences():
    """The cached second normal, and streams that go on."""
    one, many, cached = call("randn", 1), call("randn", 16), call("randn", 3)
    yield [one, one]
    yield [one, call("rand", 2), one]
    yield [cached, many, cached]
    yield [cached, call("randperm", 5), call("randn", 2, dtype=F64)]
    yield [one, call("normal_", zeros(3), 5.0, 2.0)]
    yield [call("log_normal_", zeros(3)), one]
    yield [one, call("_standard_gamma", torch.tensor([0.5, 2.0]))]
    yield [call("rand", 620), call("rand", 10)]
    yield [call("rand", 623, dtype=F64), call("randn", 17)]
    yield [call("nn.Linear", 2, 3), call("randn", 2, 2), call("nn.functional.dropout", torch.ones(6), 0.5)]
    yield [call("rand", 0), call("randn", 0), call("rand", 3)]
    yield [call("nn.functional.dropout", torch.ones(4), 0.0), call("rand", 2)]


def initialised():
    for kind, args in (("Linear", (2, 2)), ("Linear", (7, 5)), ("Conv1d", (2, 3, 3)), ("Conv2d", (2, 3, 3)), ("Conv3d", (1, 2, 2)),
                       ("ConvTranspose2d", (2, 3, 2)), ("Bilinear", (2, 3, 2)), ("Embedding", (5, 3)), ("RNN", (3, 2)), ("LSTM", (3, 2)),
                       ("GRU", (3, 2)), ("RNNCell", (3, 2)), ("LSTMCell", (3, 2)), ("GRUCell", (3, 2)), ("MultiheadAttention", (4, 2)),
                       ("TransformerEncoderLayer", (4, 2, 6)), ("BatchNorm2d", (3,)), ("LayerNorm", (4,)), ("GroupNorm", (2, 4)),
                       ("PReLU", ())):
        yield [call(f"nn.{kind}", *args)]
    yield [call("nn.Linear", 4, 3, bias=False)]
    yield [call("nn.Linear", 4, 3, dtype=F64)]
    yield [call("nn.Conv2d", 4, 4, (3, 2), groups=2, bias=False)]
    yield [call("nn.Embedding", 5, 3, padding_idx=1)]
    yield [call("nn.LSTM", 3, 2, num_layers=2, bidirectional=True)]
    for name, kwargs in (("uniform_", {}), ("normal_", {}), ("xavier_uniform_", {"gain": 2.0}), ("xavier_normal_", {}),
                         ("kaiming_uniform_", {}),
                         ("kaiming_uniform_", {"a": 5**0.5}), ("kaiming_normal_", {"mode": "fan_out", "nonlinearity": "relu"}),
                         ("trunc_normal_", {}),
                         ("trunc_normal_", {"mean": 1.0, "std": 2.0, "a": 0.0, "b": 3.0}),
                         ("trunc_normal_", {"std": 5.0, "a": -0.5, "b": 0.5}),
                         ("orthogonal_", {}), ("sparse_", {"sparsity": 0.5})):
        for shape in ((3, 5), (6, 4)):
            for dtype in (F32, F64):
                yield [call(f"nn.init.{name}", zeros(*shape, dtype=dtype), **kwargs)]
    for count in (8, 10, 33):
        yield [call("DataLoader", count, shuffle=True), call("rand", 2)]
        yield [call("DataLoader", count), call("rand", 2)]
        yield [call("DataLoader", count, shuffle=True, batch_size=4, drop_last=True)]


def shown(value):
    if isinstance(value, torch.Tensor):
        layout = "" if value.is_contiguous() else f" with strides {tuple(value.stride())}"
        return f"torch.tensor({value.tolist()}, dtype={value.dtype}){layout}"
    return repr(value)


def python(op, args, kwargs):
    written = [shown(a) for a in args] + [f"{k}={shown(v)}" for k, v in kwargs.items()]
    return f"{op if op in SPECIAL and '.' not in op else 'torch.' + op}({', '.join(written)})"


def line(identifier, seed, calls):
    """The last call gives `out`; those before it, `before`, only move the stream."""
    encoded = [{"op": op, "args": [encode(a) for a in args], "kwargs": {k: encode(v) for k, v in kwargs.items()}}
               for op, args, kwargs in calls]
    texts = [python(*c) for c in calls]
    torch.manual_seed(seed)
    with torch.no_grad():
        outs = [target(c["op"])(*map(decode, c["args"]), **{k: decode(v) for k, v in c["kwargs"].items()}) for c in encoded]
    state = hashlib.sha256(torch.get_rng_state().numpy().tobytes()).hexdigest()
    before = {"before": encoded[:-1]} if len(calls) > 1 else {}
    return {"id": identifier, "seed": seed, "calls": texts, **before, **encoded[-1], "out": encode(outs[-1]), "state_sha256": state}


def record():
    for group in (by_size, integers, fills, samplers, sequences, initialised):
        for i, calls in enumerate(group()):
            yield line(f"{group.__name__}/{i}", 0, calls)
    for seed in SEEDS:
        for calls in ([call("rand", 5)], [call("randn", 5)], [call("randn", 20)], [call("randperm", 8)], [call("randint", 0, 1000, (4,))],
                      [call("rand", 2, dtype=F64)], [call("nn.Linear", 3, 2)], [call("randn", 18, dtype=F64)]):
            yield line(f"seed/{seed}/{calls[0][0]}/{len(calls[0][1])}/{calls[0][1][0]}/{len(calls[0][2])}", seed, calls)
