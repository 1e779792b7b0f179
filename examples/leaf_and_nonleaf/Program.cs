// Which tensors are leaves, which keep a gradient, and what retain_grad, detach and requires_grad do about it.
var x = torch.ones(1, 3);
var W = torch.full([3, 2], 0.5, requires_grad: true);
var b = torch.tensor([[0.1, -2.0]], requires_grad: true);
var y = torch.ones(1, 2);

var z = torch.matmul(x, W) + b;
var y_pred = F.relu(z);
var loss = F.mse_loss(y_pred, y);
print("loss:", loss);

static void show(params ReadOnlySpan<(string name, Tensor tensor)> tensors)
{
    foreach (var (name, tensor) in tensors)
    {
        print($"{name}: is_leaf={tensor.is_leaf} requires_grad={tensor.requires_grad} retains_grad={tensor.retains_grad}");
    }
}

show(("x", x), ("W", W), ("b", b), ("y", y), ("z", z), ("y_pred", y_pred), ("loss", loss));

using (var caught = torch.warnings.catch_warnings())
{
    print(z.grad);
    print("warned:", caught[0].Split(".  ")[0].Split(". ")[0]);
}

loss.backward(retain_graph: true);
print($"W.grad={W.grad}");
print($"b.grad={b.grad}");
print($"x.grad={x.grad}");

z.retain_grad();
y_pred.retain_grad();
loss.retain_grad();
W.grad = null;
b.grad = null;
loss.backward();
show(("z", z), ("y_pred", y_pred), ("loss", loss));
print("loss.grad:", loss.grad);
print($"y_pred.grad={y_pred.grad}");
print($"z.grad={z.grad}");
print($"W.grad={W.grad}");

foreach (var action in new Action[] { () => z.requires_grad_(false), () => y.retain_grad(), () => W.add_(1) })
{
    try
    {
        action();
    }
    catch (RuntimeError error)
    {
        print($"RuntimeError: {error.Message}");
    }
}

var detached = z.detach();
show(("detached", detached));
detached.requires_grad_();
show(("detached", detached));
F.softplus(detached).sum().backward();
print(detached.grad);
using (torch.no_grad())
{
    W -= 0.1 * W.grad;
}

print(W);
show(("W", W));
