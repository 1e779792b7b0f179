# Steps the optimizer of each parameter as soon as its gradient is there, so that no gradient outlives its backward.
import torch
from torch import nn


def make_model():
    torch.manual_seed(7)
    return nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))


def loss_of(model, step):
    x = torch.linspace(-1, 1, 24).reshape(6, 4) * (1 + step)
    return (model(x) - x.sum(1, keepdim=True)).pow(2).mean()


plain = make_model()
optimizer = torch.optim.Adam(plain.parameters(), lr=0.01)
for step in range(4):
    loss = loss_of(plain, step)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    print(f"plain {step}: {loss.item():.5f}")

fused = make_model()
optimizer_dict = {p: torch.optim.Adam([p], lr=0.01) for p in fused.parameters()}
order = []
names = {p: name for name, p in fused.named_parameters()}


def optimizer_hook(parameter):
    order.append(names[parameter])
    optimizer_dict[parameter].step()
    optimizer_dict[parameter].zero_grad()


handles = [p.register_post_accumulate_grad_hook(optimizer_hook) for p in fused.parameters()]
for step in range(4):
    loss = loss_of(fused, step)
    loss.backward()
    print(f"in backward {step}: {loss.item():.5f}", all(p.grad is None for p in fused.parameters()))
print(order[:6])
print("same parameters:", all(torch.allclose(p, q) for p, q in zip(plain.parameters(), fused.parameters())))
for handle in handles:
    handle.remove()
loss_of(fused, 0).backward()
print("hooks removed:", len(order), all(p.grad is not None for p in fused.parameters()))
