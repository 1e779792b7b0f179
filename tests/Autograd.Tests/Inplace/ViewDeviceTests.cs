using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Gradients after writes to views.</summary>
[PyTorchClass("TestAutogradDeviceType")]
public class ViewDeviceTests
{
    [Fact]
    public void test_inplace_on_view_backprop_base()
    {
        var root = torch.randn(2, 2, requires_grad: true);
        var x = root.clone();

        x.narrow(0, 0, 1).mul_(2);
        x.sum().backward();

        Prints("[[2.0, 2.0], [1.0, 1.0]]", root.grad.tolist());
    }

    [Fact]
    public void test_inplace_on_view_backprop_view_of_view()
    {
        var root = torch.randn(2, 2, requires_grad: true);
        var x = root.clone();
        var (v1, v2) = (x.narrow(0, 0, 1), x.narrow(0, 0, 1));

        v1.mul_(2);
        v2.sum().backward();

        Prints("[[2.0, 2.0], [0.0, 0.0]]", root.grad.tolist());
    }

    [Fact]
    public void test_inplace_on_view_of_view()
    {
        var root = torch.randn(2, 2, requires_grad: true);
        var x = root.clone();

        x.narrow(0, 0, 1).narrow(1, 1, 1).mul_(2);
        x.sum().backward();

        Prints("[[1.0, 2.0], [1.0, 1.0]]", root.grad.tolist());
    }

    [Fact]
    public void test_inplace_on_view_then_no_grad()
    {
        var a = torch.ones([3, 1], dtype: torch.float64, requires_grad: true);
        var b = a * 2;
        var c = b.view_as(b);
        c[0][0] = 3;

        using (torch.no_grad()) Assert.NotNull(c.grad_fn);

        c.sum().backward();
        Prints("[[0.0], [2.0], [2.0]]", a.grad.tolist());
    }

    [Fact]
    public void test_inplace_on_view_gradcheck()
    {
        var a = torch.randn([4, 4], dtype: torch.float64, requires_grad: true);
        var b = torch.randn([2, 2], dtype: torch.float64, requires_grad: true);

        Assert.True(torch.autograd.gradcheck(Written, (a, b)));
        Assert.True(torch.autograd.gradgradcheck(Written, (a, b), torch.randn([4, 4], dtype: torch.float64, requires_grad: true)));

        static Tensor Written(Tensor root, Tensor b)
        {
            var x = root.clone();
            x.narrow(1, 2, 2).narrow(0, 1, 2).mul_(b);
            x.narrow(1, 0, 2).narrow(0, 1, 2).mul_(b);
            return x;
        }
    }

    [Fact]
    public void test_inplace_on_view_makes_base_require_grad()
    {
        var a = torch.randn([4, 4], dtype: torch.float64);
        var b = torch.randn([4, 2], dtype: torch.float64, requires_grad: true);

        Assert.True(torch.autograd.gradcheck(Written, (a, b)));
        Assert.True(torch.autograd.gradgradcheck(Written, (a, b), torch.randn([4, 4], dtype: torch.float64, requires_grad: true)));

        static Tensor Written(Tensor root, Tensor b)
        {
            var x = root.clone();
            Assert.False(x.requires_grad);
            x.narrow(1, 2, 2).mul_(b);
            Assert.True(x.requires_grad);
            return x;
        }
    }

    [Fact]
    public void test_inplace_on_view_modify_base()
    {
        var r = torch.ones(1, dtype: torch.float64, requires_grad: true);

        Assert.True(torch.autograd.gradcheck(Written, r));
        Assert.True(torch.autograd.gradgradcheck(Written, r));

        static Tensor Written(Tensor r)
        {
            var x = torch.ones(5, dtype: torch.float64);
            var v = x.select(0, 1);
            Assert.False(v.requires_grad);
            Assert.Null(v.grad_fn);
            x.add_(r);
            Assert.True(v.requires_grad);
            return v;
        }
    }

