// Steps the optimizer of each parameter as soon as its gradient is there, so that no gradient outlives its backward.
static torch.nn.Sequential make_model()
{
    torch.manual_seed(7);
    return nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1));
}

static Tensor loss_of(torch.nn.Sequential model, int step)
{
    var x = torch.linspace(-1, 1, 24).reshape(6, 4) * (1 + step);
    return (model.call(x) - x.sum(1, keepdim: true)).pow(2).mean();
}

var plain = make_model();
var optimizer = torch.optim.Adam(plain.parameters(), lr: 0.01);
for (var step = 0; step < 4; step++)
{
    var loss = loss_of(plain, step);
    loss.backward();
    optimizer.step();
    optimizer.zero_grad();
    print($"plain {step}: {loss.item():.5f}");
}

var fused = make_model();
var optimizer_dict = fused.parameters().ToDictionary(p => p, p => torch.optim.Adam([p], lr: 0.01));
var order = new List<string>();
var names = fused.named_parameters().ToDictionary(pair => pair.parameter, pair => pair.name);

void optimizer_hook(Tensor tensor)
{
    var parameter = (Parameter)tensor;
    order.Add(names[parameter]);
    optimizer_dict[parameter].step();
    optimizer_dict[parameter].zero_grad();
}

var handles = fused.parameters().Select(p => p.register_post_accumulate_grad_hook(optimizer_hook)).ToList();
for (var step = 0; step < 4; step++)
{
    var loss = loss_of(fused, step);
    loss.backward();
    print($"in backward {step}: {loss.item():.5f}", fused.parameters().All(p => p.grad is null));
}

print(order[..6]);
print("same parameters:", plain.parameters().Zip(fused.parameters()).All(pair => torch.allclose(pair.First, pair.Second)));
foreach (var handle in handles)
{
    handle.remove();
}

loss_of(fused, 0).backward();
print("hooks removed:", len(order), fused.parameters().All(p => p.grad is not null));
