import os
import tempfile

import torch
from torch import nn
from torch.autograd import graph

torch.manual_seed(3)

# what a product keeps are its own operands; what exp keeps is its result, through an alias
a = torch.randn(4, requires_grad=True)
b = torch.full((4,), 2.0, requires_grad=True)
y = a * b
print(y.grad_fn._saved_self)
print(y.grad_fn._saved_other)
print(y.grad_fn._saved_self is a, y.grad_fn._saved_other is b)
y = torch.exp(a)
print(y.grad_fn._saved_result.equal(y), y.grad_fn._saved_result is y)
print(y.grad_fn._saved_result)

# a table of numbered tensors: the graph keeps the numbers
table = []


def keep(tensor):
    table.append(tensor.detach().clone())
    print(f"pack {len(table) - 1}: {tuple(tensor.shape)}")
    return len(table) - 1


def find(number):
    print(f"unpack {number}")
    return table[number]


model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1))
x = torch.randn(6, 3)
target = torch.randn(6, 1)
with graph.saved_tensors_hooks(keep, find):
    loss = nn.functional.mse_loss(model(x), target)
print(f"loss {loss.item():.6f}, {len(table)} tensors kept")
loss.backward()
hooked = [p.grad.clone() for p in model.parameters()]
model.zero_grad()
nn.functional.mse_loss(model(x), target).backward()
print([torch.equal(g, p.grad) for g, p in zip(hooked, model.parameters())])

# large tensors on disk, small ones as they are
folder = tempfile.TemporaryDirectory()


class OnDisk:
    def __init__(self, tensor):
        self.sizes = tuple(tensor.shape)
        self.path = os.path.join(folder.name, f"tensor{len(os.listdir(folder.name))}")
        with open(self.path, "w") as file:
            file.write("\n".join(repr(value) for value in tensor.flatten().tolist()))

    def read(self):
        with open(self.path) as file:
            values = [float(line) for line in file.read().split("\n")]
        return torch.tensor(values).reshape(self.sizes)


def pack_large(tensor):
    return OnDisk(tensor) if tensor.numel() >= 20 else tensor


def unpack_large(packed):
    return packed.read() if isinstance(packed, OnDisk) else packed


model.zero_grad()
with graph.saved_tensors_hooks(pack_large, unpack_large):
    loss = nn.functional.mse_loss(model(x), target)
print(f"files: {len(os.listdir(folder.name))}")
loss.backward()
print([torch.equal(g, p.grad) for g, p in zip(hooked, model.parameters())])
folder.cleanup()

# half the memory, some of the precision
x = torch.linspace(-2, 2, 5, requires_grad=True)
with graph.saved_tensors_hooks(lambda t: t.half(), lambda h: h.float()):
    y = (x.sin() * x).sum()
y.backward()
exact = x.sin() + x * x.cos()
print(x.grad)
print(f"largest error {(x.grad - exact).abs().max().item():.5f}")

# on the CPU, for tensors of another device; here nothing moves
x = torch.ones(3, requires_grad=True)
with graph.save_on_cpu():
    y = (x * 3).exp()
print(y.grad_fn._saved_result.device)
y.sum().backward()
print(x.grad)

# the innermost pair counts; the pack hook may not write
with graph.saved_tensors_hooks(lambda t: t * 3, lambda t: t):
    with graph.saved_tensors_hooks(lambda t: t * 5, lambda t: t):
        y = x * x
    z = x * x
print(y.grad_fn._saved_self, z.grad_fn._saved_self)
try:
    with graph.saved_tensors_hooks(lambda t: t.mul_(2), lambda t: t):
        x.exp()
except RuntimeError as error:
    print(error)
try:
    with graph.disable_saved_tensors_hooks("no hooks here"):
        with graph.saved_tensors_hooks(lambda t: t, lambda t: t):
            pass
except RuntimeError as error:
    print(error)

# one saved tensor
y = x * x
y.grad_fn._raw_saved_self.register_hooks(lambda t: t * 2, lambda t: t / 2)
print(y.grad_fn._saved_self, y.grad_fn._raw_saved_self.data)
try:
    y.grad_fn._raw_saved_self.register_hooks(lambda t: t, lambda t: t)
except RuntimeError as error:
    print(error)
y.sum().backward()
try:
    print(y.grad_fn._saved_self)
except RuntimeError as error:
    print(error)

# writes to what is saved
x = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    y = x.clone()
    z = (y**2).sum()
    y.sin_()
    z.backward()
except RuntimeError as error:
    print(error)
with graph.allow_mutation_on_saved_tensors():
    y = x.clone()
    z = (y**2).sum()
    y.sin_()
    z.backward()
print(x.grad, y)
