"""What the programs of graph_*.py print, as tests/Autograd.Tests/Programs/Printed.cs prints it."""
import re
import warnings

import torch

PROGRAMS = {}
LINES = []


def program(function):
    PROGRAMS[function.__name__] = function
    return function


def out(*values):
    text = " ".join(str(value) for value in values)
    LINES.append(re.sub(r" at 0x[0-9a-f]+", "", text).replace("\n", "\\n"))


def attempt(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            out("ok", function())
        except Exception as error:
            out(type(error).__name__ + ":", error)
    for warning in caught:
        out("warning:", str(warning.message).split(" (Triggered")[0].split("Traceback of forward")[0])


def leaf(*values):
    return torch.tensor([float(value) for value in values], requires_grad=True)
