using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class GradTests
{
    [Fact]
    public void test_hessian_vector()
    {
        var (x, y, _) = Quadratic();
        using var mode = torch.no_grad();
        Tensor toX = (2 * x) + y, toY = x + (2 * y);
        Same(toX, x.grad.detach());
        Same(toY, y.grad.detach());

        using (torch.enable_grad()) ((2 * x.grad) + y.grad).backward(torch.ones(2, 2));

        Same(toX + 5, x.grad.detach());
        Same(toY + 4, y.grad.detach());
    }

    [Fact]
    public void test_grad()
    {
        var (x, y, _) = Quadratic();
        Tensor toX = (2 * x) + y, toY = x + (2 * y);
        var sum = (2 * x.grad) + y.grad;

        var found = torch.autograd.grad(outputs: [sum], grad_outputs: [torch.ones(2, 2)], inputs: [x], create_graph: true);

        Same(torch.ones(2, 2) * 5, found[0]);
        Same(toX, x.grad);
        Same(toY, y.grad);
        Throws<RuntimeError>(
            "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape of torch.Size([2, 2]).",
            () => torch.autograd.grad(outputs: [sum], grad_outputs: [torch.ones(2)], inputs: [x], create_graph: true));
    }

    [Fact]
    public void test_grad_nonleaf()
    {
        var start = torch.randn(2, 2, requires_grad: true);
        var (x, y, gradient) = (start, torch.randn(2, 2, requires_grad: true), torch.ones(2, 2));
        Tensor Value(Tensor at) => at.pow(2) + (y * at) + y.pow(2);

        for (var i = 0; i < 5; i++)
        {
            var toX = torch.autograd.grad(Value(x), x, gradient, create_graph: true)[0];
            Assert.Null(y.grad);
            Assert.Null(start.grad);
            Same((2 * x) + y, toX);
            x = x + (0.05 * toX);
        }

        Assert.True(Value(x).sum().item() > Value(start).sum().item());
        x.backward(gradient);
        Assert.NotNull(y.grad);
        Assert.NotNull(start.grad);
    }

    [Fact]
    public void test_grad_nonleaf_many_outputs()
    {
        var x = torch.randn(4, 2, requires_grad: true);
        var halves = x.chunk(2);
        var isCalled = false;
        x.register_hook(_ => { isCalled = true; });
        var gradient = torch.randn(2, 2);

        var found = torch.autograd.grad(halves[0] + (2 * halves[1]), halves, gradient, create_graph: true);

        Same(gradient, found[0]);
        Same(gradient * 2, found[1]);
        Assert.False(isCalled);
        Assert.Null(x.grad);
    }

    [Fact]
    public void test_grad_materialize_grads()
    {
        var x = torch.tensor(0.5, requires_grad: true);
        var a = torch.tensor(1.0, requires_grad: true);
        var y = x * a;

        var first = torch.autograd.grad(y, x, create_graph: true);
        var none = torch.autograd.grad(first, x, create_graph: true, allow_unused: true);
        var second = torch.autograd.grad(first, x, create_graph: true, allow_unused: true, materialize_grads: true);
        var third = torch.autograd.grad(second, x, materialize_grads: true);

        Assert.Null(none[0]);
        Assert.Equal(0.0, (double)second[0].item());
        Assert.Equal(0.0, (double)third[0].item());
        Throws<ValueError>(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.",
            () => torch.autograd.grad(y, x, allow_unused: false, materialize_grads: true));
    }

    [Fact]
    public void test_grad_badcalls()
    {
        var x = torch.ones(1);
        var y = x.pow(2);
        ThrowsWith<RuntimeError>("does not require grad", () => torch.autograd.grad(x, y));
        ThrowsWith<RuntimeError>("does not require grad", () => torch.autograd.grad(y, x));

        x = torch.ones(1, requires_grad: true);
        y = x.pow(2);
        Same(torch.full(1, 2.0), torch.autograd.grad(y, x)[0]);
    }

    [Fact]
    public void test_grad_empty_inputs()
    {
        var x = torch.tensor([1.0], requires_grad: true);

        Throws<RuntimeError>(
            "`inputs` argument to `grad()` cannot be empty.", () => torch.autograd.grad(2 * x, [], grad_outputs: torch.tensor([1.0])));
    }

    [Fact]
    public void test_grad_unreachable()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = torch.ones(1, requires_grad: true);
        Tensor _ = x * 2, __ = y * 2;

        var found = torch.autograd.grad(x * 2, [x, y], allow_unused: true);
        Same((x * 2).detach(), found[0]);
        Assert.Null(found[1]);

        // An input from which no operation came has no accumulator yet.
        var fresh = torch.ones(1, requires_grad: true);
        found = torch.autograd.grad(x * 2, [x, fresh], allow_unused: true);
        Same((x * 2).detach(), found[0]);
        Assert.Null(found[1]);

        ThrowsWith<RuntimeError>("Set allow_unused=True", () => torch.autograd.grad(x * 2, [x, y], allow_unused: false));
    }

    [Fact]
    public void test_grad_unreachable_discovery()
    {
        Tensor Root() => MustNotRun.apply(torch.randn(1, requires_grad: true) * 2);
        var y = torch.randn(1, requires_grad: true);
        Assert.Null(torch.autograd.grad(Root(), y, allow_unused: true)[0]);

        var z = torch.randn(1, requires_grad: true);
        var found = torch.autograd.grad(Root() + z, [y, z], allow_unused: true);
        Assert.Null(found[0]);
        Assert.NotNull(found[1]);

        torch.autograd.backward(Root(), inputs: y);
        Assert.Null(y.grad);
    }

    [Fact]
    public void BatchedGradients_AreRefused_AndOnlyInputsWarns()
    {
        var x = torch.ones(2, requires_grad: true);

        ThrowsWith<NotImplementedError>("vmap", () => torch.autograd.grad(x * 2, x, torch.ones(3, 2), is_grads_batched: true));
        using var caught = torch.warnings.catch_warnings();
        torch.autograd.grad(x * 2, x, torch.ones(2), only_inputs: false);
        Assert.StartsWith("only_inputs argument is deprecated", Assert.Single(caught), StringComparison.Ordinal);
    }

    private static (Tensor X, Tensor Y, Tensor Z) Quadratic()
    {
        using var caught = torch.warnings.catch_warnings();
        var x = torch.randn(2, 2, requires_grad: true);
        var y = torch.randn(2, 2, requires_grad: true);
        var z = x.pow(2) + (y * x) + y.pow(2);
        z.backward(torch.ones(2, 2), create_graph: true);
        return (x, y, z);
    }

    private sealed class MustNotRun : torch.autograd.Function<MustNotRun>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => throw new InvalidOperationException("This node should not run.");
    }
}