    [Fact]
    public void test_inplace_on_view_backprop_view()
    {
        var a = torch.tensor([2.0, 5.0]);
        var b = torch.tensor([3.0], requires_grad: true);

        a.narrow(0, 1, 1).mul_(b).sum().backward();

        Prints("[5.0]", b.grad.tolist());
        using var caught = torch.warnings.catch_warnings();
        Assert.Null(a.grad);
    }

    [Fact]
    public void test_inplace_on_view_non_contig()
    {
        var root = torch.ones(2, 3, 2).select(2, 1).t().requires_grad_(true);
        var x = root.clone();

        x.narrow(0, 0, 1).narrow(1, 1, 1).mul_(2);
        x.sum().backward();

        Prints("[[1.0, 2.0], [1.0, 1.0], [1.0, 1.0]]", root.grad.tolist());
    }

    [Fact]
    public void test_inplace_on_view_multiple_outputs()
    {
        var x = torch.arange(9.0, dtype: torch.float64).reshape(3, 3).requires_grad_().clone();
        var views = x.unbind();

        ThrowsWith<RuntimeError>("Output 0 of Unbind is a view and is being modified inplace.", () => views[0].mul_(2));
    }

    [Fact]
    public void test_inplace_on_view_of_multiple_output_view()
    {
        var a = torch.rand(10, dtype: torch.float64, requires_grad: true).clone();
        var b = a.unbind(0)[0];
        var c = b.view_as(b);

        ThrowsWith<RuntimeError>("Output 0 of View is a view and is being modified inplace.", () => c.mul_(2));
    }

    [Fact]
    public void test_inplace_multiple_output_view_of_view()
    {
        var a = torch.rand(10, dtype: torch.float64, requires_grad: true).clone();
        var c = a.view_as(a).unbind(0);

        ThrowsWith<RuntimeError>("Output 0 of Unbind is a view and is being modified inplace.", () => c[0].mul_(2));
    }

    [Fact]
    public void test_inplace_on_view_multi_output_unsafe()
    {
        foreach (var parts in new Func<Tensor, Tensor[]>[]
        {
            t => t.unsafe_split(1), t => t.unsafe_split_with_sizes((1, 1, 1)), t => t.unsafe_chunk(3),
        })
        {
            var a = torch.randn(3, 3, requires_grad: true);
            var s = parts(a + a);
            s[0].mul_(s[1]);
            s[0].sum().backward();
            Assert.NotNull(a.grad);
            Prints("[0.0, 0.0, 0.0]", a.grad[2].tolist());
        }
    }

    [Fact]
    public void test_inplace_on_view_multi_output_safe()
    {
        foreach (var parts in new Func<Tensor, Tensor[]>[] { t => t.split(1), t => t.split_with_sizes((1, 1, 1)), t => t.chunk(3) })
        {
            var a = torch.randn(3, 3, requires_grad: true);
            var s = parts(a + a);
            ThrowsWith<RuntimeError>("This view is the output of a function that returns multiple views.", () => s[0].mul_(s[1]));
        }
    }

    [Fact]
    public void test_inplace_on_view_undefined_grad_output()
    {
        var a = torch.tensor([1.0], requires_grad: true);
        var v = a.clone()[..];
        var b = torch.tensor(1.0, requires_grad: true);

        InplaceFunc.apply(v, b).backward();

        Assert.Null(b.grad);
        Assert.Equal(2.0, a.grad.item().ToDouble());
    }

    /// <summary>Doubles its first input in place; its second gets no gradient.</summary>
    public sealed class InplaceFunc : torch.autograd.Function<InplaceFunc>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x, Tensor other)
        {
            ctx.mark_dirty(x);
            return x.mul_(2);
        }

        public static (Tensor, Tensor?) backward(FunctionCtx ctx, Tensor grad) => (grad * 2, null);
    }
}
