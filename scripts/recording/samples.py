"""The calls to record: PyTorch's own operator database plus the hand-written ones, made small and spread evenly."""

import contextlib
import fnmatch
import random
import warnings

import torch
from torch.testing._internal.common_methods_invocations import op_db
from torch.testing._internal.opinfo.core import BinaryUfuncInfo, UnaryUfuncInfo

from .calls import public_callable, record, run
from .encoding import DTYPES, NotEncodable, encode
from .extra import SAMPLES, promotion_calls, special_calls

IN_PLACE = {"uniform", "exponential", "cauchy", "geometric", "log_normal"}
UNINITIALISED = {"empty", "empty_like", "empty_strided", "empty_permuted", "new_empty", "new_empty_strided", "resize_", "resize_as_"}
SKIPPED_VARIANTS = {"triton_optimized", "without_cudnn"}
LARGE, SMALL, LONGEST_RESULT = 400, 30, 20_000


def op_name(info):
    """The public name: in-place methods keep their `_`."""
    in_place = info.name in IN_PLACE or (info.name, info.variant_test_name) == ("normal", "in_place")
    return info.name + "_" if in_place else info.name


REORDERED = {
    "where": lambda first, args, kwargs: ([args[0], first, *args[1:]], kwargs),
    "einsum": lambda first, args, kwargs: ([args[0], list(first)], kwargs),
    "nn.functional.embedding": lambda first, args, kwargs: ([args[0], first, *args[1:]], kwargs),
    "nn.functional.embedding_bag": lambda first, args, kwargs: ([args[0], first, *args[1:]], kwargs),
    "polygamma": lambda first, args, kwargs: ([args[0], first], {k: v for k, v in kwargs.items() if k != "n"}),
    "special.polygamma": lambda first, args, kwargs: ([args[0], first], kwargs),
}


def arguments(name, variant, sample):
    """The sample's arguments as the public callable takes them."""
    args, kwargs = list(sample.args), dict(sample.kwargs)
    if (name, variant) == ("normal", "number_mean"):
        return [args[0], sample.input, *args[1:]], kwargs
    if name in REORDERED:
        return REORDERED[name](sample.input, args, kwargs)
    return [sample.input, *args], kwargs


def seeded(seed):
    torch.manual_seed(seed)
    random.seed(seed)
    try:
        import numpy
        numpy.random.seed(seed % 2**32)
    except ImportError:
        pass


