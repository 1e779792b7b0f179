"""Record NumPy's text of arrays: conformance/tables/numpy-text.jsonl.

One line an array: its value (conformance/FORMAT.md), str and repr. Usage: python scripts/record_numpy_text.py
"""
import base64
import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "conformance" / "tables" / "numpy-text.jsonl"
FLOATS = [
    [1.0, 2.0, 3.0], [0.1, 0.25, -3.5], [1e-5, 1.0], [1e-10, 1.2345678e-5, 0.1], [123456.789, 0.001], [999999.0, 1.0], [1e6, 2e6],
    [1e8, 1.0], [0.0, -0.0], [float("nan"), 1.5], [float("inf"), -1.5], [float("-inf"), 2.0], [float("nan"), float("inf")],
    [float("-inf")], [3.141592653589793, 2.718281828459045], [1 / 3, 2 / 3, -1 / 7], [1000.0, 1.0], [1001.0, 1.0], [0.0001, 0.05],
    [0.00009, 0.05], [65504.0, 1.5], [2049.0, 3.0], [1e-7, 6e-8], [100.0, 250.5, -0.125], [5e-324, 1.0], [1e100, 1e-100],
    [0.30000001192092896, 16777216.0], [99999.9, 0.5], [1.5], [1e20], [-1.0, -2.0, 10.0],
]
COMPLEX = [[1 + 2j, 0.1 - 3j], [1e10 + 2j, 1j], [complex("nan+infj"), 1j], [-1.5 - 0.25j], [1 / 3 + 1e-6j, 2 + 0j], [0j, complex(-0.0, -0.0)]]
INTS = [[1, 2, 3], [-1, 20, 100], [0], [127, -128], [5, 50], [-7, -70]]
SCALARS = [1.5, 1e-5, 1e-4, 1e6, 123456789.0, 0.1, -0.0, float("nan"), float("-inf"), 1e16, 1000.0, 999.0, 3.0, 1e3]


def arrays():
    for dtype in (np.float16, np.float32, np.float64):
        for values in FLOATS:
            yield np.array(values, np.float64).astype(dtype)
        for value in SCALARS:
            yield np.array(value, np.float64).astype(dtype)
    for dtype in (np.complex64, np.complex128):
        for values in COMPLEX:
            yield np.array(values, dtype)
        for value in (1 + 2j, 2j, complex(-0.0, 2), complex(1e-5, 1e20), 0.1 + 1j, complex("nan")):
            yield np.array(value, dtype)
    for dtype in (np.int8, np.int16, np.int32, np.int64):
        for values in INTS:
            yield np.array(values, dtype)
    yield np.array([0, 255, 7], np.uint8)
    yield from (np.array(v) for v in ([True, False], [[True], [False]], True, False, 3, -3))
    yield from (np.zeros(s, d) for s in ((0,), (0, 3), (2, 0)) for d in (np.float32, np.float64, np.int64))
    for dtype in (np.float32, np.float64, np.int64):
        yield from (np.arange(n).astype(dtype).reshape(s) for n, s in (
            (6, (2, 3)), (24, (2, 3, 4)), (16, (2, 2, 2, 2)), (30, (30,)), (60, (2, 30)), (100, (100,)), (1000, (1000,)), (1001, (1001,)),
            (2000, (40, 50)), (1200, (2, 600)), (1200, (600, 2)), (2400, (10, 12, 20)), (1, (1, 1)), (20, (20, 1))))
        yield (np.arange(40) * 1000).astype(dtype)
        yield (np.arange(24) / 7).astype(dtype).reshape(4, 6)
        yield (np.arange(1500) / 7).astype(dtype).reshape(30, 50)
    yield (np.arange(30) / 7 + 1j).reshape(5, 6)
    yield (np.arange(1200) / 7 + 1j).astype(np.complex64)


def main():
    with np.errstate(all="ignore"):
        lines = [{
            "value": {"tensor": {"dtype": a.dtype.name, "shape": list(a.shape), "data": base64.b64encode(a.tobytes()).decode()}},
            "str": str(a), "repr": repr(a)} for a in arrays()]
    OUT.write_text("".join(json.dumps(line) + "\n" for line in lines))
    print(len(lines), "lines, NumPy", np.__version__)


main()
