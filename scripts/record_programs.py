"""Lines that small programs about autograd print, for their twins in tests/Autograd.Tests/Programs.

Writes tests/Autograd.Tests/Programs/lines.txt: '# name', then the lines.
"""
import pathlib
import sys

import torch

from recording import (  # noqa: F401
    programs, programs_functions, programs_hooks, programs_mixed, programs_modules, programs_odd,
    programs_saved)

torch.set_warn_always(True)
out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tests/Autograd.Tests/Programs/lines.txt")
text = []
for title, function in programs.PROGRAMS.items():
    text.append(f"# {title}")
    text.extend(programs.run(function))
out.write_text("\n".join(text) + "\n")
print(len(programs.PROGRAMS), "programs of torch", torch.__version__)
