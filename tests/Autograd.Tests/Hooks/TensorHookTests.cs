using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class TensorHookTests
{
    [Fact]
    public void test_hooks()
    {
        var x = torch.ones(5, 5, requires_grad: true);
        var y = torch.ones(5, 5) * 4;
        y.requires_grad_(true);
        var counter = 0;

        var z = x.pow(2) + (x * 2) + (x * y) + y;
        x.register_hook(grad => counter += 0);
        var test = z.register_hook(grad => counter += 1);
        z.backward(torch.ones(5, 5), retain_graph: true);
        Assert.Equal(1, counter);

        var test2 = z.register_hook(grad => counter += 2);
        z.backward(torch.ones(5, 5), retain_graph: true);
        Assert.Equal(4, counter);

        test2.remove();
        z.backward(torch.ones(5, 5), retain_graph: true);
        Assert.Equal(5, counter);

        test.remove();
        z.register_hook(grad => grad.mul(2));
        torch.no_grad(() => y.grad.zero_());
        z.backward(torch.ones(5, 5), retain_graph: true);
        Same((x + 1) * 2, y.grad);

        y.register_hook(grad => grad.mul(2));
        torch.no_grad(() => y.grad.zero_());
        z.backward(torch.ones(5, 5));
        Same((x + 1) * 4, y.grad);
    }

    [Fact]
    public void test_hooks_cpp()
    {
        var bn = torch.nn.BatchNorm1d(5, affine: false);
        bn.@double();
        bn.eval();
        var counter = 0;
        var x = torch.ones(5, 5, dtype: torch.float64, requires_grad: true);

        var z = bn.call(x);
        z.register_hook(grad =>
        {
            counter++;
            return grad * 2;
        });
        z.sum().backward();

        Assert.Equal(1, counter);
        Assert.True(torch.allclose(x.grad, torch.ones(5, 5, dtype: torch.float64) * 2, rtol: 0, atol: 1e-5));
    }

    [Fact]
    public void test_hook_none()
    {
        var wasCalled = false;
        void Hook(Tensor grad)
        {
            Assert.NotNull(grad);
            wasCalled = true;
        }

        var x = torch.randn(5, 5, requires_grad: true);
        var y = torch.randn(5, 5);
        var (rx, ry) = NoneGradientFunction.apply(x, y);
        rx.register_hook(Hook);
        ry.register_hook(Hook);
        (rx + ry).sum().backward();

        Assert.True(wasCalled);
    }

    [Fact]
    public void test_hook_with_no_name()
    {
        var x = torch.randn(5, requires_grad: true);
        var y = x.clone();
        y.register_hook(new MyHookClass().Call);

        y.sum().backward();

        Same(torch.ones(5), x.grad);
    }

    [Fact]
    public void test_grad_nonleaf_register_hook()
    {
        var x = torch.randn(5, requires_grad: true);
        var list = x.unbind();
        Tensor? seen = null;
        list[0].register_hook(grad => seen = grad);

        list[0].backward();
        Same(torch.tensor(1.0), seen);
        var expected = torch.tensor([1.0, 0, 0, 0, 0]);
        Same(expected, x.grad);
        Assert.Null(Gradient(list[0]));

        for (var i = 1; i < 5; i++)
        {
            list[i].backward();
            Assert.Null(seen);
            expected[i] = 1.0;
            Same(expected, x.grad);
            Assert.Null(Gradient(list[i]));
        }
    }

    [Fact]
    public void test_sharded_grad()
    {
        var leaves = Enumerable.Range(0, 10).Select(_ => torch.zeros(5, 5, requires_grad: true)).ToArray();
        var intermediates = leaves.Select((leaf, i) => (leaf * i) + (leaf * leaf)).ToArray();
        var loss = intermediates.Select((v, i) => v * i).Aggregate((a, b) => a + b).sum();

        // d loss / d intermediates in chunks, then the rest of backward.
        var gradients = intermediates.Chunk(2).SelectMany(chunk => torch.autograd.grad(loss, chunk, retain_graph: true)).ToArray();
        torch.autograd.backward(intermediates, gradients);

        for (var i = 0; i < leaves.Length; i++) Same(i * i * (1 + leaves[i]), leaves[i].grad);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void test_hook_closure_cycle(bool use_custom_function, bool use_tensor_hook)
    {
        var count = new int[1];
        var kept = new Tensor?[1];
        var weak = Cycle(use_custom_function, use_tensor_hook, count, kept);
        Backward(kept);

        Collected.Collect();

        // The hook lives as long as the graph does.
        Backward(kept);
        Assert.Equal(2, count[0]);
        Assert.True(weak.IsAlive);

        kept[0] = null;
        Collected.Collect();
        Assert.False(weak.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Cycle(bool custom, bool onTensor, int[] count, Tensor?[] kept)
    {
        var a = torch.tensor(1.0, requires_grad: true);
        var b = custom ? Hooks.Same.apply(a) : a.clone();
        var node = b.grad_fn!;
        var sentinel = new object();
        void Hook()
        {
            GC.KeepAlive((node, sentinel));
            count[0]++;
        }

        if (onTensor) b.register_hook(_ => Hook());
        else node.register_hook((_, _) => Hook());
        kept[0] = b.clone();
        return new WeakReference(sentinel);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Backward(Tensor?[] kept) => kept[0]!.backward(retain_graph: true);

    private static Tensor? Gradient(Tensor tensor)
    {
        using var warnings = torch.warnings.catch_warnings();
        return tensor.grad;
    }

    private sealed class MyHookClass
    {
        public Tensor Call(Tensor grad) => grad.clone();
    }
}
