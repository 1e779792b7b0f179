"""What the programs of record_programs.py share: the list of programs and what prints their lines."""
import re
import warnings

PROGRAMS = {}
LINES = []


def program(function):
    PROGRAMS[function.__name__] = function
    return function


def p(*values):
    LINES.append(re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"\s*\n\s*", " ", " ".join(str(v) for v in values))))


def name(node):
    return "None" if node is None else node.name()


def fails(label, function):
    try:
        result = function()
        p(label, "ok", "" if result is None else result)
    except Exception as error:
        p(label, type(error).__name__, error)


def run(function):
    LINES.clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            function()
        except Exception as error:
            p("raised", type(error).__name__, error)
    for warning in caught:
        p("warned", re.sub(r" \(Triggered internally at .*", "", str(warning.message)))
    return list(LINES)
