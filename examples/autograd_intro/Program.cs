// Follows a computation through its graph, watches a training loop's gradients, and turns recording on and off.
var a = torch.linspace(0.0, 2.0 * Math.PI, steps: 9, requires_grad: true);
print(a);
var b = torch.sin(a);
print(b);
var c = 2 * b;
print(c);
var d = c + 1;
print(d);
var @out = d.sum();
print(@out);

print("d:");
print(d.grad_fn!.name(), len(d.grad_fn.next_functions));
for (var fn = d.grad_fn; fn is not null; fn = fn.next_functions.Count > 0 ? fn.next_functions[0].fn : null)
{
    print(fn.name(), fn.next_functions.Select(next => next.fn?.name()).ToArray<object?>());
}

@out.backward();
print(a.grad);
print("cosine:", torch.allclose(a.grad, 2 * torch.cos(a)));

const int BATCH_SIZE = 4;
torch.manual_seed(3);
var some_input = torch.randn([BATCH_SIZE, TinyModel.DIM_IN], requires_grad: false);
var ideal_output = torch.randn([BATCH_SIZE, TinyModel.DIM_OUT], requires_grad: false);
var model = new TinyModel();
print(model);
print(model.layer2.weight[0][0..3]);
print(model.layer2.weight.grad);

var optimizer = torch.optim.SGD(model.parameters(), lr: 0.01);
var prediction = model.call(some_input);
var loss = (ideal_output - prediction).pow(2).sum();
print(loss);
loss.backward();
print(model.layer2.weight[0][0..3]);
print(model.layer2.weight.grad![0][0..3]);
optimizer.step();
print(model.layer2.weight[0][0..3]);
print(model.layer2.weight.grad[0][0..3]);
for (var i = 0; i < 5; i++)
{
    prediction = model.call(some_input);
    loss = (ideal_output - prediction).pow(2).sum();
    loss.backward();
}

print(model.layer2.weight.grad[0][0..3]);
optimizer.zero_grad(set_to_none: false);
print(model.layer2.weight.grad[0][0..3]);

a = torch.ones([2, 3], requires_grad: true);
print(a);
var b1 = 2 * a;
print(b1);
a.requires_grad = false;
var b2 = 2 * a;
print(b2);

a = torch.ones([2, 3], requires_grad: true) * 2;
b = torch.ones([2, 3], requires_grad: true) * 3;
var c1 = a + b;
print(c1);
Tensor c2;
using (torch.no_grad())
{
    c2 = a + b;
}

print(c2);
var c3 = a * b;
print(c3);

Tensor add_tensors1(Tensor x, Tensor y) => x + y;

Tensor add_tensors2(Tensor x, Tensor y) => torch.no_grad(() => x + y);

print(add_tensors1(a, b).requires_grad);
print(add_tensors2(a, b).requires_grad);

var x = torch.arange(1.0, 5.0, requires_grad: true);
var y = x.detach();
print(x);
print(y);

a = torch.linspace(0.0, 2.0 * Math.PI, steps: 5, requires_grad: true);
try
{
    torch.sin_(a);
}
catch (RuntimeError error)
{
    print($"{error.GetType().Name}: {error.Message}");
}

x = torch.tensor([-1.5, 0.5, 1.2], requires_grad: true);
y = x * 2;
while (y.data.norm() < 1000)
{
    y = y * 2;
}

print(y);
var v = torch.tensor([0.1, 1.0, 0.0001], dtype: torch.@float);
y.backward(v);
print(x.grad);

internal sealed class TinyModel : torch.nn.Module<Tensor, Tensor>
{
    public const int DIM_IN = 6;
    public const int DIM_OUT = 3;
    private const int HIDDEN_SIZE = 5;

    public readonly torch.nn.Linear layer1 = torch.nn.Linear(DIM_IN, HIDDEN_SIZE);
    public readonly torch.nn.ReLU relu = torch.nn.ReLU();
    public readonly torch.nn.Linear layer2 = torch.nn.Linear(HIDDEN_SIZE, DIM_OUT);

    public override Tensor forward(Tensor x)
    {
        x = layer1.call(x);
        x = relu.call(x);
        x = layer2.call(x);
        return x;
    }
}
