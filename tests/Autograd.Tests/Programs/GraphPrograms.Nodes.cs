using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void anomaly()
    {
        var a = Leaf(0, 1);
        using (torch.autograd.set_detect_anomaly(true))
        {
            Attempt(() => a.sqrt().mul(0).sum().backward());
            Attempt(() => (a / a).sum().backward());
            Attempt(() => a.log().sum().backward());
        }
        Out(torch.is_anomaly_enabled());
        Out(a.grad);
        a.grad = null;
        using (torch.autograd.set_detect_anomaly(true, check_nan: false))
        {
            Out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled());
            Attempt(() => (a / a).sum().backward());
            Out(a.grad);
            using (torch.autograd.set_detect_anomaly(false))
            {
                Out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled());
            }
            Out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled());
        }
        Out(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled());
        using (torch.autograd.set_detect_anomaly(true))
        {
            var b = a * 2;
            Attempt(() => b.backward(torch.tensor([double.NaN, 1])));
            Attempt(() => torch.atan2(a, torch.zeros(2)).sum().backward());
            Attempt(() => torch.autograd.grad((a * double.NaN).sum(), a));
        }
        var c = Leaf(1); Tensor e;
        var h = (c * 1).register_hook((Tensor g) => g);
        var d = c.exp();
        d.register_hook(g => g * double.NaN);
        using (torch.autograd.set_detect_anomaly(true))
        {
            Attempt(() => d.sum().backward());
            e = c.exp();
            e.add_(1);
        }
        Attempt(() => e.sum().backward());
    }

    public static void versions()
    {
        var a = torch.zeros(4);
        Out(a._version);
        a.add_(1);
        a[0] = 2;
        a[1..3].add_(1);
        a[a > 1] = 0;
        Out(a._version);
        var b = a.detach();
        var c = a.data;
        var d = a.view(2, 2);
        var e = a.clone();
        Out(b._version, c._version, d._version, e._version);
        b.zero_();
        c.fill_(3);
        d.t_();
        d.copy_(torch.ones(2, 2));
        Out(a._version, b._version, c._version, d._version);
        using (torch.no_grad())
        {
            a.mul_(2);
        }
        Out(a._version, d._version);
        torch.autograd.graph.increment_version(a);
        Out(a._version, d._version);
        torch.autograd.graph.increment_version([a, d]);
        Out(a._version);
        torch.add(a, 1, @out: a);
        Out(a._version);
        a.resize_(4);
        a.requires_grad_();
        Out(a._version);
        a.data = torch.ones(2);
        Out(a._version, a.shape, d._version);
        var x = torch.zeros(3);
        x.sub_(0);
        x.unsqueeze_(0);
        x.squeeze_();
        x.uniform_();
        x.normal_();
        x.zero_();
        x.clamp_(0, 1);
        x.masked_fill_(x > 0, 1);
        x.index_fill_(0, torch.tensor([0]), 1);
        x.scatter_(0, torch.tensor([0]), 1);
        Out(x._version);
        x[Ellipsis] = 1;
        x[None] = 1;
        x[..] = x;
        Out(x._version);
        x.set_(torch.ones(2));
        Out(x._version);
        var p = nn.Linear(1, 1);
        var o = torch.optim.SGD(p.parameters(), lr: 0.1);
        p.call(torch.ones(1, 1)).sum().backward();
        o.step();
        Out(p.weight._version, p.weight.grad._version);
        o.zero_grad(set_to_none: false);
        Out(p.weight.grad, p.weight.grad._version);
        o.zero_grad();
        Out(p.weight.grad);
    }

    public static void graph_chain()
    {
        var x = torch.ones(2, 3, requires_grad: true);
        var w = torch.ones(4, 3, requires_grad: true);
        var y = torch.nn.functional.linear(x, w, torch.ones(4, requires_grad: true));
        static void walk(Node n, int depth = 0)
        {
            if (n is null) { Out(new string(' ', depth) + "None"); return; }
            Out(new string(' ', depth) + n.name(), n.next_functions.Count);
            foreach (var (m, _) in n.next_functions) walk(m, depth + 1);
        }
        walk(y.grad_fn);
        walk(torch.nn.functional.linear(x, w).grad_fn);
        walk(x.view(-1).matmul(torch.ones(6)).grad_fn);
        walk((x.matmul(w.t())).relu().mean().grad_fn);
        walk(x.unsqueeze(0).matmul(w.t()).grad_fn);
        walk(torch.nn.functional.cross_entropy(y, torch.tensor([1, 2])).grad_fn);
        walk(torch.nn.functional.mse_loss(y, torch.ones(2, 4)).grad_fn);
        walk(torch.nn.functional.layer_norm(y, 4).grad_fn);
        walk(torch.nn.functional.batch_norm(y, null, null, training: true).grad_fn);
        walk(torch.nn.functional.dropout(y, 0.5).grad_fn);
        walk(torch.nn.functional.gelu(y).grad_fn);
        walk(torch.einsum("ij,kj->ik", x, w).grad_fn);
        walk(x.norm().grad_fn);
        walk(x.var(0).grad_fn);
        walk(x.std().grad_fn);
        walk(torch.cat([x, x], 1).chunk(2, 1)[1].grad_fn);
        walk(x[0, 1..].grad_fn);
        walk(x[torch.tensor([0, 1])].grad_fn);
        walk(torch.nn.functional.conv2d(x.view(1, 1, 2, 3), torch.ones(1, 1, 2, 2, requires_grad: true)).grad_fn);
        walk(torch.nn.functional.max_pool2d(x.view(1, 1, 2, 3), 2).grad_fn);
        walk(torch.nn.functional.embedding(torch.tensor([0, 1]), w).grad_fn);
    }

    public static void saved_attributes()
    {
        var x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad: true);
        var y = torch.tensor([[2.0, 0.0], [0.0, 1.0]], requires_grad: true);
        foreach (var n in new Tensor[]
        {
            (x * y), x.exp(), x.matmul(y), x.pow(2), x.sum(), x.sum(1), x.mean(0), x[0], x[.., 1..], x.softmax(0), x.clamp(0, 1),
            x.view(4), x.permute(1, 0), x.max(), x.max(0).values, x / y, torch.addmm(x, x, y, beta: 2), x.unsqueeze(0), torch.cat([x, y]),
            x.expand(3, 2, 2), x.norm(), x.var(), torch.where(x > 1, x, y), x.relu(), x.tanh(),
            x.gather(0, torch.zeros(1, 2, dtype: torch.int64)), x.std(0), x.log_softmax(1), x.t(), x.diagonal(), x.to(torch.float64),
            x.add(y, alpha: 2), x.index_select(0, torch.tensor([0])), x.repeat(2, 1), x.cumsum(0), x.prod(), x.sort().values,
            x.topk(1).values, x.flip(0), x.masked_fill(x > 1, 0), x.roll(1), x.tril(), x.split(1)[0], x.unbind()[0]
        })
        {
            var g = n.grad_fn;
            Out(g.name());
            foreach (var k in g.SavedValues().Names) Out(" ", "_saved_" + k, g["_saved_" + k]);
        }
    }
}
