using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Writes to whole tensors and to destinations.</summary>
[PyTorchClass("TestAutograd")]
public class WriteTests
{
    [Fact]
    public void test_requires_grad_inplace()
    {
        var a = torch.randn(5, 5);
        var b = torch.randn(5, 5, requires_grad: true);
        a.add_(b);
        Assert.True(a.requires_grad);

        a = torch.randn(5, 5) + 0;
        a.add_(b);
        Assert.True(a.requires_grad);
    }

    [Fact]
    public void test_no_requires_grad_inplace()
    {
        var a = torch.randn(2, 3);
        a.add_(5);
        a.requires_grad = true;
        a.sum().backward();
        Same(torch.ones(2, 3), a.grad);

        a = torch.randn(2, 3);
        var b = a[..];
        b.add_(5);
        a.requires_grad = true;
        a.sum().backward();
        Same(torch.ones(2, 3), a.grad);

        a = torch.randn(2, 3);
        b = a[..];
        a.requires_grad = true;
        Throws<RuntimeError>("a leaf Variable that requires grad is being used in an in-place operation.", () => a.add_(5));
        Throws<RuntimeError>("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => b.add_(5));
    }

    [Fact]
    public void test_inplace()
    {
        var ones = torch.ones(5, 5);
        var x = torch.ones(5, 5, requires_grad: true);
        var y = (torch.ones(5, 5) * 4).requires_grad_();

        var z = x * y;
        var q = z + y;
        var w = z * y;
        z.add_(2);
        q.backward(ones, retain_graph: true);
        Refused(() => w.backward(ones));

        z = x * y;
        q = z * y;
        var r = z + y;
        w = z.add_(y);
        w.backward(ones, retain_graph: true);
        r.backward(ones, retain_graph: true);
        Refused(() => q.backward(ones));

        using (torch.no_grad()) x.grad.zero_();
        z = (x / 2) + (y / 8);
        q = z * y;
        r = z + y;
        var version = z._version;
        w = z.exp_();
        Assert.NotEqual(version, z._version);
        r.backward(ones, retain_graph: true);
        Same(ones / 2, x.grad);
        w.backward(ones, retain_graph: true);
        Same(torch.full([5, 5], (1 + Math.E) / 2), x.grad);
        Refused(() => q.backward(ones));

        var leaf = torch.ones(5, 5, requires_grad: true);
        x = leaf.clone();
        x.add_(10);
        Same(ones * 11, x.detach());
        y = x + 2;
        y.backward(ones);
        Same(ones, leaf.grad);
        z = x * y;
        x.add_(2);
        Refused(() => z.backward(ones));
    }

    [Fact]
    public void test_out_variant_raises_when_inputs_require_grad()
    {
        const string text =
            "mul(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.";
        var a = torch.randn(2, 2, requires_grad: true);
        var b = torch.randn(2, 2, requires_grad: true);
        var x = torch.zeros_like(a);
        Throws<RuntimeError>(text, () => torch.mul(a, b, @out: x));

        using (torch.no_grad())
        {
            torch.mul(a, b, @out: x);
            Same(a * b, x);
        }

        a = torch.randn(2, 2);
        b = torch.randn(2, 2);
        x = torch.zeros(2, 2, requires_grad: true);
        Throws<RuntimeError>(text, () => torch.mul(a, b, @out: x));
    }

    [Fact]
    public void FillOfExpanded_IsAllowed_OtherWritesAreNot()
    {
        var x = torch.zeros(1).expand(3);

        x.fill_(2);

        Prints("tensor([2., 2., 2.])", x);
        Throws<RuntimeError>(
            "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the "
            + "tensor before performing the operation.",
            () => x.add_(1));
    }

    [Fact]
    public void SavedByTheWriterOfAView_IsDifferentiatedThroughTheView()
    {
        var x = torch.randn(2, 3, dtype: torch.float64, requires_grad: true);
        var y = x * 1;
        y[0].exp_();

        var g = torch.autograd.grad(y.sum(), x, create_graph: true)[0];
        (g.sum() + y.sum()).backward();

        using var mode = torch.no_grad();
        Same(torch.stack([x[0].exp() * 2, torch.ones(3, dtype: torch.float64)]), x.grad);
    }

    [Fact]
    public void BackwardTwice_ThroughAWriteToAView_IsRefused()
    {
        var x = torch.ones(2, 3, requires_grad: true);
        var y = x * 1;
        y[0].add_(1);
        var loss = y.sum();
        loss.backward();

        ThrowsWith<RuntimeError>("Trying to backward through the graph a second time", () => loss.backward());
    }

    private static void Refused(Action body) => ThrowsWith<RuntimeError>("has been modified by an inplace operation", body);
}