@contextlib.contextmanager
def generating(seed):
    """Seeded, quiet, and with new memory filled, so that a sample made by torch.empty is the same in every run."""
    seeded(seed)
    torch.use_deterministic_algorithms(True, warn_only=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        torch.use_deterministic_algorithms(False)


def database(patterns):
    """(public name, entry) of op_db for the names or globs, in the database's order."""
    for info in op_db:
        name = op_name(info)
        if name in UNINITIALISED or info.variant_test_name in SKIPPED_VARIANTS or public_callable(name) is None:
            continue
        if any(fnmatch.fnmatchcase(name, p) for p in patterns):
            yield name, info


def mapped(value, change):
    """Nested arguments with every tensor replaced."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if type(value) in (list, tuple):
        return type(value)(mapped(v, change) for v in value)
    return {k: mapped(v, change) for k, v in value.items()} if isinstance(value, dict) else value


def largest(args, kwargs):
    sizes = [0]
    mapped([args, kwargs], lambda t: sizes.append(t.numel()))
    return max(sizes)


def cropped(args, kwargs, cap):
    """Every dimension longer than the cap cut, different sizes to different ones."""
    long = set()
    mapped([args, kwargs], lambda t: long.update(s for s in t.shape if s > cap))
    cut = {size: cap + i for i, size in enumerate(sorted(long))}

    def crop(tensor):
        view = tensor.detach()[tuple(slice(0, min(s, cut.get(s, s))) for s in tensor.shape)]
        return (view.contiguous() if tensor.is_contiguous() else view).requires_grad_(tensor.requires_grad)
    return mapped(args, crop), mapped(kwargs, crop)


def shrunk(call, args, kwargs):
    """The encoded arguments, smaller where the operator still takes them so."""
    original = {"args": [encode(v) for v in args], "kwargs": {k: encode(v) for k, v in kwargs.items()}}
    if largest(args, kwargs) > SMALL and "data" not in kwargs:
        for cap in (3, 4, 6):
            try:
                small_args, small_kwargs = cropped(args, kwargs, cap)
                small = {"args": [encode(v) for v in small_args], "kwargs": {k: encode(v) for k, v in small_kwargs.items()}}
                if small != original and "error" not in run({**call, **small}):
                    return small
            except (NotEncodable, RuntimeError, IndexError, TypeError):
                pass
    return original


def spread(items, count):
    """At most count items, evenly spread, with the others behind as replacements."""
    if len(items) <= count:
        return items, []
    places = sorted({round(i * (len(items) - 1) / max(1, count - 1)) for i in range(count)})
    return [items[i] for i in places], [items[i] for i in range(len(items)) if i not in set(places)]


def without_grad(call):
    """The call with no argument that requires grad: in-place operators refuse such leaves."""
    def strip(value):
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k != "requires_grad"}
        return [strip(v) for v in value] if isinstance(value, list) else value
    return {**call, "args": strip(call["args"]), "kwargs": {k: strip(v) for k, v in call["kwargs"].items()}}


def recorded(call, args, kwargs, lossy=True):
    """One recorded case, or None where it cannot be told or repeated."""
    try:
        call = {**call, **shrunk(call, args, kwargs)} if lossy else {
            **call, "args": [encode(v) for v in args], "kwargs": {k: encode(v) for k, v in kwargs.items()}}
        case = record(call)
        if case is not None and "error" in case:
            case = record(without_grad(call))
        return None if case is None or "error" in case or len(repr(case["out"])) > LONGEST_RESULT else case
    except NotEncodable:
        return None


def numbered(name, variant, kind, seed, samples, count, skip_large=True):
    """Records at most count of the samples under ids `name.variant/kind/n`."""
    if skip_large:
        small = [s for s in samples if largest(*s) <= LARGE]
        samples = small or samples
    chosen, others = spread(samples, count)
    prefix = f"{name}.{variant}/{kind}" if variant else f"{name}/{kind}"
    cases = []
    for i, (args, kwargs) in enumerate([*chosen, *others]):
        if len(cases) == count or i >= 3 * count + 5:
            break
        call = {"id": f"{prefix}/{len(cases)}", "op": name, "seed": seed, **({"variant": variant} if variant else {})}
        case = recorded(call, args, kwargs)
        if case is not None:
            cases.append(case)
    return cases


def database_cases(name, info, dtypes, seed, counts):
    """The cases of one entry of op_db, dtype after dtype."""
    supported = info.supported_dtypes("cpu")
    variant = info.variant_test_name
    for text in dtypes:
        dtype = DTYPES[text]
        if dtype not in supported:
            continue
        grad = info.supports_autograd and (dtype.is_floating_point or dtype.is_complex)
        with generating(seed):
            # With set_seed the database draws from a seed of its own whatever was set: seed 0 stands for that one.
            drawn = info.sample_inputs("cpu", dtype, requires_grad=grad, set_seed=seed == 0)
            samples = [arguments(name, variant, s) for s in drawn]
        yield from numbered(name, variant, text, seed, samples, counts[text])
        if not variant and isinstance(info, (UnaryUfuncInfo, BinaryUfuncInfo)):
            binary = isinstance(info, BinaryUfuncInfo)
            yield from numbered(name, "special", text, seed, special_calls(dtype, binary, grad), 3)
            if binary:
                yield from numbered(name, "promotion", text, seed, promotion_calls(dtype), counts[text] // 2)


def hand_cases(name, dtypes, seed, counts):
    """The cases of the table in extra.py for a name that the database lacks or knows too little of."""
    for text in dtypes:
        with generating(seed):
            samples = [(list(args), kwargs) for args, kwargs in SAMPLES[name](DTYPES[text])]
        yield from numbered(name, "extra", text, seed, samples, counts[text] + 2)


def error_cases(name, info, seed):
    """The error samples of one entry, each with PyTorch's type and text."""
    if info.error_inputs_func is None:
        return
    prefix = f"{name}.{info.variant_test_name}/error" if info.variant_test_name else f"{name}/error"
    count, seen = 0, set()
    with generating(seed):
        samples = list(info.error_inputs("cpu"))
    for sample in samples:
        call = {"id": f"{prefix}/{count}", "op": name, "seed": seed}
        if info.variant_test_name:
            call["variant"] = info.variant_test_name
        try:
            args, kwargs = arguments(name, info.variant_test_name, sample.sample_input)
            if largest(args, kwargs) > LARGE:
                continue
            call |= {"args": [encode(v) for v in args], "kwargs": {k: encode(v) for k, v in kwargs.items()}}
            case = record(call)
        except (NotEncodable, IndexError):
            continue
        if case is None or "error" not in case or "0x" in case["error"]["message"] or repr(case["error"]) in seen:
            continue
        seen.add(repr(case["error"]))
        count += 1
        yield case
