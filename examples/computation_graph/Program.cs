torch.manual_seed(2);

var x = torch.tensor([2.0, 3.0], requires_grad: true);
var y = x.pow(2) + 2 * x + 1;
print("y:", y);
y.backward(torch.tensor([1.0, 1.0]));
print("Gradient of y with respect to x:", x.grad);
y = x.pow(2) + 2 * x + 1;
y.backward(torch.tensor([1.0, 0.1]));
print("accumulated:", x.grad);
x.grad.zero_();
Tensor z;
using (torch.no_grad())
{
    z = x.pow(3) + 3 * x.pow(2) + 3 * x + 1;
}

print(z, z.requires_grad);

var x_data = torch.tensor([[1.0], [2.0], [3.0], [4.0]], requires_grad: false);
var y_data = torch.tensor([[2.0], [3.0], [4.0], [5.0]], requires_grad: false);
var model = nn.Linear(1, 1);
print(model);
print(model.weight, model.bias);
var criterion = nn.MSELoss();
var optimizer = optim.SGD(model.parameters(), lr: 0.01);
Tensor loss = null!;
for (var epoch = 0; epoch < 100; epoch++)
{
    var y_pred = model.call(x_data);
    loss = criterion.call(y_pred, y_data);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    if ((epoch + 1) % 10 == 0)
    {
        print($"Epoch [{epoch + 1}/100], Loss: {loss.item():.4f}");
    }
}

print(loss);
print("Weight:", model.weight.item());
print("Bias:", model.bias!.item());
print(optimizer);
