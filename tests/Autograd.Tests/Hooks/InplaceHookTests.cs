using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class InplaceHookTests
{
    [Fact]
    public void test_tensor_hooks_inplace()
    {
        var (count1, count2, count3) = (0, 0, 0);
        var a = torch.tensor([1.0], requires_grad: true);
        var b = a.clone();
        b.register_hook(grad =>
        {
            count1++;
            Same(torch.tensor([4.0]), grad);
            return grad * 2;
        });
        b.mul_(2);

        // The second hook is on the new value.
        b.register_hook(grad =>
        {
            count2++;
            Same(torch.tensor([1.0]), grad);
            return grad * 2;
        });
        b.sum().backward();
        Assert.Equal((1, 1), (count1, count2));
        Same(torch.tensor([8.0]), a.grad);

        a = torch.tensor([1.0], requires_grad: true);
        b = a.clone();
        b.register_hook(grad =>
        {
            count3++;
            Same(torch.tensor([4.0]), grad);
            return grad * 2;
        });
        b.mul_(2);
        b.mul_(2);
        b.sum().backward();
        Assert.Equal(1, count3);
        Same(torch.tensor([8.0]), a.grad);
    }

    [Fact]
    public void test_tensor_hooks_inplace_multiple_outputs()
    {
        Func<Tensor, (Tensor, Tensor)>[] functions = [x => DoubleMul.apply(x), x => torch.var_mean(x, dim: 0)];
        foreach (var function in functions)
        {
            var counts = new int[3];
            var (out1, out2) = function(torch.rand(3, 3, requires_grad: true));
            void Expect(Tensor tensor, int hook, double gradient) => tensor.register_hook(grad =>
            {
                counts[hook]++;
                Same(torch.ones_like(out1).detach() * gradient, grad);
            });

            Expect(out1, 0, 2);
            Expect(out2, 1, 3);
            out1.mul_(2);
            Expect(out1, 2, 1);
            (out1 + (out2 * 3)).sum().backward();

            Assert.Equal([1, 1, 1], counts);
        }
    }

    [Fact]
    public void test_tensor_hooks_inplace_over_view()
    {
        var count = 0;
        var b = torch.tensor([1.0], requires_grad: true).clone();
        var view = b[..];
        var view2 = b[..];
        view.register_hook(_ => Assert.Fail("the old view"));
        view2.register_hook(_ => Assert.Fail("the old view"));
        view.mul_(2);

        // A view gets its new node when it is asked for it.
        Assert.NotNull(view2.grad_fn);
        view2.register_hook(grad =>
        {
            count++;
            Same(torch.tensor([1.0]), grad);
        });
        (view + view2).sum().backward();

        Assert.Equal(1, count);
    }

    [Fact]
    public void HooksOfABase_StayBeforeAWriteThroughAView_AndItsRetainedGradientMoves()
    {
        var seen = new List<string>();
        var b = torch.tensor([1.0], requires_grad: true).clone();
        b.register_hook(grad => seen.Add($"old {grad}"));
        b.retain_grad();
        b[..].mul_(2);
        b.register_hook(grad => seen.Add($"new {grad}"));

        (b * 3).sum().backward();

        Assert.Equal(["new tensor([3.])", "old tensor([6.])"], seen);
        Prints("tensor([3.])", b.grad);
    }

    [Fact]
    public void AFirstHookOnAViewThatWasWrittenThroughAnother_IsOnItsNewNode()
    {
        var count = 0;
        var b = torch.tensor([1.0], requires_grad: true).clone();
        var view = b[..];
        var view2 = b[..];
        view.mul_(2);
        view2.register_hook(_ => count++);

        (view + view2).sum().backward();

        Assert.Equal(1, count);
    }

    [Fact]
    public void HooksOfALeaf_DoNotFollowIt_WhenAWriteMakesItAResult()
    {
        var leaf = torch.ones(1, requires_grad: true);
        var seen = new List<string>();
        leaf.register_hook(_ => seen.Add("leaf"));
        leaf.requires_grad = false;
        leaf.mul_(torch.full(1, 2.0, requires_grad: true));
        leaf.register_hook(_ => seen.Add("result"));

        leaf.sum().backward();

        Assert.Equal(["result"], seen);
    }

    /// <summary>As in PyTorch, which moves nothing when sizes and strides alone change.</summary>
    [Fact]
    public void HooksAndRetainedGradient_StayBeforeATransposeInPlace()
    {
        var seen = new List<string>();
        var c = torch.rand(3, 2, requires_grad: true) * 2;
        c.retain_grad();
        c.register_hook(grad => seen.Add($"1 {grad.shape}"));
        c.t_();
        c.register_hook(grad => seen.Add($"2 {grad.shape}"));

        (c * 3).sum().backward();

        Assert.Equal(["1 torch.Size([3, 2])", "2 torch.Size([3, 2])"], seen);
        Prints("torch.Size([3, 2])", c.grad.shape);
    }
}
