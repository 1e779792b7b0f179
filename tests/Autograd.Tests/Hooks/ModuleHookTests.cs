using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class ModuleHookTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public void test_create_graph_and_full_backward_hook_cycle(int hooks, bool input_requires_grad)
    {
        var weak = CreateGraph(hooks, input_requires_grad);
        Collected.Collect();
        Assert.False(weak.IsAlive);
    }

    [Fact]
    public void test_full_backward_hook_double_backward()
    {
        var x = torch.rand(1, requires_grad: true);
        var y = torch.rand_like(x);
        var loss = torch.nn.MSELoss();
        var counter = 0;
        loss.register_full_backward_hook((module, grad_input, grad_output) => counter++);

        var f = loss.call(x, y);
        var gradient = torch.autograd.grad(f, x, create_graph: true)[0];
        Assert.Equal(1, counter);

        torch.autograd.grad(gradient, x);
        Assert.Equal(1, counter);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CreateGraph(int hooks, bool input_requires_grad)
    {
        var t = torch.randn(10, requires_grad: input_requires_grad);
        var a = torch.tensor(1.0, requires_grad: true);
        var module = new Squares(a);
        for (var i = 0; i < hooks; i++) module.register_full_backward_hook((_, _, _) => { });

        var y = module.call(t);
        var kept = new object();
        y.grad_fn!.metadata["a"] = kept;
        using (var warnings = torch.warnings.catch_warnings())
        {
            y.exp().sum().backward(create_graph: true);
            Assert.Contains(warnings, text => text.Contains("Using backward() with create_graph=True", StringComparison.Ordinal));
        }

        // The cycle of a gradient that has a graph.
        a.grad = null;
        t.grad = null;
        return new WeakReference(kept);
    }

    private sealed class Squares(Tensor a) : torch.nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor x) => x.pow(2) * a.pow(2);
    }
}
