using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class BackwardTwiceTests
{
    private static readonly Tensor Ones = torch.ones(3, dtype: torch.float64);

    [Fact]
    public void test_backward_twice_with_saved_values()
    {
        var (b, c) = Picked();

        c.backward(Ones);

        ThrowsWith<RuntimeError>("Specify retain_graph=True", () => c.backward(Ones));
        Same(torch.tensor(new[] { 0.0, 2, 0 }), b.grad);
    }

    [Fact]
    public void test_backward_twice_retained_graph_with_saved_values()
    {
        var (b, c) = Picked();

        c.backward(Ones, retain_graph: true);
        c.backward(Ones);

        Same(torch.tensor(new[] { 0.0, 4, 0 }), b.grad);
    }

    [Fact]
    public void test_backward_twice_without_saved_values()
    {
        var b = torch.randn(3, requires_grad: true, dtype: torch.float64);
        var c = b + 1;

        c.backward(Ones);
        c.backward(Ones);

        Same(Ones * 2, b.grad);
    }

    [Fact]
    public void test_backward_twice_retained_graph_without_saved_values()
    {
        var b = torch.randn(3, requires_grad: true, dtype: torch.float64);
        var c = torch.zeros(3, dtype: torch.float64);
        c[[1, 2]] = b[[1, 1]];

        c.backward(Ones, retain_graph: true);
        c.backward(Ones);

        Same(torch.tensor(new[] { 0.0, 4, 0 }), b.grad);
    }

    private static (Tensor Leaf, Tensor Root) Picked()
    {
        var b = torch.randn(3, requires_grad: true, dtype: torch.float64);
        var c = torch.zeros(3, dtype: torch.float64);
        c[[1, 2]] = b[[1, 1]];
        return (b, c);
    }
}
