using System.Numerics;
using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void inplace_leaves()
    {
        var a = Leaf(1, 2, 3);
        Attempt(() => a.add_(1));
        Attempt(() => a[0].add_(1));
        Attempt(() => a[..2].zero_());
        Attempt(() => a[0] = 5);
        Attempt(() => a.view(3, 1).mul_(2));
        Tensor v, w; Tensor[] u;
        using (torch.no_grad())
        {
            Attempt(() => a.add_(1));
            v = a[..2];
            u = a.unbind();
        }
        Out(a, a._version, v.requires_grad, v.is_leaf);
        Attempt(() => v.mul_(2));
        Attempt(() => u[0].mul_(2));
        using (torch.no_grad())
        {
            Attempt(() => v.mul_(2));
            Attempt(() => u[0].mul_(2));
        }
        Out(a, a._version, v._version);
        var b = torch.ones(3);
        w = b[..2];
        w.mul_(a[..2]);
        Out(b, b.grad_fn, w.grad_fn, w.grad_fn.next_functions, b.grad_fn.next_functions, b.requires_grad);
        var c = torch.ones(3);
        using (torch.no_grad())
        {
            w = c[..2];
        }
        Attempt(() => w.mul_(a[..2]));
        Attempt(() => c.mul_(a));
        Attempt(() => w.grad_fn);
        Attempt(() => c.detach()[0].mul_(a[0]));
        Attempt(() => a.set_(torch.ones(3)));
        Attempt(() => a.copy_(torch.ones(3)));
        Attempt(() => torch.ones(3).copy_(a));
        Attempt(() => a.zero_());
        Attempt(() => a.fill_(1));
        Attempt(() => a.uniform_());
        Attempt(() => nn.init.zeros_(a));
        var i = torch.tensor([1, 2, 3]);
        Attempt(() => i.mul_(a));
        Attempt(() => i.copy_(a));
        Out(i.requires_grad);
    }

    public static void inplace_multi_views()
    {
        var a = Leaf(1, 2, 3, 4);
        var b = a * 1;
        Tensor[] p;
        foreach (var (name, f) in new (string, Func<Tensor[]>)[]
        {
            ("unbind", () => b.unbind()), ("chunk", () => b.chunk(2)), ("split", () => b.split(3)), ("split list", () => b.split([1, 3]))
        })
        {
            p = f();
            Out(name, p[0].grad_fn, p[1].output_nr);
            Attempt(() => p[0].mul_(2));
            Attempt(() => p[1].zero_());
        }
        p = b.unbind();
        b.mul_(2);
        Attempt(() => p[0].grad_fn);
        Attempt(() => p[0] * 2);
        Attempt(() => p[0]);
        p = b.chunk(2);
        var q = p[0][..1];
        Attempt(() => q.mul_(2));
        Out(q.grad_fn, ReferenceEquals(q._base, b));
        var x = torch.ones(4);
        p = x.unbind();
        Attempt(() => p[0].mul_(2));
        Attempt(() => p[0].mul_(a[0]));
        Attempt(() => x.requires_grad);
        using (torch.no_grad())
        {
            p = (a * 1).split(2);
        }
        Attempt(() => p[0].mul_(a[..2]));
        using (torch.no_grad())
        {
            var c = a * 1;
            p = c.split(2);
        }
        Attempt(() => p[0].mul_(a[..2]));
        Attempt(() => p[0].requires_grad_().mul_(2));
    }

    public static void inplace_views()
    {
        var a = torch.arange(6.0).reshape(2, 3).requires_grad_();
        var b = a * 1;
        var d = b[.., ..2].diagonal();
        d.mul_(10);
        Out(b, b.grad_fn, d.grad_fn);
        Out(b.grad_fn.next_functions, d.grad_fn.next_functions);
        b.sum().backward();
        Out(a.grad);
        var e = (a * 1)[0, ..1].expand(3);
        Attempt(() => e.mul_(2));
        var f = (a * 1)[0..1].expand(2, 3);
        Attempt(() => f.add_(1));
        var g = a * 1;
        var h = g.t();
        g.t_();
        Out(g.shape, g.grad_fn, h.shape, h.grad_fn, g._version);
        h.squeeze_();
        h.unsqueeze_(0);
        Out(h.shape, h.grad_fn, h._version);
        h.transpose_(0, 1);
        Out(h.shape, h.stride(), h.grad_fn);
        Attempt(() => (a * 1).as_strided((2, 2), (3, 1)).mul_(2));
        var k = a * 1;
        var l = k.as_strided((2, 2), (1, 1));
        Attempt(() => l.sum().backward());
        Out(a.grad, l.grad_fn);
        var m = a * 1;
        m[0] = m[1];
        Out(m, m.grad_fn, m._version);
        m[a > 2] = 7;
        Out(m, m.grad_fn, m._version);
        m[[0, 1], [0, 1]] = a[0, 0];
        Out(m, m.grad_fn, m._version);
        Attempt(() => m[0].exp_().sum().backward());
        Out(a.grad);
        var n = a * 1;
        var w = n.exp();
        n[0] = 1;
        Attempt(() => w.sum().backward());
        var r = n.exp();
        r[0, 0] = 1;
        Attempt(() => r.sum().backward());
        var x = n * n;
        n.add_(1);
        Attempt(() => x.sum().backward());
        var y = a.t();
        var z = y * y;
        using (torch.no_grad())
        {
            a.mul_(1);
        }
        Attempt(() => z.sum().backward());
    }

    public static void complex_views()
    {
        var z = torch.tensor([new Complex(1, 2), new Complex(3, -1)], requires_grad: true);
        var w = z * 1;
        Out(w.real(), w.imag(), w.real()._is_view(), ReferenceEquals(w.real()._base, w));
        Attempt(() => torch.view_as_real(w));
        Attempt(() => z.real().mul_(2));
        var v = torch.zeros(2, dtype: torch.complex64);
        v.real().add_(1);
        Out(v, v._version);
        v.imag().copy_(torch.tensor([5.0, 6.0]));
        Out(v, v._version);
        Attempt(() => torch.ones(2).imag());
        Out(torch.ones(2).real());
        Attempt(() => w.conj().grad_fn);
        Attempt(() => torch.view_as_complex(torch.ones(2, 3)));
        Attempt(() => w.abs().pow(2).sum().backward());
        Out(z.grad);
        Attempt(() => w.real() + 1);
        Attempt(() => z.requires_grad_());
        Attempt(() => torch.view_as_real(v).add_(1));
    }

    public static void view_relations()
    {
        var a = torch.arange(6.0).reshape(2, 3).requires_grad_();
        var b = a * 1;
        foreach (var v in new Tensor[]
        {
            b[0], b[.., 1], b.t(), b.view(3, 2), b.reshape(3, 2), b.t().reshape(6), b.unsqueeze(0), b.squeeze(), b.expand(2, 2, 3),
            b.detach(), b.data, b.flatten(), b.contiguous(), b.t().contiguous(), b.narrow(1, 0, 2), b.select(0, 1), b.diagonal(),
            b.permute(1, 0), b.movedim(0, 1), b.unbind()[1], b.split(1)[1], b.chunk(3, 1)[2], b.as_strided([2], [1]),
            b.view_as(torch.ones(3, 2)), b[None], b[Ellipsis], b[[0]], b[b > 1], b.to(torch.float32), b.to(torch.float64), b.@float(),
            b.clone(), b.swapaxes(0, 1), b.ravel(), b.t().flatten(), b.real(), b.T, b.mT, b.tensor_split(2)[0], b.view(2, 3),
            b.take(torch.tensor([0])), b.broadcast_to([2, 2, 3]), b.unflatten(1, (3, 1)), b.conj(), b.resolve_conj(), b.squeeze(0),
            b.masked_fill(b > 1, 0), torch.atleast_3d(b), b.swapdims(0, 1), b.repeat(1, 1), b.tile(1), b.fliplr()
        })
            Out(
                v.grad_fn, v._is_view(), ReferenceEquals(v._base, b), v._version, v.stride(), v.is_contiguous(), v.storage_offset(),
                v.output_nr, ReferenceEquals(v, b));
    }

    public static void inplace_nodes()
    {
        var a = Leaf(1, 2);
        foreach (var f in new Func<Tensor, Tensor>[]
        {
            t => t.add_(1), t => t.sub_(1), t => t.mul_(2), t => t.div_(2), t => t.pow_(2), t => t.exp_(), t => t.log_(), t => t.sqrt_(),
            t => t.sin_(), t => t.tanh_(), t => t.sigmoid_(), t => t.relu_(), t => t.abs_(), t => t.neg_(), t => t.clamp_(0, 1),
            t => t.zero_(), t => t.fill_(1), t => t.copy_(a), t => t.masked_fill_(t > 1, 0), t => t.index_fill_(0, torch.tensor([0]), 1),
            t => t.scatter_(0, torch.tensor([0]), 1), t => t.index_add_(0, torch.tensor([0]), torch.ones(1)), t => t.t_(),
            t => t.unsqueeze_(0), t => t.squeeze_(), t => t.floor_(), t => t.round_(), t => t.reciprocal_(), t => t.lerp_(a, 0.5),
            t => t.addcmul_(a, a), t => t.normal_(), t => t.uniform_(), t => t.bernoulli_(), t => t.random_(), t => t.exponential_(),
            t => t.cumsum_(0), t => t.remainder_(2), t => t.fmod_(2), t => t.atan2_(a), t => t.eq_(1), t => t.gt_(1),
            t => t.logical_not_(), t => t.sign_(), t => t.trunc_(), t => t.frac_(), t => t.erf_(), t => t.requires_grad_(),
            t => t.index_put_([torch.tensor([0])], torch.tensor(1.0)), t => t.masked_scatter_(t > 1, a), t => t.fill_(a[0]),
            t => t.clamp_min_(1), t => t.swapaxes_(0, 0), t => torch.nn.functional.relu(t, inplace: true),
            t => torch.nn.functional.dropout(t, 0.5, inplace: true), t => torch.nn.functional.hardtanh(t, inplace: true),
            t => torch.nn.functional.leaky_relu(t, inplace: true)
        })
        {
            var t = a * 1;
            var r = f(t);
            Out(t.grad_fn, t.grad_fn.next_functions, t._version, ReferenceEquals(r, t), t.requires_grad);
        }
    }
}
