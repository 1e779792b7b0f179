"""Custom functions that can be differentiated twice: what may be saved, and what the graph of a second backward looks like."""
import re
import torch
from torch.autograd.function import once_differentiable
from torchviz import make_dot


class Square(torch.autograd.Function):
    """Saves its input."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2

    @staticmethod
    def backward(ctx, grad_out):
        x, = ctx.saved_tensors
        return grad_out * 2 * x


class Exp(torch.autograd.Function):
    """Saves its output: what backward gets is connected to the function itself."""

    @staticmethod
    def forward(ctx, x):
        result = torch.exp(x)
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, grad_out):
        result, = ctx.saved_tensors
        return result * grad_out


class HiddenTanh(torch.autograd.Function):
    """Saves intermediate values that are no outputs: there is no second derivative."""

    @staticmethod
    def forward(ctx, x):
        up, down = torch.exp(x), torch.exp(-x)
        ctx.save_for_backward(up, down)
        return (up - down) / (up + down)

    @staticmethod
    def backward(ctx, grad_out):
        up, down = ctx.saved_tensors
        return grad_out * 4 / (up + down) ** 2


class Tanh(torch.autograd.Function):
    """Returns the intermediate values as outputs, with gradients of their own."""

    @staticmethod
    def forward(ctx, x):
        up, down = torch.exp(x), torch.exp(-x)
        ctx.save_for_backward(up, down)
        return (up - down) / (up + down), up, down

    @staticmethod
    def backward(ctx, grad_out, grad_up, grad_down):
        up, down = ctx.saved_tensors
        return grad_out * 4 / (up + down) ** 2 + grad_up * up - grad_down * down


class CubeBackward(torch.autograd.Function):
    """The backward of a function, which is a custom function again."""

    @staticmethod
    def forward(grad_out, x):
        return grad_out * 3 * x ** 2

    @staticmethod
    def setup_context(ctx, inputs, output):
        grad_out, x = inputs
        ctx.save_for_backward(grad_out, x)
        ctx.note = "second"

    @staticmethod
    def backward(ctx, sav_grad_out):
        grad_out, x = ctx.saved_tensors
        return sav_grad_out * 3 * x ** 2, sav_grad_out * grad_out * 6 * x


class Cube(torch.autograd.Function):
    """Forward and setup_context apart, with a default argument."""

    @staticmethod
    def forward(x, factor=1.0):
        return x ** 3 * factor

    @staticmethod
    def setup_context(ctx, inputs, output):
        x, factor = inputs
        ctx.save_for_backward(x)
        ctx.factor = factor

    @staticmethod
    def backward(ctx, grad_out):
        x, = ctx.saved_tensors
        return CubeBackward.apply(grad_out * ctx.factor, x), None


class OnceSquare(Square):
    """A backward that says it cannot be differentiated."""

    @staticmethod
    @once_differentiable
    def backward(ctx, grad_out):
        return Square.backward(ctx, grad_out)


def derivatives(name, function, x):
    y = function(x)
    first, = torch.autograd.grad(y.sum(), x, create_graph=True)
    print(name)
    print("  value ", y)
    print("  first ", first)
    try:
        print("  second", torch.autograd.grad(first.sum(), x)[0])
    except RuntimeError as error:
        print("  second", error)


def show(dot):
    names = {}
    print(re.sub(r"\b1\d{14}\b", lambda m: names.setdefault(m.group(), f"n{len(names)}"), dot.source))


x = torch.tensor([0.5, 1.0, 2.0], dtype=torch.double, requires_grad=True)
derivatives("Square", Square.apply, x)
derivatives("Exp", Exp.apply, x)
derivatives("Tanh", lambda v: Tanh.apply(v)[0], x)
derivatives("HiddenTanh", HiddenTanh.apply, x)
derivatives("Cube", Cube.apply, x)
derivatives("Cube of factor 2", lambda v: Cube.apply(v, 2.0), x)

y = Cube.apply(x)
print(y.grad_fn.name(), y.grad_fn.factor, *y.grad_fn.needs_input_grad, y.grad_fn.saved_tensors[0] is x)
first, = torch.autograd.grad(y.sum(), x, create_graph=True)
print(first.grad_fn.name(), first.grad_fn.note)
first.sum().backward()
print(x.grad)
try:
    first.sum().backward()
except RuntimeError as error:
    print(str(error)[:58])

for f in (OnceSquare.apply, Square.apply):
    g = torch.ones(3, dtype=torch.double, requires_grad=True)
    first, = torch.autograd.grad(f(x), x, g, create_graph=True)
    try:
        first.sum().backward()
        print(first.grad_fn.name(), g.grad)
    except RuntimeError as error:
        print(error)

x = torch.tensor(2.0, requires_grad=True)
y = Square.apply(x)
first, = torch.autograd.grad(y, x, create_graph=True)
show(make_dot((first, x, y), params={"grad_x": first, "x": x, "out": y}))
x = torch.tensor(1.0, requires_grad=True)
y = Exp.apply(x)
first, = torch.autograd.grad(y, x, create_graph=True)
show(make_dot((first, x, y), params={"grad_x": first, "x": x, "out": y}))
