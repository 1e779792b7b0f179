using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class NodeTests
{
    [Fact]
    public void test_next_functions()
    {
        var x = torch.randn(5, 5, requires_grad: true);
        var y = torch.randn(5, 5, requires_grad: true);

        var a = x + y;
        var next = a.grad_fn!.next_functions;
        Assert.Equal(2, next.Count);
        Assert.All(next, edge => Assert.Equal(("AccumulateGrad", 0), (torch.type(edge.fn!).__name__, edge.index)));
        Assert.Same(x, next[0].fn!.variable);
        Assert.Same(y, next[1].fn!.variable);

        next = (a + 5).grad_fn!.next_functions;
        Assert.Same(a.grad_fn, next[0].fn);
        Assert.Null(next[1].fn);
    }

    [Fact]
    public void test_autograd_node_isinstance()
    {
        var a = torch.rand(3, 3, requires_grad: true);
        var b = a.exp();

        Assert.IsAssignableFrom<torch.autograd.graph.Node>(b.grad_fn);
        Assert.IsAssignableFrom<torch.autograd.graph.Node>(b.grad_fn!.next_functions[0].fn);
        Assert.False((object)1 is torch.autograd.graph.Node);

        var y = Identity.apply(a);
        Assert.IsAssignableFrom<torch.autograd.graph.Node>(y.grad_fn);
        y.sum().backward();
        Same(torch.ones(3, 3), a.grad);
    }

    [Fact]
    public void test_grad_fn_badcalls()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x.pow(2);

        Throws<TypeError>("expected 1 arguments, got 2 instead", () => y.grad_fn!.call(x.detach(), x.detach()));
        Throws<TypeError>("expected 1 arguments, got 0 instead", () => y.grad_fn!.call());
        Same(torch.full(1, 2.0), y.grad_fn!.call(x.detach())[0]);
    }

    [Fact]
    public void test_grad_fn_input_metadata()
    {
        var x = torch.rand(2, requires_grad: true);
        var y = torch.rand(2, requires_grad: true);
        var metadata = (x * y).grad_fn!._input_metadata[0];
        Assert.Equal([2], metadata.shape);
        Assert.Equal(torch.float32, metadata.dtype);
        Assert.Equal("cpu", metadata.device.ToString());

        var several = torch.var_mean(torch.rand(3, 3, requires_grad: true), dim: 0).var.grad_fn!._input_metadata;
        Assert.Equal([3], several[0].shape);
        Assert.Equal([3], several[1].shape);

        Assert.Equal([3, 3], Identity.apply(torch.randn(3, 3, requires_grad: true)).grad_fn!._input_metadata[0].shape);
    }

    [Fact]
    public void test_first_grad_fn_access_in_no_grad_mode()
    {
        var a = (torch.ones(1, dtype: torch.complex64) * new System.Numerics.Complex(1, 1)).requires_grad_().clone();
        var v = torch.real(a);
        a.add_(1);
        using var mode = torch.no_grad();

        Assert.Equal("AsStridedBackward0", v.grad_fn!.name());
    }

    [Fact]
    public void test_no_unnecessary_unwrapping()
    {
        var a = torch.randn(5, requires_grad: true);
        var original = a.detach().clone();
        var b = a * a;
        var c = a * b;
        var d = torch.exp(a);

        // The very tensors: a leaf, and what is no output of the node.
        Assert.Same(a, b.grad_fn!._saved_self);
        Assert.Same(a, b.grad_fn._saved_other);
        Assert.Same(a, c.grad_fn!._saved_self);
        Assert.Same(b, c.grad_fn._saved_other);

        // An output is kept without its node.
        Same(d, d.grad_fn!._saved_result);
        Assert.NotSame(d, d.grad_fn._saved_result);

        c.sum().backward();
        ThrowsWith<RuntimeError>("after they have already been freed", () => _ = c.grad_fn._saved_self);
        Same(original, a.detach());
    }

    [Fact]
    public void test_not_implemented_grad()
    {
        var a = torch.rand(2, requires_grad: true);
        var y = torch.acosh_(a.clone()).sum();

        Throws<NotImplementedError>("the derivative for 'inplace version of acosh' is not implemented.", () => y.backward());
    }

    [Fact]
    public void test_autograd_print_tensor()
    {
        var a = torch.ones(1, requires_grad: true);
        Prints("tensor([1.], requires_grad=True)", a);
        Prints("tensor([1.], grad_fn=<CloneBackward0>)", a.clone());

        Tensor b;
        using (torch.no_grad())
        {
            b = a[..];
            b.mul_(2);
        }

        // A view made, and written, without a graph.
        Prints("tensor([2.], grad_fn=<Invalid>)", b);
        Prints("tensor([2.], grad_fn=<IdentityBackward>)", Identity.apply(a));
    }

    [Fact]
    public void Metadata_StaysWithTheNode_WhichIsOneObject()
    {
        var y = torch.ones(2, requires_grad: true) * 2;

        y.grad_fn!.metadata["note"] = 1;

        Assert.Same(y.grad_fn, y.grad_fn);
        Assert.Equal(1, y.grad_fn.metadata["note"]);
        Assert.True(y.grad_fn.requires_grad);
        Throws<AttributeError>("'MulBackward0' object has no attribute 'variable'", () => _ = y.grad_fn.variable);
        Throws<AttributeError>("'MulBackward0' object has no attribute '_saved_foo'", () => _ = y.grad_fn["_saved_foo"]);
    }

    private sealed class Identity : torch.autograd.Function<Identity>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }
}
