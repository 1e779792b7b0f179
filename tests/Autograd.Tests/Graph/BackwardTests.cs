using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class BackwardTests
{
    [Fact]
    public void test_backward()
    {
        var v = torch.randn(5, 5, requires_grad: true);
        var x = torch.randn(5, 5, requires_grad: true);
        var y = (torch.rand(5, 5) + 0.1).requires_grad_(true);
        var z = torch.randn(5, 5, requires_grad: true);
        var grad = torch.randn(5, 5);

        v.backward(grad);
        Same(grad, v.grad);

        var a = x + (y * z) + (4 * z.pow(2) * x / y);
        a.backward(grad);
        Same(((4 * z.pow(2) / y) + 1) * grad, x.grad);
        Same((z - (4 * x * z.pow(2) / y.pow(2))) * grad, y.grad);
        Same(((8 * x * z / y) + y) * grad, z.grad);
    }

    [Fact]
    public void test_multi_backward()
    {
        Tensor Leaf() => torch.randn(5, 5, requires_grad: true);
        Tensor x = Leaf(), y = Leaf(), q = Leaf(), a = Leaf(), b = Leaf();
        var shared = q * 2;
        Tensor z = x + y + shared, c = (a * b) + shared;
        Tensor toZ = torch.randn(5, 5), toC = torch.randn(5, 5);

        torch.autograd.backward([z, c], [toZ, toC]);

        Same(toZ, x.grad);
        Same(toZ, y.grad);
        Same(toC * b, a.grad);
        Same(toC * a, b.grad);
        Same((toC + toZ) * 2, q.grad);
    }

    [Fact]
    public void test_multi_backward_no_grad()
    {
        Tensor x = torch.randn(5, 5, requires_grad: true), y = torch.randn(5, 5);
        Tensor z = x + y, q = y * 2;

        Throws<RuntimeError>(
            "element 1 of tensors does not require grad and does not have a grad_fn",
            () => torch.autograd.backward([z, q], [torch.ones(5, 5), torch.ones(5, 5)]));
        Assert.Null(x.grad);
    }

    [Fact]
    public void test_dependent_backward()
    {
        var x = torch.randn(10, requires_grad: true);
        var y = x.pow(2);
        var z = y.pow(3);
        Tensor toY = torch.randn(10), toZ = torch.randn(10);

        torch.autograd.backward([y, z], [toY, toZ]);

        Same((2 * x * toY) + (6 * x.pow(5) * toZ), x.grad);
    }

    [Fact]
    public void test_duplicate_backward_root()
    {
        var a = torch.randn(5, 5, requires_grad: true);
        var b = torch.randn(5, 5, requires_grad: true);

        var x = a * b;
        var grad = torch.randn_like(x);
        torch.autograd.backward([x, x], [grad, grad]);

        Same(b * grad * 2, a.grad);
        Same(a * grad * 2, b.grad);
    }

    [Fact]
    public void test_backward_no_grad()
    {
        var a = torch.randn(5, 5, requires_grad: true);
        var b = a + 2;

        Throws<RuntimeError>(
            "grad can be implicitly created only for scalar outputs", () => torch.autograd.backward([b], new TensorList((Tensor?)null)));
    }

    [Fact]
    public void test_backward_badcalls()
    {
        var x = torch.ones(1);

        Throws<RuntimeError>("element 0 of tensors does not require grad and does not have a grad_fn", () => x.backward());
    }

    [Fact]
    public void test_backward_create_graph_warns()
    {
        const string Text = "Using backward() with create_graph=True";
        var b = torch.randn(3, requires_grad: true, dtype: torch.float64);
        var c = b * b;
        using (var caught = torch.warnings.catch_warnings())
        {
            c.backward(torch.ones_like(c), create_graph: true);
            Assert.Contains(caught, message => message.StartsWith(Text, StringComparison.Ordinal));
        }

        b.grad = null;
        using (var caught = torch.warnings.catch_warnings())
        {
            torch.autograd.grad(c, b, torch.ones_like(c), create_graph: true);
            Assert.DoesNotContain(caught, message => message.StartsWith(Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void MoreGradientsThanRoots_AreLeftOver_FewerAreRefused()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * 3;

        torch.autograd.backward([y], [torch.ones(2), torch.ones(7)]);
        Same(torch.full(2, 3.0), x.grad);
        Throws<RuntimeError>("got 2 tensors and 1 gradients", () => torch.autograd.backward([y, y], [torch.ones(2)]));
    }

    [Fact]
    public void GradVariables_AreGradTensors_WithAWarning()
    {
        var x = torch.ones(2, requires_grad: true);
        using var caught = torch.warnings.catch_warnings();

        torch.autograd.backward(x * 3, grad_variables: torch.ones(2));

        Same(torch.full(2, 3.0), x.grad);
        Assert.Equal("`grad_variables` is deprecated. Use `grad_tensors` instead.", Assert.Single(caught));
        Throws<RuntimeError>(
            "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use `grad_tensors`.",
            () => torch.autograd.backward(x * 3, torch.ones(2), grad_variables: torch.ones(2)));
    }
}
