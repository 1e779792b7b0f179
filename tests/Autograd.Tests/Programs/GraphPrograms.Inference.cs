using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void modes_nested()
    {
        static object on() => (torch.is_grad_enabled(), torch.is_inference_mode_enabled());
        Out(on());
        using (torch.no_grad())
        {
            Out(on());
            using (torch.enable_grad())
            {
                Out(on());
                using (torch.inference_mode())
                {
                    Out(on());
                    using (torch.enable_grad())
                    {
                        Out(on());
                        var t = torch.ones(1, requires_grad: true);
                        Out(t, (t * 2).requires_grad, t.is_inference(), (t * 2).is_inference());
                    }
                    using (torch.inference_mode(false))
                    {
                        Out(on());
                        Out((torch.ones(1, requires_grad: true) * 2).requires_grad);
                    }
                }
                Out(on());
            }
            using (torch.set_grad_enabled(true))
            {
                Out(on());
            }
            Out(on());
        }
        Out(on());
        static void boom() { using var m = torch.no_grad(); throw new ValueError("x"); }
        Attempt(() => boom());
        Out(on());
        var f = torch.no_grad((Tensor x) => x * 2);
        var g = torch.inference_mode((Tensor x) => x * 2);
        var h = torch.enable_grad((Tensor x) => x * 2);
        var a = Leaf(1);
        Out(f(a), g(a), h(a), g(a).is_inference());
        using (torch.no_grad())
        {
            Out(f(a), h(a));
            torch.set_grad_enabled(true);
            Out(on(), a * 2);
        }
        Out(on());
        torch.set_grad_enabled(false);
        Out(on());
        torch.set_grad_enabled(true);
        Out(on());
    }

    public static void inference_tensors()
    {
        var a = Leaf(1, 2);
        Tensor i, v, w, k;
        using (torch.inference_mode())
        {
            i = torch.ones(2);
            v = a[0];
            w = a.view(2, 1);
            k = a * 2;
            Out(i.is_inference(), v.is_inference(), w.is_inference(), k.is_inference(), v.requires_grad, k.requires_grad, k.is_leaf);
            Attempt(() => a.add_(1));
            Attempt(() => v.add_(1));
            Attempt(() => i.add_(1));
            Attempt(() => i._version);
            Attempt(() => a._version);
            Attempt(() => i.requires_grad_());
            Attempt(() => a.sum().backward());
            Attempt(() => i.requires_grad);
        }
        Out(a);
        Attempt(() => i._version);
        Attempt(() => i.add_(1));
        Attempt(() => i[0].add_(1));
        Attempt(() => i.detach().add_(1));
        Attempt(() => i.data.add_(1));
        Attempt(() => i.view(1, 2).is_inference());
        Attempt(() => i.clone().is_inference());
        Attempt(() => (i + 1).is_inference());
        Attempt(() => i * a);
        Attempt(() => i + a);
        Attempt(() => a.clone().mul_(i));
        Attempt(() => a.clone().add_(i));
        Attempt(() => a.clone().copy_(i));
        Attempt(() => torch.cat([i, a]));
        Attempt(() => torch.stack([i, a]).sum().backward());
        Attempt(() => torch.dot(i, a));
        Attempt(() => torch.where(i > 1, a, i));
        Attempt(() => i.requires_grad_());
        Attempt(() => i.requires_grad_(false));
        Attempt(() => { a.grad = i; });
        Attempt(() => a.sum().backward());
        Attempt(() => torch.zeros(2).copy_(i).is_inference());
        Attempt(() => torch.ones(2, 2).matmul(i).is_inference());
        Attempt(() => i.zero_());
        Attempt(() => i.t_());
        Attempt(() => i.squeeze_());
        Attempt(() => i.detach_());
        Attempt(() => i.set_(torch.ones(2)));
        Attempt(() => i.resize_(2));
        Attempt(() => i[0] = 3);
        Attempt(() => { torch.ones(2)[0] = i[0]; });
        Attempt(() => nn.Parameter(i));
        Attempt(() => i.register_hook((Tensor g) => g));
        Attempt(() => i.retain_grad());
        Attempt(() => i.detach());
        Attempt(() => i.grad_fn);
        Attempt(() => v.add_(1));
        Attempt(() => w.mul_(2));
        Attempt(() => v.requires_grad_());
        Attempt(() => v.grad_fn);
        Out(v, w, k);
    }

    public static void inference_views()
    {
        var a = torch.ones(3);
        Tensor v, d, q, y, z; Tensor[] p;
        using (torch.inference_mode())
        {
            v = a[..2];
            Attempt(() => v.add_(1));
        }
        Out(v._is_view(), ReferenceEquals(v._base, a), v._version, a._version);
        Attempt(() => v.add_(1));
        Attempt(() => v.mul_(Leaf(1, 2)));
        Attempt(() => v.is_inference());
        Out(a);
        var n = torch.ones(2);
        using (torch.inference_mode())
        {
            n.add_(1);
            n[0] = 5;
            p = n.unbind();
            q = n.expand(2, 2);
            d = n.detach();
            Out(p[0].is_inference(), q.is_inference(), d.is_inference(), n.data.is_inference());
        }
        Out(n, n._version);
        Attempt(() => p[0].add_(1));
        Attempt(() => d.add_(1));
        Attempt(() => n.requires_grad_());
        Attempt(() => p[1].add_(1));
        Attempt(() => p[1]);
        var x = Leaf(3);
        using (torch.inference_mode())
        {
            y = x * 2;
            z = y.clone();
        }
        Attempt(() => y.clone().requires_grad_());
        Attempt(() => y * x);
        Attempt(() => y.sin());
        Attempt(() => torch.nn.functional.linear(y, torch.ones(1, 1)));
        using (torch.inference_mode())
        {
            Attempt(() => y * x);
            Attempt(() => x.grad);
            Attempt(() => x.register_hook((Tensor g) => g));
        }
    }
}
