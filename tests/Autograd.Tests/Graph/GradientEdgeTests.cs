using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class GradientEdgeTests
{
    [Fact]
    public void test_grad_to_node()
    {
        static void Matches(Tensor output, Tensor input) => Same(
            torch.autograd.grad(output.sum(), input, retain_graph: true)[0],
            torch.autograd.grad(output.sum(), get_gradient_edge(input))[0]);

        // The accumulator of a leaf, a node of an operator, that of a custom function, and one with two outputs.
        var x = torch.rand(2, requires_grad: true);
        Matches(x.clone(), x);
        x = x.clone();
        Matches(x.clone(), x);
        x = Identity.apply(x);
        Matches(x.clone(), x);
        x = torch.var_mean(x).mean;
        Matches(x.clone(), x);
    }

    [Fact]
    public void test_grad_to_node_set()
    {
        var x = torch.rand(2, requires_grad: true);
        var edge = get_gradient_edge(x);
        var y = x.clone();
        using (torch.no_grad()) x.set_(torch.rand_like(x));

        ThrowsWith<RuntimeError>("to not have been used in the graph", () => torch.autograd.grad(y.sum(), x));
        Same(torch.ones(2), torch.autograd.grad(y.sum(), edge)[0]);
    }

    [Fact]
    public void test_grad_to_node_inplace()
    {
        var x = torch.rand(2, requires_grad: true).clone();
        var before = get_gradient_edge(x);
        x.mul_(2);

        var found = torch.autograd.grad(x.sum(), [before, x]);

        Same(torch.full(2, 2.0), found[0]);
        Same(torch.ones(2), found[1]);
    }

    [Fact]
    public void test_grad_to_node_multi()
    {
        var x = torch.rand(2, requires_grad: true).clone();
        var y = torch.rand(2, requires_grad: true).clone();
        var z = x + y;

        var expected = torch.autograd.grad(z.sum(), (x, y));
        var edges = (new GradientEdge(x.grad_fn!, x.output_nr), new GradientEdge(y.grad_fn!, y.output_nr));
        var found = torch.autograd.grad(z.sum(), edges);

        Same(expected[0], found[0]);
        Same(expected[1], found[1]);
    }

    [Fact]
    public void test_grad_to_node_materialize()
    {
        var (x, edgeX) = NonLeaf();
        var (y, edgeY) = NonLeaf();
        var z = x.clone();

        Same(torch.zeros(2), torch.autograd.grad(z.sum(), (edgeX, y), allow_unused: true, materialize_grads: true)[1]);
        Same(torch.zeros(2), torch.autograd.grad(z.sum(), (x, y), allow_unused: true, materialize_grads: true)[1]);
        Assert.Null(torch.autograd.grad(z.sum(), (x, edgeY), allow_unused: true)[1]);
        Throws<RuntimeError>(
            "materialize_grads cannot be used when the given input is a GradientEdge",
            () => torch.autograd.grad(z.sum(), (x, edgeY), allow_unused: true, materialize_grads: true));
    }

    [Fact]
    public void test_backward_to_node()
    {
        var (x, edgeX) = NonLeaf();
        var (y, edgeY) = NonLeaf();
        var z = x.clone();

        torch.autograd.backward(z.sum(), inputs: (edgeX, y));
        Assert.Null(y.grad);
        torch.autograd.backward(z.sum(), inputs: (x, y));
        Same(torch.ones(2), x.grad);
        torch.autograd.backward(z.sum(), inputs: (x, edgeY));
        Same(torch.full(2, 2.0), x.grad);
        torch.autograd.backward(z.sum(), inputs: (edgeX, edgeY));
        Same(torch.full(2, 3.0), x.grad);
        Assert.Null(y.grad);
    }

    [Fact]
    public void test_gradient_edge_output()
    {
        var x = torch.tensor([1.0, 2.0], requires_grad: true);
        (Tensor Root, GradientEdge Edge) Run(bool reduce = true)
        {
            var inner = x.sin().cos();
            if (reduce) inner = inner.sum();
            return (inner.exp().clone().sin().sum(), get_gradient_edge(inner));
        }

        // Backward in two steps, and in one.
        var (root, edge) = Run();
        var toEdge = torch.autograd.grad(root, edge)[0];
        Same(torch.autograd.grad(Run().Root, x)[0], torch.autograd.grad(edge, x, grad_outputs: toEdge)[0]);

        Throws<RuntimeError>(
            "grad can be implicitly created only for scalar outputs", () => torch.autograd.grad(Run(reduce: false).Edge, x));
        Assert.NotNull(torch.autograd.grad(Run().Edge, x)[0]);

        (root, edge) = Run();
        toEdge = torch.autograd.grad(root, edge)[0];
        ThrowsWith<RuntimeError>("Mismatch in shape", () => torch.autograd.grad(edge, x, grad_outputs: torch.tensor([1.0, 2, 3, 4])));
        ThrowsWith<RuntimeError>(
            "required to have the same dtype",
            () => torch.autograd.grad(edge, x, grad_outputs: torch.rand_like(toEdge, dtype: torch.complex64)));
    }

    [Fact]
    public void EdgeOfALeaf_IsItsAccumulator_AndPrintsAsPyTorchs()
    {
        var x = torch.ones(2, requires_grad: true);
        var edge = get_gradient_edge(x);

        Assert.Same((x * 2).grad_fn!.next_functions[0].fn, edge.node);
        Assert.Equal(get_gradient_edge(x), edge);
        Assert.Equal("GradientEdge(node=<AccumulateGrad object>, output_nr=0, ownership_token=None)", edge.ToString());
        Throws<RuntimeError>(
            "It is not possible to get the gradient edge for a Tensor that does not require gradients",
            () => get_gradient_edge(torch.ones(1)));
    }

    [Fact]
    public void EdgeWithoutItsOutput_OrNode_IsRefused()
    {
        var (x, edge) = NonLeaf();

        Throws<IndexError>("tuple index out of range", () => torch.autograd.grad(x.sum(), edge with { output_nr = 7 }));
        Throws<RuntimeError>(
            "GradientEdge's first object must be an autograd.graph.Node but got NoneType",
            () => torch.autograd.grad(x.sum(), new GradientEdge(null!, 0)));
    }

    private static (Tensor Tensor, GradientEdge Edge) NonLeaf()
    {
        var x = torch.rand(2, requires_grad: true).clone();
        return (x, new GradientEdge(x.grad_fn!, x.output_nr));
    }

    private sealed class Identity : torch.autograd.Function<Identity>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.view(2);

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }
}
