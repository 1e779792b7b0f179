"""Record Python's text of values and formats: conformance/tables/formats.jsonl.

One line a case: the value (kind and Python literal), the specification, and the text or the error.
Kind "repr" has no specification. Usage: python scripts/record_formats.py
"""
import itertools
import json
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "conformance" / "tables" / "formats.jsonl"

FLOATS = [0.0, -0.0, 1.0, -1.5, 3.14159265, 2.5, 0.125, 1e-5, 1e16, 123456789.123, 1e22, 5e-324, 1.7976931348623157e308,
          9.999999e22, 0.1, 99999.5, float("inf"), float("-inf"), float("nan")]
FLOAT_SPECS = [".4f", ".0f", ".2e", "e", "g", ".3g", "%", ".1%", ">12", "<10.2f", "^12.3f", "+.2f", " .2f", "08.3f", ",",
               ",.2f", "_.1f", ".3", ".0e", "#.3g", "#.0f", "020,.2f", "*^+15.1f", "G", "E", "n", "z.1f", "=+10.1f", ".17g",
               ".20f", ".0", ".1g"]
INTS = [0, 1, -7, 1234, -1234567, 65535, 2**63 - 1, -(2**63), 2**64 - 1]
INT_SPECS = ["d", "5", "<6d", "^7", "03d", "+d", " d", ",", "_", "012,", "x", "X", "#x", "#010x", "b", "#_b", "o", "#o", "_x",
             "e", ".3f", "%", ".2g", "n", "*>+10", "=8d", "1,d"]
STRINGS = ["", "abc", "loss", "é", "long text", "\U0001f600a"]
STRING_SPECS = ["s", "6", ">6", "^9", "*^9", ".2", "<8.3s", "05"]
ERRORS = [(1, ".2zz"), (1.5, "zz"), ("a", "d"), ("a", "=5"), ("a", "+"), ("a", " "), ("a", "#"), ("a", "z"), (1, ".3"), (1, "z"),
          (1, "+c"), (1, "#c"), (-1, "c"), (1, ",x"), (1, ",_"), (1, "_,"), (1, "._"), (1.0, "q"), (1, "s"), (True, "s"), (None, "5"),
          (1 + 2j, "05"), (1 + 2j, "=5"), (1 + 2j, "d"), (1, "9" * 20), (1.0, ".99999999999"), ("a", ","), (1.0, ",n"), (1, "."),
          ("a", "é"), (1.0, "c")]
OTHERS = [(True, "d"), (True, "5"), (False, ">7"), (True, ""), (None, ""), (65, "c"), (0x1F600, ">3c"), (1 + 2j, ""), (1j, ""),
          (1 + 2j, ".2f"), (-1.5 - 0.25j, ">20.1e"), (complex(-0.0, 3), ""), (1 + 2j, "12"), (1234567 + 2j, ",.1f"), (1j, ".3"),
          (1 + 1j, ".3g"), (complex("nan+infj"), ""), (complex("nan-infj"), "^14")]
REPRS = FLOATS + INTS + STRINGS + [
    True, False, None, 1e-4, 1e-7, 1.5e-7, 123456789012345680.0, 1e15, 0.1 + 0.2, 1 / 3, 2.5e-310, 100.0, 1 + 2j, -1j, 0j, 1e20 + 0.5j,
    "it's", 'say "x"', "it's \"x\"", "a\\b", "tab\tline\n\r", "\x00\x7f\x85\xa0", "\u200b\u2028", "caf\u00e9 \u4e2d",
]


def kind(value):
    return type(value).__name__


def literal(value):
    if isinstance(value, complex):
        return [literal(value.real), literal(value.imag)]
    return value if isinstance(value, (str, bool)) or value is None else str(value) if isinstance(value, int) else repr(value)


def line(value, spec):
    entry = {"kind": kind(value), "value": literal(value), "spec": spec}
    try:
        entry["text"] = format(value, spec)
    except Exception as error:
        entry["error"] = {"type": type(error).__name__, "message": str(error)}
    return entry


def main():
    lines = [line(v, s) for v, s in itertools.chain(
        itertools.product(FLOATS, FLOAT_SPECS), itertools.product(INTS, INT_SPECS),
        itertools.product(STRINGS, STRING_SPECS), OTHERS, ERRORS)]
    lines += [{"kind": kind(v), "value": literal(v), "text": repr(v)} for v in REPRS]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("".join(json.dumps(entry) + "\n" for entry in lines))
    print(len(lines), "lines")


main()
