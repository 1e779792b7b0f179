# Which tensors are leaves, which keep a gradient, and what retain_grad, detach and requires_grad do about it.
import warnings

import torch
import torch.nn.functional as F

x = torch.ones(1, 3)
W = torch.full((3, 2), 0.5, requires_grad=True)
b = torch.tensor([[0.1, -2.0]], requires_grad=True)
y = torch.ones(1, 2)

z = (x @ W) + b
y_pred = F.relu(z)
loss = F.mse_loss(y_pred, y)
print("loss:", loss)


def show(**tensors):
    for name, tensor in tensors.items():
        print(f"{name}: is_leaf={tensor.is_leaf} requires_grad={tensor.requires_grad} retains_grad={tensor.retains_grad}")


show(x=x, W=W, b=b, y=y, z=z, y_pred=y_pred, loss=loss)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(z.grad)
    print("warned:", str(caught[0].message).split(".  ")[0].split(". ")[0])

loss.backward(retain_graph=True)
print(f"{W.grad=}")
print(f"{b.grad=}")
print(f"{x.grad=}")

z.retain_grad()
y_pred.retain_grad()
loss.retain_grad()
W.grad = None
b.grad = None
loss.backward()
show(z=z, y_pred=y_pred, loss=loss)
print("loss.grad:", loss.grad)
print(f"{y_pred.grad=}")
print(f"{z.grad=}")
print(f"{W.grad=}")

for action in (lambda: z.requires_grad_(False), lambda: y.retain_grad(), lambda: W.add_(1)):
    try:
        action()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")

detached = z.detach()
show(detached=detached)
detached.requires_grad_()
show(detached=detached)
F.softplus(detached).sum().backward()
print(detached.grad)
with torch.no_grad():
    W -= 0.1 * W.grad
print(W)
show(W=W)
