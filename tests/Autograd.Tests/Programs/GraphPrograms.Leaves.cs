using static Compat.Autograd.Tests.Programs.Printed;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void grad_assignment()
    {
        var a = Leaf(1, 2);
        Attempt(() => { a.grad = torch.ones(3); });
        Attempt(() => { a.grad = torch.ones(2, dtype: torch.float64); });
        Attempt(() => { a.grad = torch.ones(2, dtype: torch.int64); });
        Attempt(() => { a.grad = a; });
        Attempt(() => { a.grad = torch.ones(2, requires_grad: true); });
        Out(a.grad, a.grad.requires_grad);
        Attempt(() => { a.grad = null; });
        Out(a.grad);
        var i = torch.tensor([1, 2]);
        Attempt(() => { i.grad = torch.tensor([1, 2]); });
        Out(i.grad);
        var b = a * 2;
        Attempt(() => { b.grad = torch.ones(2); });
        Attempt(() => b.grad);
        Out(b.retains_grad);
        var t = torch.ones(2, 3).t().requires_grad_();
        t.grad = torch.ones(3, 2);
        Out(t.grad.stride());
        (t * 2).sum().backward();
        Out(t.grad.stride(), t.grad[0]);
        t.grad = null;
        (t * 2).sum().backward();
        Out(t.stride(), t.grad.stride());
        var m = torch.ones(3, 1).requires_grad_();
        m.expand(3, 4).backward(torch.ones(3, 4));
        Out(m.grad.stride());
        var x = torch.ones(2, 3, 4).transpose(0, 2).requires_grad_();
        x.sum().backward();
        Out(x.grad.stride());
        x.grad = null;
        x[0].sum().backward();
        Out(x.grad.stride());
        var k = torch.ones(1).expand(3).requires_grad_();
        k.sum().backward();
        Out(k.stride(), k.grad.stride(), k.grad);
    }

    public static void requires_grad_rules()
    {
        var a = Leaf(1, 2);
        var b = a * 2;
        var i = torch.tensor([1]);
        Attempt(() => { b.requires_grad = false; });
        Attempt(() => { b.requires_grad = true; });
        Attempt(() => b.requires_grad_());
        Attempt(() => b.requires_grad_(false));
        Attempt(() => i.requires_grad_());
        Attempt(() => i.requires_grad_(false));
        Attempt(() => { i.requires_grad = true; });
        Attempt(() => torch.tensor([1], requires_grad: true));
        Attempt(() => torch.ones(2, dtype: torch.@bool, requires_grad: true));
        Attempt(() => torch.zeros(2, dtype: torch.complex64, requires_grad: true));
        Attempt(() => a.detach().requires_grad_().is_leaf);
        Attempt(() => a[0].requires_grad_());
        Attempt(() => torch.arange(3, requires_grad: true));
        Attempt(() => torch.arange(3.0, requires_grad: true));
        Attempt(() => torch.rand(2, requires_grad: true).is_leaf);
        Attempt(() => b.retain_grad());
        Attempt(() => torch.ones(1).retain_grad());
        Attempt(() => a.retain_grad());
        Out(a.retains_grad, b.retains_grad);
        Attempt(() => a.@int().requires_grad);
        Attempt(() => a.@long().@float().requires_grad);
        Attempt(() => (a > 1).requires_grad);
        Attempt(() => a.argmax().requires_grad);
        using (torch.no_grad())
        {
            var c = a * 2;
            Out(c.requires_grad, c.is_leaf);
            var d = a[0];
            Out(d.requires_grad, d.is_leaf, a.requires_grad);
            var e = torch.ones(1, requires_grad: true);
            Out(e.requires_grad);
            Attempt(() => a.sum().backward());
        }
    }

    public static void detach_forms()
    {
        var a = Leaf(1, 2);
        var b = a * 2;
        var d = b.detach();
        Out(d, d.requires_grad, d._version, d.is_leaf, d._is_view(), d._base);
        d += 1;
        Out(b, b._version, d._version);
        Attempt(() => (b * b).sum().backward());
        var e = b.data;
        e += 1;
        Out(e._version, b._version, b.grad_fn);
        Attempt(() => b.detach_());
        Out(b, b.grad_fn, b.is_leaf, b.requires_grad);
        Attempt(() => b.requires_grad_());
        var v = (a * 3).view(2, 1);
        Attempt(() => v.detach_());
        Attempt(() => a.detach_());
        Out(a.requires_grad, a.is_leaf);
        Attempt(() => a.detach().resize_(1));
        Attempt(() => a.data.resize_(1));
        Out(a);
        var x = Leaf(1, 2, 3);
        Tensor y;
        using (torch.no_grad())
        {
            y = x[1..];
        }
        Attempt(() => y.detach_());
        var c0 = (x * 2).chunk(2)[0];
        Attempt(() => c0.detach_());
    }

    public static void out_arguments()
    {
        var a = Leaf(1, 2);
        var o = torch.zeros(2);
        Attempt(() => torch.add(a, 1, @out: o));
        Attempt(() => torch.add(torch.ones(2), 1, @out: a));
        Attempt(() => torch.neg(a, @out: o));
        using (torch.no_grad())
        {
            Attempt(() => torch.neg(a, @out: o));
            Attempt(() => torch.neg(o, @out: a));
        }
        Out(o, o._version, a, a._version);
        Attempt(() => torch.neg(o, @out: torch.zeros(2)));
        Attempt(() => torch.neg(o, @out: torch.zeros(3)));
        Attempt(() => torch.neg(o, @out: torch.zeros(0)));
        Attempt(() => torch.neg(o, @out: torch.zeros(2, dtype: torch.int64)));
        Attempt(() => torch.matmul(a, a, @out: torch.zeros(new long[0])));
        Attempt(() => torch.cat([a, a], @out: torch.zeros(4)));
        Attempt(() => torch.stack([a, a], @out: torch.zeros(2, 2)));
        Attempt(() => torch.sum(a, 0, @out: torch.zeros(new long[0])));
        var b = a * 2;
        Attempt(() => torch.neg(o, @out: b));
        Attempt(() => torch.neg(o, @out: b.detach()));
        Tensor i;
        using (torch.inference_mode())
        {
            i = torch.zeros(2);
        }
        Attempt(() => torch.neg(o, @out: i));
        Attempt(() => torch.neg(i, @out: o));
    }

    public static void accumulate()
    {
        var a = Leaf(1, 2);
        (a * 2).sum().backward();
        var g = a.grad;
        (a * 2).sum().backward();
        Out(ReferenceEquals(a.grad, g), g, g._version);
        (a * a).sum().backward(create_graph: true);
        Out(ReferenceEquals(a.grad, g), a.grad, g);
        a.grad = null;
        var v = torch.ones(2);
        a.backward(v);
        Out(ReferenceEquals(a.grad, v), a.grad);
        v.add_(1);
        Out(a.grad);
        a.grad = null;
        var b = Leaf(1, 2);
        (a + b).backward(torch.ones(2));
        a.grad.add_(1);
        Out(a.grad, b.grad, ReferenceEquals(a.grad, b.grad));
        var c = torch.ones(2, dtype: torch.float64, requires_grad: true);
        (a.detach() * c).sum().backward();
        Out(c.grad, c.grad.dtype);
        (a * c).sum().backward();
        Out(a.grad.dtype, c.grad.dtype);
        var h = torch.ones(2, dtype: torch.float16, requires_grad: true);
        (h.@float() * 2).sum().backward();
        Out(h.grad);
        var z = torch.ones(2, dtype: torch.complex64, requires_grad: true);
        (a * z).abs().sum().backward();
        Out(a.grad.dtype, z.grad);
        (a.detach() + z).real().sum().backward();
        Out(z.grad);
        var e = torch.zeros(0, requires_grad: true);
        e.sum().backward();
        Out(e.grad);
        var s = torch.tensor(3.0, requires_grad: true);
        (s * torch.ones(2, 2)).sum().backward();
        Out(s.grad);
        using (torch.no_grad())
        {
            s.sub_(s.grad);
        }
        Out(s);
        s.grad.zero_();
        (s * s).backward();
        Out(s.grad);
        var p = Leaf(1, 2);
        p.grad = torch.zeros(2);
        var q = p.grad;
        using (torch.no_grad())
        {
            p.grad.add_(1);
        }
        Out(ReferenceEquals(p.grad, q), q);
        p.sum().backward();
        Out(p.grad, q);
    }
}
