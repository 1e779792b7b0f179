using utils = Compat.torch.nn.utils;

torch.manual_seed(0);

// leaves, intermediate nodes, and what each knows about itself
var x = torch.tensor(2.0, requires_grad: true);
var y = torch.tensor(3.0, requires_grad: true);
var z = x * y;
var w = z + x;
print("graph nodes");
print($"w.grad_fn: {type(w.grad_fn).__name__}");
print($"z.grad_fn: {type(z.grad_fn).__name__}");
print($"x.is_leaf: {x.is_leaf}, w.is_leaf: {w.is_leaf}, x.grad_fn: {x.grad_fn}");
print($"next of w: {w.grad_fn!.next_functions.Select(next => (type(next.fn).__name__, next.index)).ToList()}");
print(w, z, x);

// chain rule: L = ln((x^2)^3), dL/dx = 6/x
x = torch.tensor(2.0, requires_grad: true);
z = x.pow(2);
y = z.pow(3);
var L = torch.log(y);
L.backward();
print($"theory 6/x: {6 / x.item():.3f}");
print($"gradient: {x.grad.item():.3f}");
print(z, y, L);

// several variables
x = torch.tensor([1.0, 2.0], requires_grad: true);
y = torch.tensor([3.0, 4.0], requires_grad: true);
z = x.pow(2) + y.pow(3);
print(z);
z.sum().backward();
print($"x.grad: {x.grad}");
print($"y.grad: {y.grad}");

// accumulation
w = torch.randn(3, requires_grad: true);
print(w);
for (var i = 0; i < 3; i++)
{
    y = w.sum();
    y.backward();
    print($"gradient now: {w.grad}");
}

w.grad.zero_();
print($"after zero_: {w.grad}");

// switching tracking off
x = torch.tensor(2.0, requires_grad: true);
using (torch.no_grad())
{
    y = x * 3;
}

print(y.requires_grad, y.grad_fn, y);
z = x.detach();
print(z.requires_grad);
z.requires_grad = true;
print(z.requires_grad, z.is_leaf, z);

x = torch.randn(4, requires_grad: true);
y = MyReLU.apply(x);
print(x);
print(y);
y.sum().backward();
print($"input gradient:\n{x.grad}");

// a small classifier
var X_train = torch.randn(64, 2);
var y_train = (X_train[.., ..1] * X_train[.., 1..] > 0).@float();
var X_val = torch.randn(32, 2);
var y_val = (X_val[.., ..1] * X_val[.., 1..] > 0).@float();
var model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1), nn.Sigmoid());
print(model);
var optimizer = torch.optim.Adam(model.parameters(), lr: 0.01);
for (var epoch = 0; epoch < 100; epoch++)
{
    model.train();
    optimizer.zero_grad();
    var outputs = model.call(X_train);
    var loss = F.binary_cross_entropy(outputs, y_train);
    loss.backward();
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0);
    optimizer.step();
    model.eval();
    Tensor val_loss;
    using (torch.no_grad())
    {
        val_loss = F.binary_cross_entropy(model.call(X_val), y_val);
    }

    if ((epoch + 1) % 20 == 0)
    {
        print($"epoch {epoch + 1}: loss {loss.item():.4f}, validation {val_loss.item():.4f}");
    }
}

utils.clip_grad_value_(model.parameters(), clip_value: 0.01);
var norm = utils.clip_grad_norm_(model.parameters(), max_norm: 1.0);
print(norm);
var total_norm = 0.0;
foreach (var p in model.parameters())
{
    var param_norm = p.grad.data.norm(2);
    total_norm += Math.Pow(param_norm.item(), 2);
}

total_norm = Math.Pow(total_norm, 0.5);
print($"gradient norm: {total_norm:.4f}");
foreach (var (name, param) in model.named_parameters())
{
    if (param.grad == null)
    {
        print($"warning: {name} has no gradient");
    }
    else
    {
        print(name, tuple(param.shape), param.grad.abs().mean());
    }
}

foreach (var p in model.parameters())
{
    print(p);
}

// a custom function
internal sealed class MyReLU : torch.autograd.Function<MyReLU>
{
    public static Tensor forward(FunctionCtx ctx, Tensor input)
    {
        ctx.save_for_backward(input);
        return input.clamp(min: 0);
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
    {
        Tensor input = ctx.saved_tensors;
        var grad_input = grad_output.clone();
        grad_input[input < 0] = 0;
        return grad_input;
    }
}
