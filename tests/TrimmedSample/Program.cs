// What a trimmed program needs most: modules found by their fields, a function, an optimizer, settings, another engine's absence.
var model = new Net();
var optimizer = optim.Adam(model.parameters(), lr: 0.05);
var x = torch.randn([32, 2]);
var y = x.sum(1, keepdim: true);
for (var epoch = 0; epoch < 60; epoch++)
{
    var loss = F.mse_loss(model.call(x), y);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    if ((epoch + 1) % 20 == 0) print($"epoch {epoch + 1}: loss {loss.item():.4f}");
}

print(model);
foreach (var (name, parameter) in model.named_parameters()) print(name, parameter.shape);
var w = torch.tensor([1.0, -2.0], requires_grad: true);
Double.apply(w).sum().backward();
print(w.grad);
Console.WriteLine(torch.backends.settings.Threads.Value);
try
{
    torch.backends.scope("libtorch");
}
catch (RuntimeError error)
{
    Console.WriteLine(error.Message);
}

/// <summary>A module whose parts are fields.</summary>
internal sealed class Net : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> hidden = nn.Linear(2, 8);
    private readonly nn.Module<Tensor, Tensor> output = nn.Linear(8, 1);

    public override Tensor forward(Tensor input) => output.call(torch.tanh(hidden.call(input)));
}

/// <summary>A function with a gradient of its own.</summary>
internal sealed class Double : autograd.Function<Double>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

    public static Tensor backward(FunctionCtx ctx, Tensor g) => g * 2;
}
