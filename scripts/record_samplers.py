"""Records tests/Facade.Tests/Random/samplers.tsv: PyTorch's samplers over sizes and dtypes.

One line a call: sampler, dtype, size, seed, SHA-256 of the elements, SHA-256 of the 5056-byte state afterwards
(both cut to 16 hex digits). The arguments are those of samplers() below and of SamplerTests.cs.
"""
import hashlib
import sys

import torch

FLOATS = ["float32", "float64", "float16", "bfloat16"]
INTEGERS = ["int64", "int32", "int16", "int8", "uint8"]
SIZES = (1, 5, 15, 16, 17, 33, 1000, 2047, 2048, 2049, 10007)


def cycle(n, period, dtype, scale=1.0, shift=0.0):
    return (torch.arange(n) % period).to(dtype) / scale + shift


def samplers():
    """name -> (dtypes, seed, function of size and dtype)"""
    fill = lambda name, *args: lambda n, t: getattr(torch.empty(n, dtype=t), name)(*args)
    yield "uniform", FLOATS, 11, fill("uniform_", 0, 1)
    yield "uniform_between", FLOATS, 12, fill("uniform_", -3, 7.5)
    yield "normal", FLOATS, 13, fill("normal_", 0, 1)
    yield "normal_about", FLOATS, 14, fill("normal_", 2.3, 0.7)
    yield "exponential", FLOATS, 15, fill("exponential_", 1.7)
    yield "geometric", FLOATS + INTEGERS, 16, fill("geometric_", 0.3)
    yield "cauchy", FLOATS, 17, fill("cauchy_", 0.5, 2)
    yield "log_normal", FLOATS, 18, fill("log_normal_", 1, 2)
    yield "bernoulli", FLOATS + INTEGERS + ["bool"], 19, fill("bernoulli_", 0.37)
    yield "random", FLOATS + INTEGERS + ["bool"], 20, fill("random_")
    yield "random_between", FLOATS + INTEGERS, 21, fill("random_", 3, 100)
    yield "random_wide", ["int64", "float64"], 22, fill("random_", -2**40, 2**40)
    yield "randperm", ["int64", "int32", "float32", "float64"], 23, lambda n, t: torch.randperm(n, dtype=t)
    yield "poisson", FLOATS, 24, lambda n, t: torch.poisson(cycle(n, 40, t, shift=0.5))
    yield "standard_gamma", FLOATS[:2], 25, lambda n, t: torch._standard_gamma(cycle(n, 7, t, 2))
    yield "binomial", FLOATS[:2], 26, lambda n, t: torch.binomial(cycle(n, 50, t), cycle(n, 13, t, 13))
    yield "multinomial", FLOATS, 27, lambda n, t: torch.multinomial(cycle(n, 13, t, 13, 0.5), 50, True)


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def main(path):
    with open(path, "w", newline="\n") as out:
        for name, dtypes, seed, sample in samplers():
            for dtype in dtypes:
                for n in SIZES:
                    torch.manual_seed(seed)
                    values = sample(n, getattr(torch, dtype)).view(torch.uint8).numpy().tobytes()
                    state = torch.get_rng_state().numpy().tobytes()
                    print(name, dtype, n, seed, digest(values), digest(state), sep="\t", file=out)


if __name__ == "__main__":
    main(sys.argv[1])
