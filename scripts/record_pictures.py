"""Records what torchviz draws for a few graphs: tests/Facade.Tests/Drawing/expected/*.dot, numbers of nodes in order of appearance.

The same graphs are built by PictureTextTests. Run with a Python that has torch, torchviz and graphviz.
"""
import pathlib
import re

import torch
from torchviz import make_dot

FOLDER = pathlib.Path(__file__).parent.parent / "tests" / "Facade.Tests" / "Drawing" / "expected"


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        squared = x * x
        ctx.save_for_backward(x, squared)
        return squared * x

    @staticmethod
    def backward(ctx, grad):
        x, squared = ctx.saved_tensors
        return grad * 3 * squared


def write(name, dot):
    names = {}
    text = re.sub(r"\b\d{12,15}\b", lambda m: names.setdefault(m.group(), f"n{len(names)}"), dot.source)
    (FOLDER / f"{name}.dot").write_text(text)


def leaf(*sizes):
    return torch.ones(*sizes, requires_grad=True)


def main():
    x, y, w = leaf(2, 3), leaf(2, 3), leaf(3, 4)
    params = {"x": x, "y": y, "w": w}
    everything = {"params": params, "show_attrs": True, "show_saved": True}
    write("custom_function", make_dot(Cube.apply(x).sum(), **everything))
    write("custom_function_plain", make_dot(Cube.apply(x).sum(), params=params))
    write("view_output", make_dot((x * y).view(-1)[1:], **everything))
    write("several_outputs", make_dot((x.exp(), (x * y).sum()), **everything))
    write("cat", make_dot(torch.cat([x, y], 1), **everything))
    write("softmax", make_dot(torch.softmax(x @ w, 1).log().mean(), **everything))
    write("short_attributes", make_dot((x @ w).sum(0, keepdim=True), params=params, show_attrs=True, max_attr_chars=5))
    double = torch.autograd.grad(Cube.apply(x).sum(), x, create_graph=True)[0]
    write("double_backward", make_dot(double, **everything))
    inplace = x * 2
    inplace[0].mul_(3)
    write("in_place", make_dot(inplace, **everything))
    write("leaf", make_dot(x, **everything))
    write("pieces", make_dot(torch.stack(x.unbind(1)).clamp(0, 2).std(), **everything))


if __name__ == "__main__":
    main()
