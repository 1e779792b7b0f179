// What a first hour with autograd uses: one training step, vector gradients, which tensors take part, fine-tuning with frozen parameters.
torch.manual_seed(1);

var model = nn.Sequential(nn.Conv2d(3, 4, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * 4 * 4, 10));
var data = torch.rand(1, 3, 8, 8);
var labels = torch.rand(1, 10);
var prediction = model.call(data);
var loss = (prediction - labels).sum();
loss.backward();
print($"loss: {loss.item():.4f}");
print("gradient of the first bias:", ((nn.Conv2d)model[0]).bias!.grad);
var optimizer = optim.SGD(model.parameters(), lr: 1e-2, momentum: 0.9);
var before = (model.call(data) - labels).sum();
optimizer.step();
var after = (model.call(data) - labels).sum();
print("a step lowers the loss:", (after < before).item());

var a = torch.tensor([2.0, 3.0], requires_grad: true);
var b = torch.tensor([6.0, 4.0], requires_grad: true);
var Q = 3 * a.pow(3) - b.pow(2);
print(Q);
var external_grad = torch.tensor([1.0, 1.0]);
Q.backward(gradient: external_grad);
print(9 * a.pow(2) == a.grad);
print(-2 * b == b.grad);

var x = torch.rand(5, 5);
var y = torch.rand(5, 5);
var z = torch.rand([5, 5], requires_grad: true);
a = x + y;
print($"Does `a` require gradients?: {a.requires_grad}");
b = x + z;
print($"Does `b` require gradients?: {b.requires_grad}");
print("same through the sum:", torch.equal(torch.autograd.grad(b.sum(), z)[0], torch.ones(5, 5)));

foreach (var param in model.parameters())
{
    param.requires_grad = false;
}

model[4] = nn.Linear(64, 2);
optimizer = optim.SGD(model.parameters(), lr: 1e-2, momentum: 0.9);
var criterion = nn.CrossEntropyLoss();
var target = torch.tensor([1]);
for (var step = 0; step < 3; step++)
{
    optimizer.zero_grad();
    loss = criterion.call(model.call(data), target);
    loss.backward();
    optimizer.step();
    print($"step {step}: {loss.item():.4f}");
}

foreach (var (name, param) in model.named_parameters())
{
    print(name, tuple(param.shape), param.grad is null ? "frozen" : "trained");
}
