using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class LeafTests
{
    [Fact]
    public void test_tensor_grad_warnings()
    {
        var dummy = torch.empty(1);
        using var caught = torch.warnings.catch_warnings();
        dummy.requires_grad_();
        _ = dummy.grad;
        Assert.Empty(caught);

        dummy = dummy.clone();
        _ = dummy.grad;
        Assert.Single(caught);

        dummy.retain_grad();
        _ = dummy.grad;
        Assert.Single(caught);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void test_accumulate_grad(bool create_graph)
    {
        using var caught = torch.warnings.catch_warnings();
        var gradient = torch.ones(5, 5);
        var x = torch.randn(5, 5, requires_grad: true);
        var y = x + 2;
        y.backward(gradient, retain_graph: true);
        var (first, copy) = (x.grad, x.grad.clone());

        y.backward(gradient, create_graph: create_graph);

        Same(create_graph ? copy : copy * 2, first);
        Assert.Equal(!create_graph, ReferenceEquals(first, x.grad));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void test_accumulate_grad_tensor_reference(bool create_graph)
    {
        using var caught = torch.warnings.catch_warnings();
        var x = torch.tensor([1.5, 1.5]).requires_grad_();
        var before = torch.tensor([1.5, 1.5]);
        x.grad = before;
        Assert.Same(before, x.grad);

        x.backward(torch.tensor([1.5, 1.5]), create_graph: create_graph);

        Assert.Equal(!create_graph, ReferenceEquals(before, x.grad));
        Same(torch.tensor([3.0, 3.0]), x.grad);
    }

    [Fact]
    public void test_accumulate_grad_with_zero_numel_grad()
    {
        var a = torch.rand(4, 0, requires_grad: true);
        var b = torch.rand(4, 1, requires_grad: true);
        var c = a + b;
        Assert.Equal((4, 0), c.shape);

        c.sum().backward();

        Same(torch.zeros(4, 1), b.grad);
        Same(torch.zeros(4, 0), a.grad);
    }

    [Fact]
    public void test_requires_grad()
    {
        Tensor x = torch.randn(5, 5), y = torch.randn(5, 5), z = torch.randn(5, 5, requires_grad: true);
        var a = x + y;
        Assert.False(a.requires_grad);
        var b = a + z;
        Assert.True(b.requires_grad);

        b.backward(torch.ones(5, 5));

        Assert.All([a, x, y], tensor => Assert.Null(tensor.grad));
        Same(torch.ones(5, 5), z.grad);
    }

    [Fact]
    public void test_requires_grad_()
    {
        Tensor x = torch.randn(5, 5), y = torch.randn(5, 5, requires_grad: true);
        foreach (var leaf in new[] { x, y })
        {
            Assert.Same(leaf, leaf.requires_grad_());
            Assert.True(leaf.requires_grad);
            Assert.Same(leaf, leaf.requires_grad_(true));
            Assert.True(leaf.requires_grad);
        }

        var z = x * y;
        ThrowsWith<RuntimeError>("you can only change requires_grad flags of leaf variables.", () => z.requires_grad_(false));
        Assert.Same(z, z.requires_grad_());
        Assert.True(z.requires_grad);
        Assert.Same(z, z.requires_grad_(true));
        Assert.True(z.requires_grad);

        foreach (var leaf in new[] { x, y })
        {
            Assert.Same(leaf, leaf.requires_grad_(false));
            Assert.False(leaf.requires_grad);
        }
    }

    [Fact]
    public void test_attribute_deletion()
    {
        var x = torch.randn((5, 5), requires_grad: true);
        x.sum().backward();
        Assert.NotNull(x.grad);

        x.grad = null;

        Assert.Null(x.grad);
    }

    [Fact]
    public void test_leaf_assignment()
    {
        var x = torch.randn(5, 5);
        var y = torch.randn(5, requires_grad: true);
        var z = torch.randn(5, requires_grad: true);

        x[0] = y;
        x[1] = 2 * z;
        Assert.True(x.requires_grad);
        Assert.NotNull(x.grad_fn);
        x.sum().backward();

        Same(torch.ones(5), y.grad);
        Same(torch.ones(5) * 2, z.grad);
    }

    [Fact]
    public void test_no_unnecessary_save()
    {
        // Were x saved for x * number, backward would find it written since.
        var mu = torch.ones(1, requires_grad: true);
        var x = torch.empty(1);
        var loss = torch.zeros([]);
        for (var i = 0; i < 3; i++)
        {
            x.detach_();
            x.copy_(mu + i);
            loss = loss + (x * torch.tensor([(double)i])).sum();
        }

        loss.backward();
        Same(torch.full(1, 3.0), mu.grad);
    }

    [Fact]
    public void test_input_buffer_accum()
    {
        var leaf = torch.rand(2, 2, requires_grad: true);
        var picked = leaf.gather(0, torch.zeros([1, 2], dtype: torch.int64));
        var copied = leaf.clone();
        var original = torch.rand_like(copied);
        var (toCopied, toPicked) = (original.clone(), torch.rand_like(picked));

        torch.autograd.backward((copied, picked), (toCopied, toPicked));

        Same(original, toCopied);
        Same(original.index_add(0, torch.tensor([0L]), toPicked), leaf.grad);
    }
}
