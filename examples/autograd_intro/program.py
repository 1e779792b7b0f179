# Follows a computation through its graph, watches a training loop's gradients, and turns recording on and off.
import math

import torch

a = torch.linspace(0., 2. * math.pi, steps=9, requires_grad=True)
print(a)
b = torch.sin(a)
print(b)
c = 2 * b
print(c)
d = c + 1
print(d)
out = d.sum()
print(out)

print("d:")
print(d.grad_fn.name(), len(d.grad_fn.next_functions))
fn = d.grad_fn
while fn is not None:
    print(fn.name(), [next_fn.name() if next_fn else None for next_fn, _ in fn.next_functions])
    fn = fn.next_functions[0][0] if fn.next_functions else None
out.backward()
print(a.grad)
print("cosine:", torch.allclose(a.grad, 2 * torch.cos(a)))

BATCH_SIZE = 4
DIM_IN = 6
HIDDEN_SIZE = 5
DIM_OUT = 3


class TinyModel(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = torch.nn.Linear(DIM_IN, HIDDEN_SIZE)
        self.relu = torch.nn.ReLU()
        self.layer2 = torch.nn.Linear(HIDDEN_SIZE, DIM_OUT)

    def forward(self, x):
        x = self.layer1(x)
        x = self.relu(x)
        x = self.layer2(x)
        return x


torch.manual_seed(3)
some_input = torch.randn(BATCH_SIZE, DIM_IN, requires_grad=False)
ideal_output = torch.randn(BATCH_SIZE, DIM_OUT, requires_grad=False)
model = TinyModel()
print(model)
print(model.layer2.weight[0][0:3])
print(model.layer2.weight.grad)

optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
prediction = model(some_input)
loss = (ideal_output - prediction).pow(2).sum()
print(loss)
loss.backward()
print(model.layer2.weight[0][0:3])
print(model.layer2.weight.grad[0][0:3])
optimizer.step()
print(model.layer2.weight[0][0:3])
print(model.layer2.weight.grad[0][0:3])
for i in range(0, 5):
    prediction = model(some_input)
    loss = (ideal_output - prediction).pow(2).sum()
    loss.backward()
print(model.layer2.weight.grad[0][0:3])
optimizer.zero_grad(set_to_none=False)
print(model.layer2.weight.grad[0][0:3])

a = torch.ones(2, 3, requires_grad=True)
print(a)
b1 = 2 * a
print(b1)
a.requires_grad = False
b2 = 2 * a
print(b2)

a = torch.ones(2, 3, requires_grad=True) * 2
b = torch.ones(2, 3, requires_grad=True) * 3
c1 = a + b
print(c1)
with torch.no_grad():
    c2 = a + b
print(c2)
c3 = a * b
print(c3)


def add_tensors1(x, y):
    return x + y


@torch.no_grad()
def add_tensors2(x, y):
    return x + y


print(add_tensors1(a, b).requires_grad)
print(add_tensors2(a, b).requires_grad)

x = torch.arange(1., 5., requires_grad=True)
y = x.detach()
print(x)
print(y)

a = torch.linspace(0., 2. * math.pi, steps=5, requires_grad=True)
try:
    torch.sin_(a)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")

x = torch.tensor([-1.5, 0.5, 1.2], requires_grad=True)
y = x * 2
while y.data.norm() < 1000:
    y = y * 2
print(y)
v = torch.tensor([0.1, 1.0, 0.0001], dtype=torch.float)
y.backward(v)
print(x.grad)
