# What a first hour with autograd uses: one training step, vector gradients, which tensors take part, fine-tuning with frozen parameters.
import torch
from torch import nn, optim

torch.manual_seed(1)

model = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * 4 * 4, 10))
data = torch.rand(1, 3, 8, 8)
labels = torch.rand(1, 10)
prediction = model(data)
loss = (prediction - labels).sum()
loss.backward()
print(f"loss: {loss.item():.4f}")
print("gradient of the first bias:", model[0].bias.grad)
optimizer = optim.SGD(model.parameters(), lr=1e-2, momentum=0.9)
before = (model(data) - labels).sum()
optimizer.step()
after = (model(data) - labels).sum()
print("a step lowers the loss:", (after < before).item())

a = torch.tensor([2., 3.], requires_grad=True)
b = torch.tensor([6., 4.], requires_grad=True)
Q = 3 * a ** 3 - b ** 2
print(Q)
external_grad = torch.tensor([1., 1.])
Q.backward(gradient=external_grad)
print(9 * a ** 2 == a.grad)
print(-2 * b == b.grad)

x = torch.rand(5, 5)
y = torch.rand(5, 5)
z = torch.rand((5, 5), requires_grad=True)
a = x + y
print(f"Does `a` require gradients?: {a.requires_grad}")
b = x + z
print(f"Does `b` require gradients?: {b.requires_grad}")
print("same through the sum:", torch.equal(torch.autograd.grad(b.sum(), z)[0], torch.ones(5, 5)))

for param in model.parameters():
    param.requires_grad = False
model[4] = nn.Linear(64, 2)
optimizer = optim.SGD(model.parameters(), lr=1e-2, momentum=0.9)
criterion = nn.CrossEntropyLoss()
target = torch.tensor([1])
for step in range(3):
    optimizer.zero_grad()
    loss = criterion(model(data), target)
    loss.backward()
    optimizer.step()
    print(f"step {step}: {loss.item():.4f}")
for name, param in model.named_parameters():
    print(name, tuple(param.shape), "frozen" if param.grad is None else "trained")
