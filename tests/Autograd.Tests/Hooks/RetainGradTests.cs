using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class RetainGradTests
{
    private static Func<Tensor, (Tensor, Tensor)>[] Pairs => [x => DoubleMul.apply(x), x => torch.var_mean(x, dim: 0)];

    [Fact]
    public void test_retain_grad()
    {
        var input = torch.rand(1, 3, requires_grad: true);
        var h1 = input * 3;
        var y = (h1 * h1).sum();
        h1.retain_grad();
        h1.retain_grad();

        // Gathered, as a leaf's.
        y.backward(retain_graph: true);
        Same(h1 * 2, h1.grad);
        y.backward(retain_graph: true);
        Same(h1 * 4, h1.grad);

        torch.no_grad(() => input.grad.zero_());

        // Nothing happens to a leaf.
        input.retain_grad();
        input.retain_grad();
        y.backward();
        Same(input * 18, input.grad);
        Assert.False(input.retains_grad);
    }

    [Fact]
    public void test_retain_grad_inplace()
    {
        var a = torch.tensor([1.0], requires_grad: true).clone();
        a.retain_grad();
        a.mul_(2);
        a.sum().backward();
        Same(torch.tensor([1.0]), a.grad);

        a = torch.tensor([1.0], requires_grad: true).clone();
        a.retain_grad();
        a.mul_(2);
        a.mul_(2);
        a.sum().backward();
        Same(torch.tensor([1.0]), a.grad);

        // Through a view: goes over to the base's CopySlices. It is the gradient of the latest value, 1 and not 4.
        var x = torch.tensor([1.0], requires_grad: true).clone();
        x.retain_grad();
        var view = x[..];
        view *= 2;
        x *= 2;
        x.sum().backward();
        Same(torch.tensor([1.0]), x.grad);

        // A base that did not require grad has nothing that could go over.
        x = torch.zeros(4);
        x.view(2, 2).add_(torch.randn(2, 2, requires_grad: true));
        Assert.Equal("torch::autograd::CopySlices", x.grad_fn!.name());
    }

    [Fact]
    public void test_retains_grad_inplace_multiple_outputs()
    {
        foreach (var pair in Pairs)
        {
            var b = torch.rand(3, 3, requires_grad: true);
            var (first, second) = pair(b);
            first.retain_grad();
            second.retain_grad();

            // One of the node's two retained gradients goes over to the new node.
            first.mul_(2);
            (first + second).sum().backward();

            var a = b.detach().requires_grad_(true);
            var (x, y) = pair(a);
            x.mul_(2);
            var expected = torch.autograd.grad((x + y).sum(), [x, y]);
            Same(expected[0], first.grad);
            Same(expected[1], second.grad);
        }
    }

    [Fact]
    public void test_retain_grad_inplace_over_view()
    {
        var b = torch.tensor([1.0], requires_grad: true).clone();
        var view = b[..];
        var view2 = b[..];
        view.retain_grad();
        view2.retain_grad();
        view.mul_(2);
        (view + view2).sum().backward();

        // The slice that made the view is not part of the graph any more.
        Same(view2.grad, view.grad);
        Same(torch.tensor([1.0]), view.grad);
    }

    [Fact]
    public void test_retains_grad_can_always_observe_tensor_prehook()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        var b = a.clone();
        b.register_hook(g => g * 2);
        b.retain_grad();
        b.register_hook(g => g * 2);
        b.clone().backward();
        Assert.Equal(4, (double)b.grad.item());

        b = a.clone();
        b.retain_grad();
        b.register_hook(g => g * 2);
        b.clone().backward();
        Assert.Equal(2, (double)b.grad.item());
    }

    [Fact]
    public void test_retain_grad_cycle()
    {
        var x = torch.ones(5, 5, requires_grad: true);
        var kept = new Tensor?[1];
        var weak = Retained(x, kept);

        Collected.Collect();
        Assert.False(weak.IsAlive);

        kept[0]!.sum().backward();
        Same(torch.ones(5, 5), x.grad);
    }

    [Fact]
    public void Backward_ToInputsThatAreNoLeaves_MakesThemRetain()
    {
        var a = torch.ones(2, requires_grad: true);
        var b = a * 2;
        var c = b * 3;

        c.sum().backward(inputs: b, retain_graph: true);
        Assert.True(b.retains_grad);
        Prints("tensor([3., 3.])", b.grad);
        Assert.True(a.grad is null);

        c.sum().backward();
        Prints("tensor([6., 6.])", b.grad);
        Prints("tensor([6., 6.])", a.grad);
    }

    [Fact]
    public void RetainGrad_OfASecondOutput_FollowsTheWrite()
    {
        var (first, second) = DoubleMul.apply(torch.ones(2, requires_grad: true));
        second.retain_grad();
        second.mul_(2);

        (first + (second * 5)).sum().backward();

        Prints("tensor([5., 5.])", second.grad);
    }

    [Fact]
    public void RetainGrad_IsContiguous()
    {
        var b = torch.ones(2, 3, requires_grad: true) * 2;
        b.retain_grad();

        b.t().backward(torch.rand(3, 2));

        Assert.Equal([3, 1], b.grad.stride());
    }

    [Fact]
    public void RetainGrad_WithoutGradient_IsRefused() => Throws<RuntimeError>(
        "can't retain_grad on Tensor that has requires_grad=False", () => torch.ones(2).retain_grad());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Retained(Tensor x, Tensor?[] kept)
    {
        var y = x * 2;
        y.retain_grad();
        kept[0] = y / 2;
        return new WeakReference(y);
    }
}
