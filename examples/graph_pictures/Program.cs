// Writes what torchviz draws, with the numbers that name its nodes replaced by their order of appearance.
using System.Text.RegularExpressions;
using static Compat.torchviz;

static void write(string name, Digraph dot)
{
    var names = new Dictionary<string, string>();
    var text = Regex.Replace(
        dot.source, @"\b1\d{14}\b", m => names.TryGetValue(m.Value, out var n) ? n : names[m.Value] = $"n{names.Count}");
    File.WriteAllText(name, text);
    print(name, names.Count, "nodes");
}

torch.manual_seed(4);
var x = torch.tensor(2.0, requires_grad: true);
var y = torch.tensor(3.0, requires_grad: true);
var w = x * y + x;
write("product_plus.dot", make_dot(w, @params: [("x", x), ("y", y)]));
x = torch.tensor([2.0, 3.0], requires_grad: true);
y = x.pow(2) + 2 * x + 1;
write("polynomial.dot", make_dot(y, @params: [("x", x)]));
var model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1));
var @out = model.call(torch.randn(1, 8, requires_grad: true)).mean();
write("mlp.dot", make_dot(@out, @params: dict(model.named_parameters())));
write("mlp_saved.dot", make_dot(@out, @params: dict(model.named_parameters()), show_attrs: true, show_saved: true));
