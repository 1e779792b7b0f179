using System.Text.RegularExpressions;
using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void dots()
    {
        var (a, b) = (Leaf(1, 2), Leaf(3, 4));
        var w = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad: true);
        var lin = nn.Linear(2, 2);
        var f = a * b;
        var c = a * 1;
        c.mul_(b);
        var d = a * 1;
        d[0] = b[1];
        (string, Tensor, (string, Tensor)[])[] graphs = [
            ("mul", (a * b).sum(), [("a", a), ("b", b)]), ("exp", a.exp(), [("a", a)]),
            ("linear", lin.call(a), lin.named_parameters().Select(p => (p.Item1, (Tensor)p.Item2)).ToArray()),
            ("mm", w.mm(w.t()).relu().sum(), [("w", w)]), ("cat", torch.cat([a, b]).mean(), []), ("inplace", c, [("a", a), ("b", b)]),
            ("setitem", d.sum(), [("a", a)]), ("unbind", w.unbind()[1] * 2, [("w", w)]), ("max", w.max(0).values, [("w", w)]),
            ("index", w[new[] { 0, 1 }, new[] { 1, 0 }], [("w", w)]), ("norm", w.norm(), [("w", w)]),
            ("softmax", torch.nn.functional.cross_entropy(w, torch.tensor([0, 1])), [("w", w)]),
            ("where", torch.where(a > 1, a, b), [("a", a), ("b", b)]), ("leaf", a, [("a", a)]),
            ("layer_norm", torch.nn.functional.layer_norm(w, [2]), [("w", w)]), ("several", f.exp(), [("a", a)])
        ];
        foreach (var (name, y, ps) in graphs)
            foreach (var (attrs, saved) in new[] { (false, false), (true, false), (true, true) })
            {
                var t = torchviz.make_dot(name == "several" ? [f.sum(), f.exp()] : [y], ps, show_attrs: attrs, show_saved: saved).source;
                var ids = new Dictionary<string, int>();

                t = Regex.Replace(t, @"\b\d{9,}\b", m => "n" + (ids.TryGetValue(m.Value, out var k) ? k : ids[m.Value] = ids.Count));
                Out(name, attrs, saved, t.Replace("\t", "\\t"));
            }
    }
}
