using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Tensors that share elements outside the graph: <c>data</c>, <c>detach</c>, <c>detach_</c>.</summary>
[PyTorchClass("TestAutograd")]
public class DataTests
{
    [Fact]
    public void test_set_data_preserve_pyobj()
    {
        var a = torch.randn(1, 2);
        var b = torch.randn(1, 2);
        var kept = b;

        b.data = a;

        Assert.Same(kept, b);
        a.fill_(7);
        Prints("tensor([[7., 7.]])", b);
    }

    [Fact]
    public void test_set_data_self_requires_grad()
    {
        var a = torch.tensor(1.0, requires_grad: true);

        a.data = torch.tensor(2.0);

        Assert.Equal(2.0, a.item().ToDouble());
        Assert.True(a.requires_grad);
        Throws<RuntimeError>(
            "data set to a tensor that requires gradients must be floating point or complex dtype",
            () => a.data = torch.tensor(3, dtype: torch.int64));
    }

    [Fact]
    public void Data_OfAnotherDtype_GathersGradientsOfThat()
    {
        var x = torch.ones(3, requires_grad: true);
        (x * 2).sum().backward();

        x.data = torch.ones(2, 2, dtype: torch.float64);
        x.grad = null;
        (x * 3).sum().backward();

        Prints("tensor([[3., 3.],\n        [3., 3.]], dtype=torch.float64)", x.grad);
    }

    [Fact]
    public void Data_OfAViewReplaced_LeavesItAViewThatCannotBeWrittenBack()
    {
        var x = torch.ones(3, requires_grad: true).clone();
        var view = x[0..2];

        view.data = torch.ones(4);
        view.mul_(2);

        Assert.Same(x, view._base);
        Assert.Equal("AsStridedBackward0", view.grad_fn!.name());
        Prints("tensor([1., 1., 1.], grad_fn=<CopySlices>)", x);
        Throws<RuntimeError>(
            "setStorage: sizes [4], strides [1], storage offset 0, and itemsize 4 requiring a storage size of 16 are out of bounds for "
            + "storage of size 12",
            () => x.sum().backward());
    }

    [Fact]
    public void Data_HasAVersionOfItsOwn()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * x;

        x.data.mul_(3);

        Assert.Equal(0, x._version);
        y.sum().backward();
        Prints("tensor([6., 6.])", x.grad);
    }

    [Fact]
    public void test_detach()
    {
        var x = torch.randn(10, 10, requires_grad: true);
        var y = (x + 2).detach();
        var z = (y * 4) + 2;
        Assert.False(y.requires_grad);
        Assert.False(z.requires_grad);

        x = torch.randn(10, 10, requires_grad: true);
        y = (x * 2).detach();
        Assert.False(y.requires_grad);
        Assert.Null(y.grad_fn);
        (x + y).sum().backward();
        Same(torch.ones(10, 10), x.grad);

        x = torch.randn(10, 10, requires_grad: true);
        y = torch.randn(10, 10, requires_grad: true);
        var a = x * 2;
        (y + a).sum().backward(retain_graph: true);
        a.detach_();
        Assert.False(a.requires_grad);
        (y + a).sum().backward();
        Same(torch.ones(10, 10) * 2, x.grad);
        Same(torch.ones(10, 10) * 2, y.grad);

        var view = x.narrow(0, 1, 4);
        ThrowsWith<RuntimeError>("Can't detach views in-place. Use detach() instead.", () => view.detach_());
    }

    [Fact]
    public void test_detach_base()
    {
        var x = torch.randn(10, 10, requires_grad: true);
        var view = x.narrow(0, 1, 4);

        x.detach_();

        Assert.False(x.requires_grad);
        Assert.True(view.requires_grad);
        Assert.NotNull(view.grad_fn);
        Assert.Same(x, view._base);
    }

    [Fact]
    public void test_detach_then_inplace_raises_in_autograd()
    {
        var x = torch.randn([], requires_grad: true);
        var y = x.pow(2);

        x.detach().zero_();

        ThrowsWith<RuntimeError>("has been modified by an inplace", () => y.backward());
    }

    [Fact]
    public void RequiresGrad_OfTensorsThatAreNoLeaves()
    {
        var y = torch.ones(2, requires_grad: true) * 2;

        Assert.Same(y, y.requires_grad_());
        Throws<RuntimeError>("you can only change requires_grad flags of leaf variables.", () => y.requires_grad = true);
        const string computed = "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
            + "subgraph that doesn't require differentiation use var_no_grad = var.detach().";
        Throws<RuntimeError>(computed, () => y.requires_grad_(false));
        Throws<RuntimeError>(computed, () => y.requires_grad = false);
        Throws<RuntimeError>(
            "only Tensors of floating point dtype can require gradients", () => torch.ones(2, dtype: torch.int64).requires_grad_());
    }
}
