using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Writes to views: what becomes of the view's and the base's graph.</summary>
[PyTorchClass("TestAutograd")]
public class ViewTests
{
    [Fact]
    public void test_inplace_on_view_saved_output()
    {
        Assert.False(WriteAndForget().IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference WriteAndForget()
        {
            var weak = Hooked();
            Collected.Collect();
            return weak;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Hooked()
        {
            var copy = torch.randn(3, 3, requires_grad: true).clone();
            var kept = new object();
            copy.grad_fn!.register_hook((_, _) => GC.KeepAlive(kept));
            torch.nn.functional.relu(copy.view(9), inplace: true);
            return new WeakReference(kept);
        }
    }

    [Fact]
    public void test_inplace_on_view_leaf_errors()
    {
        var x = torch.zeros(1, requires_grad: true);
        var y = x.view_as(x);

        Throws<RuntimeError>("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => y.add_(1));
    }

    [Fact]
    public void test_inplace_on_view_backward()
    {
        var x = torch.tensor([[[[1.0, 1.0]]]], requires_grad: true);
        var norm = torch.nn.functional.batch_norm(x.view(1, 1, 1, 2), null, null, training: true).view(1, 1, 1, 2);
        var g = torch.autograd.grad(torch.nn.functional.relu(norm, inplace: true).pow(2), x, x.new_ones(x.shape), create_graph: true)[0];
        torch.autograd.grad(g.sum(), x);
        Same(torch.tensor([[[[1.0, 1.0]]]]), x.detach());

        var inputs = torch.ones([1, 3, 16, 16], requires_grad: true);
        var written = torch.nn.functional.threshold((inputs + 1).view_as(inputs), 0, 0, inplace: true);
        var gradients = torch.autograd.grad(
            torch.sigmoid(written), inputs, torch.ones(written.shape), create_graph: true, retain_graph: true)[0];
        var penalty = gradients.sum();
        penalty.backward();

        var fn = penalty.grad_fn!.next_functions[0].fn!.next_functions[1].fn;
        Assert.Equal("ThresholdBackwardBackward0", fn!.name());
    }

    [Fact]
    public void test_inplace_on_view_weak_grad_fn()
    {
        var a = torch.arange(10.0).requires_grad_();
        var c = WrittenCopy(a);
        Collected.Collect();

        var s = c.sum();
        s.backward();
        Same(torch.tensor(1.0), s.detach());

        var view = torch.rand(10, requires_grad: true).narrow(0, 0, 10);
        Throws<RuntimeError>("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => view.relu_());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor WrittenCopy(Tensor a)
        {
            var b = a.narrow(0, 0, 2).clone().view(-1);
            b.relu_();
            return b.clone();
        }
    }

    [Fact]
    public void test_autograd_inplace_views_cross_dtype()
    {
        var gradient = torch.arange(0, 18, dtype: torch.@float).view(3, 3, 2);
        var a = torch.rand([3, 3], requires_grad: true, dtype: torch.complex64);
        var b = torch.view_as_real(a.clone()).transpose(0, 1);
        b.add_(1);
        b.backward(gradient);
        var expected = a.grad;

        a = torch.rand([3, 3], requires_grad: true, dtype: torch.complex64);
        b = torch.view_as_real(a.clone());
        b.transpose_(0, 1);
        b.add_(1);
        b.backward(gradient);

        Same(expected.T, a.grad);
    }

    [Fact]
    public void WriteToTheRealPart_GoesThroughTheComplexBase()
    {
        var x = torch.tensor([1.0, 2.0], dtype: torch.complex64, requires_grad: true);
        var y = x * 1;
        var (re, im) = (y.real(), y.imag());

        re.mul_(3);

        Assert.Equal("AsStridedBackward0", im.grad_fn!.name());
        Assert.Equal("ViewAsRealBackward0", im.grad_fn.next_functions[0].fn!.name());
        Assert.Equal("torch::autograd::CopySlices", im.grad_fn.next_functions[0].fn!.next_functions[0].fn!.name());
        y.abs().sum().backward();
        Prints("tensor([3.+0.j, 3.+0.j])", x.grad);
    }

    [Fact]
    public void PartsOfAViewFunction_ReachAnyBase()
    {
        var x = torch.ones(4, 2, requires_grad: true);
        var y = x * 1;
        var part = torch.view_as_complex(y[1..3])[0..1];

        part.mul_(torch.tensor(2.0));

        List<string> names = [];
        for (var fn = part.grad_fn; fn is not null; fn = fn.next_functions.Count > 0 ? fn.next_functions[0].fn : null) names.Add(fn.name());
        Assert.Equal(
            [
                "AsStridedBackward0", "ViewAsComplexBackward0", "AsStridedBackward0", "torch::autograd::CopySlices", "MulBackward0",
                "torch::autograd::AccumulateGrad",
            ],
            names);
        y.sum().backward();
        Prints("tensor([[1., 1.],\n        [2., 2.],\n        [1., 1.],\n        [1., 1.]])", x.grad);
    }

    [Fact]
    public void StaleView_IsALeafForPyTorchsChecks_UntilItsNodeIsAskedFor()
    {
        var z = torch.ones(3, requires_grad: true);
        var b = torch.ones(2, 3);
        var (v, w) = (b[0], b[1]);
        v.mul_(z);

        Throws<RuntimeError>("a leaf Variable that requires grad is being used in an in-place operation.", () => w.mul_(2));
        Assert.False(w.is_leaf);
        w.mul_(2);
        b.sum().backward();
        Prints("tensor([1., 1., 1.])", z.grad);
    }

    [Fact]
    public void BaseIsFreed_WithItsViews() => Collected.Freed(() =>
    {
        var @base = torch.randn(3, requires_grad: true) * 1;
        var view = @base[0..2];
        view.exp_();
        @base.sum().backward();
        return view;
    });
}
