using System.Numerics;
using static Compat.Autograd.Tests.Programs.Printed;
using static Compat.torch;

#nullable disable warnings // The programs are their twins' words; what is null there throws here.

namespace Compat.Autograd.Tests.Programs;

internal static partial class GraphPrograms
{
    public static void gradcheck_messages()
    {
        var x = Leaf64(1, 2);
        Attempt(() => torch.autograd.gradcheck(a => a * a, x));
        Attempt(() => torch.autograd.gradcheck(a => Square.apply(a), x));
        Attempt(() => torch.autograd.gradcheck(a => Square.apply(a), x, raise_exception: false));
        Attempt(() => torch.autograd.gradcheck(a => Square.apply(a), x, fast_mode: true));
        Attempt(() => torch.autograd.gradcheck(a => a * a, torch.ones(2, dtype: torch.float64)));
        Attempt(() => torch.autograd.gradcheck(a => a * a, Leaf(1, 2)));
        Attempt(() => torch.autograd.gradcheck(a => Failing.apply(a), x));
        Attempt(() => torch.autograd.gradcheck(a => NoneGrad.apply(a), x));
        Attempt(() => torch.autograd.gradcheck(a => Undefined.apply(a), x, check_undefined_grad: false));
        Attempt(() => torch.autograd.gradcheck(a => a.detach(), x));
        Attempt(() => torch.autograd.gradcheck(a => torch.ones(2), x));
        Attempt(() => torch.autograd.gradcheck(a => (a * 2).@long(), x));
        Attempt(() => torch.autograd.gradcheck(a => (a * 2).@float(), x));
        Attempt(() => torch.autograd.gradcheck(a => a, x));
        Attempt(() => torch.autograd.gradcheck(a => a.view(2), x));
        Attempt(() => torch.autograd.gradcheck(a => (a * 2, a.exp()), x));
        Attempt(() => torch.autograd.gradcheck(a => (a * 2, Square.apply(a)), x));
        Attempt(() => torch.autograd.gradcheck((a, b) => a * Square.apply(b), [x, Leaf64(3, 4)]));
        Attempt(() => torch.autograd.gradcheck((a, b) => a * Square.apply(b), [x, Leaf64(3, 4)], fast_mode: true));
        Attempt(() => torch.autograd.gradcheck(a => a.relu(), Leaf64(0, 1)));
        Attempt(() => torch.autograd.gradcheck(a => a[0..0], x));
        Attempt(() => torch.autograd.gradcheck(a => a.sum(), Leaf64(1).expand(3)));
        Attempt(() => torch.autograd.gradgradcheck(a => a.pow(3), x));
        Attempt(() => torch.autograd.gradgradcheck(a => Square.apply(a), x));
        Attempt(() => torch.autograd.gradgradcheck(a => Once.apply(a), x));
        Attempt(() => torch.autograd.gradgradcheck(a => a * 2, x));
        Attempt(() => torch.autograd.gradgradcheck(a => a.exp(), x, torch.ones(2, dtype: torch.float64)));
        Attempt(() => torch.autograd.gradcheck(a => a * 2, x, atol: 0.0, rtol: 0.0));
    }

    public static void gradcheck_complex()
    {
        var z = torch.tensor([new Complex(1, 2), new Complex(3, -1)], dtype: torch.complex128, requires_grad: true);
        Attempt(() => torch.autograd.gradcheck(a => a * a, z));
        Attempt(() => torch.autograd.gradcheck(a => a * a, z, fast_mode: true));
        Attempt(() => torch.autograd.gradcheck(a => a.abs(), z));
        Attempt(() => torch.autograd.gradcheck(a => Square.apply(a), z));
        Attempt(() => torch.autograd.gradcheck(a => torch.view_as_real(a), z));
        Attempt(() => torch.autograd.gradgradcheck(a => a * a, z));
        Attempt(() => torch.autograd.gradcheck(a => torch.complex(a, a), Leaf64(1, 2)));
        Attempt(() => torch.autograd.gradcheck(a => a * a, torch.tensor(
            [new Complex(0, 1)], dtype: torch.complex64, requires_grad: true)));
    }

    public static void anomaly_functions()
    {
        var (a, b) = (Leaf(1, 2), Leaf(3, 4));
        using (torch.autograd.set_detect_anomaly(true))
        {
            Attempt(() => Failing.apply(a).sum().backward());
            Attempt(() => NanGrad.apply(a, b).sum().backward());
            Attempt(() => NanGrad.apply(a, b.detach()).sum().backward());
            Attempt(() => NanGrad.apply(a.detach(), b).sum().backward());
            Attempt(() => Once.apply(a).sum().backward());
        }
        Out(a.grad, b.grad);
        Attempt(() => torch.autograd.grad(torch.autograd.grad(Once.apply(a * a).sum(), a, create_graph: true)[0].sum(), a));
        Attempt(() => torch.autograd.grad(torch.autograd.grad(Once.apply(a).sum(), a, create_graph: true)[0].sum(), a));
        var g = torch.autograd.grad(Once.apply(a * a).sum(), a, create_graph: true)[0];
        Out(g);
        Attempt(() => Failing.apply(a).sum().backward());
        using (torch.no_grad())
        {
            Out(Square.apply(a), Square.apply(a).requires_grad);
        }
        using (torch.inference_mode())
        {
            Out(Square.apply(a), Square.apply(a).is_inference());
        }
        Out(Square.apply(a).grad_fn, Square.apply(a).grad_fn.name(), Square.apply(a).grad_fn.next_functions);
        var y = Square.apply(a);
        Out(y.grad_fn["saved_tensors"]);
        y.sum().backward();
        Attempt(() => y.grad_fn["saved_tensors"]);
    }
}
