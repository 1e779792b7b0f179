using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class InputsTests
{
    [Fact]
    public void test_backward_with_inputs()
    {
        var x = torch.randn(2, 2, dtype: torch.float64, requires_grad: true);
        var y = torch.randn(2, 2, dtype: torch.float64, requires_grad: true);
        var gradient = torch.ones(2, 2);
        Tensor toX = (2 * x) + y, toY = x + (2 * y), none = torch.zeros(2, 2, dtype: torch.float64);
        Tensor Root() => x.pow(2) + (y * x) + y.pow(2);
        void Check(Tensor expectedX, Tensor expectedY)
        {
            Same(expectedX.detach(), x.grad);
            Same(expectedY.detach(), y.grad);
            using var mode = torch.no_grad();
            x.grad.zero_();
            y.grad.zero_();
        }

        torch.autograd.backward(Root(), gradient, inputs: [x, y]);
        Check(toX, toY);
        torch.autograd.backward(Root(), gradient, inputs: [x]);
        Check(toX, none);
        torch.autograd.backward(Root(), gradient, inputs: [y]);
        Check(none, toY);
        torch.autograd.backward(Root(), gradient, inputs: y);
        Check(none, toY);
        Throws<RuntimeError>(
            "`inputs` argument to `backward()` cannot be empty.", () => torch.autograd.backward(Root(), gradient, inputs: []));
    }

    [Fact]
    public void test_backward_with_nonleaf_inputs()
    {
        using var caught = torch.warnings.catch_warnings();
        var x = torch.randn(2, 2, dtype: torch.float64, requires_grad: true);
        var nonleaf = x * 1;
        var y = torch.randn(2, 2, dtype: torch.float64, requires_grad: true);
        var z = torch.randn(2, 2, dtype: torch.float64, requires_grad: true);
        var root = nonleaf.pow(2) + (y * nonleaf) + y.pow(2);
        var gradient = torch.ones(2, 2, dtype: torch.float64);

        root.backward(gradient, create_graph: true, inputs: [x, y, nonleaf]);
        Same(x + (2 * y), y.grad);
        Same((2 * x) + y, x.grad);
        Same((2 * nonleaf) + y, nonleaf.grad);

        root.backward(gradient, create_graph: true, inputs: [z]);
        Assert.Null(z.grad);
    }

    [Fact]
    public void NonLeafInput_RetainsItsGradient_AndItsNodeRuns()
    {
        var a = torch.rand(2, requires_grad: true);
        var b = a * a;

        (b * b).backward(torch.ones(2), inputs: [b]);

        Assert.True(b.retains_grad);
        Same(2 * b.detach(), b.grad);
        Assert.Null(a.grad);
        ThrowsWith<RuntimeError>("Trying to backward through the graph a second time", () => _ = b.grad_fn!._saved_self);
    }

    [Fact]
    public void NamedInputs_GiveNamedGradients()
    {
        var (x, unused) = (torch.ones(2, requires_grad: true), torch.ones(1, requires_grad: true));
        var inputs = new Dictionary<string, Tensor> { ["a"] = x, ["b"] = unused };

        var found = torch.autograd.grad(x * 2, inputs, torch.ones(2), allow_unused: true);
        torch.autograd.backward(x * 2, torch.ones(2), inputs: inputs);

        Assert.Equal(["a", "b"], found.Keys);
        Same(torch.full(2, 2.0), found["a"]);
        Assert.Null(found["b"]);
        Same(torch.full(2, 2.0), x.grad);
    }

    [Fact]
    public void InputsThatAreNone_OrNeedNoGradient_AreRefused()
    {
        var y = torch.ones(2, requires_grad: true) * 2;

        Throws<RuntimeError>(
            "all inputs have to be Tensors or GradientEdges, but got NoneType",
            () => torch.autograd.grad(y, new TensorList((Tensor?)null), torch.ones(2)));
        Throws<RuntimeError>(
            "can't retain_grad on Tensor that has requires_grad=False",
            () => torch.autograd.backward(y, torch.ones(2), inputs: torch.ones(2)));
    }
}
