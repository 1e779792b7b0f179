"""Lines that small programs about the graph and its modes print, for their twins in tests/Autograd.Tests/Programs.

Writes tests/Autograd.Tests/Programs/graph.txt: '# name', then the lines. Needs torchviz.
"""
import pathlib
import sys

import torch

from recording import graph_backward, graph_checks, graph_leaves, graph_modes, graph_printed  # noqa: F401

torch.set_warn_always(True)
torch.set_num_threads(1)
path = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tests/Autograd.Tests/Programs/graph.txt")
text = []
for title, function in graph_printed.PROGRAMS.items():
    graph_printed.LINES.clear()
    function()
    text += [f"# {title}", *graph_printed.LINES]
path.write_text("\n".join(text) + "\n")
print(len(graph_printed.PROGRAMS), "programs of torch", torch.__version__)
