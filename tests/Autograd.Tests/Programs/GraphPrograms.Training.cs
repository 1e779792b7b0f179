using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void optimizers()
    {
        var p = Leaf(1, 2);
        Attempt(() => torch.optim.SGD([p * 2], lr: 0.1));
        Attempt(() => torch.optim.SGD(new Tensor[0], lr: 0.1));
        Attempt(() => torch.optim.SGD([p], lr: -1));
        Attempt(() => torch.optim.SGD([p, p], lr: 1).step());
        Attempt(() => torch.optim.SGD(new[]
        {
            new Dictionary<string, object> { ["params"] = new[] { p } }, new Dictionary<string, object> { ["params"] = new[] { p } }
        }, lr: 0.1));
        var o = torch.optim.SGD([p], lr: 0.1);
        (p * 3).sum().backward();
        o.step();
        Out(p, p._version, p.grad, p.is_leaf);
        using (torch.inference_mode())
        {
            Attempt(() => o.step());
        }
        Out(p);
        var y = p * p;
        o.step();
        Attempt(() => y.sum().backward());
        o.zero_grad();
        Out(p.grad);
        Attempt(() => o.step());
        (p * 3).sum().backward();
        o.zero_grad(set_to_none: false);
        Out(p.grad);
        (p * 3).sum().backward(create_graph: true);
        Out(p.grad.requires_grad, p.grad.grad_fn);
        o.zero_grad(set_to_none: false);
        Out(p.grad, p.grad.grad_fn);
        Attempt(() => o.step());
        Tensor i;
        using (torch.inference_mode())
        {
            i = torch.ones(2);
        }
        Attempt(() => torch.optim.SGD([i], lr: 0.1));
        Attempt(() => { p.grad = i; });
        Attempt(() => o.step());
        Out(p);
        var a = torch.optim.Adam([p], lr: 0.5);
        Attempt(() => a.step());
        Attempt(() => a.zero_grad(set_to_none: false));
        Out(p, p.grad);
    }

    public static void module_grads()
    {
        torch.manual_seed(0);
        var m = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1));
        m.requires_grad_(false);
        Out(m.parameters().Select(p => (object)(p.requires_grad)).ToList());
        var y = m.call(torch.ones(1, 2));
        Out(y.requires_grad, y.grad_fn);
        Attempt(() => y.sum().backward());
        m[2].requires_grad_();
        y = m.call(torch.ones(1, 2));
        Out(y.grad_fn, y.grad_fn.next_functions);
        y.sum().backward();
        Out(m.parameters().Select(p => (object)(p.grad is null)).ToList());
        m.zero_grad();
        Out(m.parameters().Select(p => (object)(p.grad is null)).ToList());
        m.call(torch.ones(1, 2)).sum().backward();
        m.zero_grad(set_to_none: false);
        Out(m.parameters().Select(p => (object)(p.grad is null ? null : p.grad.tolist())).ToList());
        m.requires_grad_();
        Out(((torch.nn.Linear)m[0]).weight.is_leaf, ((torch.nn.Linear)m[0]).weight.grad, ((torch.nn.Linear)m[0]).bias.requires_grad);
        nn.Linear k;
        using (torch.inference_mode())
        {
            k = nn.Linear(1, 1);
        }
        Out(k.weight.is_inference(), k.weight.requires_grad);
        Attempt(() => k.call(torch.ones(1, 1)));
        Attempt(() => k.requires_grad_(false));
        Attempt(() => k.call(torch.ones(1, 1)).shape);
        using (torch.no_grad())
        {
            k = nn.Linear(1, 1);
            Out(k.weight.requires_grad, k.call(torch.ones(1, 1)).requires_grad);
        }
        k.weight.data.fill_(2);
        k.bias.data.zero_();
        Out(k.weight, k.bias, k.weight._version);
        Attempt(() => k.weight.fill_(1));
        var x = torch.ones(1, 1, requires_grad: true);
        k.eval();
        Out(k.call(x).grad_fn, k.call(x));
        k.@double();
        Out(k.weight.dtype, k.weight.requires_grad, k.weight.is_leaf);
        Attempt(() => k.call(x));
        var d = nn.Dropout(0.5);
        Out(d.call(x).grad_fn);
        d.eval();
        Out(d.call(x).grad_fn, ReferenceEquals(d.call(x), x));
    }
}
