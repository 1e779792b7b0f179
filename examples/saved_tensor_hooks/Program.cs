using graph = Compat.torch.autograd.graph;

torch.manual_seed(3);

// what a product keeps are its own operands; what exp keeps is its result, through an alias
var a = torch.randn(4, requires_grad: true);
var b = torch.full(4, 2.0, requires_grad: true);
var y = a * b;
print(y.grad_fn!._saved_self);
print(y.grad_fn!._saved_other);
print(y.grad_fn!._saved_self == (object)a, y.grad_fn!._saved_other == (object)b);
y = torch.exp(a);
print(y.grad_fn!._saved_result.equal(y), y.grad_fn!._saved_result == (object)y);
print(y.grad_fn!._saved_result);

// a table of numbered tensors: the graph keeps the numbers
var table = new List<Tensor>();
var model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1));
var x = torch.randn(6, 3);
var target = torch.randn(6, 1);
Tensor loss;
using (graph.saved_tensors_hooks(keep, find)) loss = nn.functional.mse_loss(model.call(x), target);
print($"loss {loss.item():.6f}, {table.Count} tensors kept");
loss.backward();
var hooked = model.parameters().Select(p => p.grad.clone()).ToList();
model.zero_grad();
nn.functional.mse_loss(model.call(x), target).backward();
print(hooked.Zip(model.parameters(), (g, p) => torch.equal(g, p.grad)).ToList());

// large tensors on disk, small ones as they are
var folder = Directory.CreateTempSubdirectory();
model.zero_grad();
using (graph.saved_tensors_hooks(pack_large, unpack_large)) loss = nn.functional.mse_loss(model.call(x), target);
print($"files: {folder.GetFiles().Length}");
loss.backward();
print(hooked.Zip(model.parameters(), (g, p) => torch.equal(g, p.grad)).ToList());
folder.Delete(recursive: true);

// half the memory, some of the precision
x = torch.linspace(-2, 2, 5, requires_grad: true);
using (graph.saved_tensors_hooks(t => t.half(), h => h.@float())) y = (x.sin() * x).sum();
y.backward();
var exact = x.sin() + (x * x.cos());
print(x.grad);
print($"largest error {(x.grad - exact).abs().max().item():.5f}");

// on the CPU, for tensors of another device; here nothing moves
x = torch.ones(3, requires_grad: true);
using (graph.save_on_cpu()) y = (x * 3).exp();
print(y.grad_fn!._saved_result.device);
y.sum().backward();
print(x.grad);

// the innermost pair counts; the pack hook may not write
Tensor z;
using (graph.saved_tensors_hooks(t => t * 3, t => t))
{
    using (graph.saved_tensors_hooks(t => t * 5, t => t)) y = x * x;
    z = x * x;
}

print(y.grad_fn!._saved_self, z.grad_fn!._saved_self);
try
{
    using var hooks = graph.saved_tensors_hooks(t => t.mul_(2), t => t);
    x.exp();
}
catch (RuntimeError error)
{
    print(error.Message);
}

try
{
    using var none = graph.disable_saved_tensors_hooks("no hooks here");
    using var hooks = graph.saved_tensors_hooks(t => t, t => t);
}
catch (RuntimeError error)
{
    print(error.Message);
}

// one saved tensor
y = x * x;
y.grad_fn!._raw_saved_self.register_hooks(t => t * 2, t => t / 2);
print(y.grad_fn!._saved_self, y.grad_fn!._raw_saved_self.data);
try
{
    y.grad_fn!._raw_saved_self.register_hooks(t => t, t => t);
}
catch (RuntimeError error)
{
    print(error.Message);
}

y.sum().backward();
try
{
    print(y.grad_fn!._saved_self);
}
catch (RuntimeError error)
{
    print(error.Message);
}

// writes to what is saved
x = torch.tensor([1.0, 2.0], requires_grad: true);
try
{
    y = x.clone();
    z = y.pow(2).sum();
    y.sin_();
    z.backward();
}
catch (RuntimeError error)
{
    print(error.Message);
}

using (graph.allow_mutation_on_saved_tensors())
{
    y = x.clone();
    z = y.pow(2).sum();
    y.sin_();
    z.backward();
}

print(x.grad, y);

int keep(Tensor tensor)
{
    table.Add(tensor.detach().clone());
    print($"pack {table.Count - 1}: {tuple(tensor.shape)}");
    return table.Count - 1;
}

Tensor find(int number)
{
    print($"unpack {number}");
    return table[number];
}

object pack_large(Tensor tensor) => tensor.numel() >= 20 ? new OnDisk(tensor, folder) : tensor;

static Tensor unpack_large(object packed) => packed is OnDisk file ? file.read() : (Tensor)packed;

internal sealed class OnDisk
{
    private readonly Size sizes;
    private readonly string path;

    public OnDisk(Tensor tensor, DirectoryInfo folder)
    {
        sizes = tensor.shape;
        path = Path.Combine(folder.FullName, $"tensor{folder.GetFiles().Length}");
        var values = (IEnumerable<object>)tensor.flatten().tolist();
        File.WriteAllLines(path, values.Select(value => ((double)value).ToString("R")));
    }

    public Tensor read() => torch.tensor(File.ReadAllLines(path).Select(float.Parse).ToArray()).reshape(sizes);
}
