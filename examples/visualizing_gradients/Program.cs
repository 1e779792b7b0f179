// Watches how gradients fade on their way down a deep network of sigmoids, and what batch normalization does about it; draws them too.
using Module = Compat.torch.nn.Module<Compat.Tensor, Compat.Tensor>;

static Action<torch.nn.Module, object?[], object?> hook_forward(string module_name, List<(string name, Tensor grad)> grads) =>
    (module, args, output) => ((Tensor)output!).register_hook(hook_backward(module_name, grads));

static Action<Tensor> hook_backward(string module_name, List<(string name, Tensor grad)> grads) => grad => grads.Add((module_name, grad));

static List<RemovableHandle> get_all_layers(torch.nn.Module layer, Func<string, Action<torch.nn.Module, object?[], object?>> hook_fn) =>
    [.. layer.named_modules().Where(child => !child.module.children().Any())
        .Select(child => child.module.register_forward_hook(hook_fn(child.name)))];

torch.manual_seed(10);
var x = torch.randn(16, 12);
var y = torch.randint(3, [16]);
foreach (var (title, norm_layer) in new (string, Func<int, Module>)[]
{
    ("with batch normalization", size => nn.BatchNorm1d(size)), ("without", _ => nn.Identity()),
})
{
    torch.manual_seed(10);
    var model = new Net(norm_layer);
    var grads = new List<(string name, Tensor grad)>();
    var handles = get_all_layers(model, name => hook_forward(name, grads));
    var loss = F.cross_entropy(model.call(x), y);
    loss.backward();
    foreach (var handle in handles)
    {
        handle.remove();
    }

    print(title, f($"{loss.item():.4f}"), len(grads), "gradients");
    foreach (var (name, grad) in Enumerable.Reverse(grads))
    {
        print($"{name:12} {tuple(grad.shape)} {grad.abs().mean().item():.3e}");
    }

    foreach (var (name, p) in model.named_parameters())
    {
        if (name.Contains("weight"))
        {
            print($"{name:18} mean {p.grad.abs().mean().item():.3e} max {p.grad.abs().max().item():.3e}");
        }
    }

    Pictures.GradientFlow(model.named_parameters(), title: title).save($"gradients {title}.svg");
    model.call(x);
    print(len(grads));
}

internal sealed class Net(Func<int, Module> norm_layer) : Module
{
    public readonly torch.nn.Sequential layers = torch.nn.Sequential(
        fc_layer(12, 10, norm_layer), fc_layer(10, 10, norm_layer), fc_layer(10, 10, norm_layer), fc_layer(10, 10, norm_layer),
        torch.nn.Linear(10, 3));

    public override Tensor forward(Tensor x) => layers.call(x);

    private static torch.nn.Sequential fc_layer(int in_size, int out_size, Func<int, Module> norm_layer) =>
        torch.nn.Sequential(torch.nn.Linear(in_size, out_size), norm_layer(out_size), torch.nn.Sigmoid());
}
