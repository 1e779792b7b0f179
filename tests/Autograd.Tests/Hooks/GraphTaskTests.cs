using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

/// <summary>What a hook may ask of the backward that runs it.</summary>
[PyTorchClass("TestAutograd")]
public class GraphTaskTests
{
    [Fact]
    public void test_current_node()
    {
        var seen = new List<string>();
        string Current() => torch._C._current_autograd_node()?.name() ?? "None";
        var a = torch.rand(10, requires_grad: true);
        var product = a.mul(2);
        var watched = Watched.apply(product, () => seen.Add($"backward {Current()}"));
        var sum = watched.sum();
        seen.Add($"forward {Current()}");
        product.grad_fn!.register_hook((_, _) => seen.Add($"post {Current()}"));
        sum.grad_fn!.register_prehook(_ => seen.Add($"pre {Current()}"));
        watched.register_hook(_ => seen.Add($"tensor {Current()}"));
        a.register_post_accumulate_grad_hook(_ => seen.Add($"leaf {Current()}"));

        sum.backward();
        seen.Add($"done {Current()}");

        Assert.Equal(
            ["forward None", "pre SumBackward0", "tensor WatchedBackward", "backward WatchedBackward", "post MulBackward0",
             "leaf torch::autograd::AccumulateGrad", "done None"],
            seen);
    }

    [Fact]
    public void test_will_engine_execute_node()
    {
        static Node NodeOf(Tensor t) => t.requires_grad && t.is_leaf ? t.clone().grad_fn!.next_functions[0].fn! : t.grad_fn!;
        var counter = 0;
        var a = torch.randn(2, 3, 4, requires_grad: true);
        var a2 = torch.randn(2, 3, 4, requires_grad: true);
        var b = a * a2;
        var b2 = b.cos();
        var c = Mul2.apply(b);
        Node[] executed = [NodeOf(a), NodeOf(b), NodeOf(c)];
        Node[] not = [NodeOf(a2), NodeOf(b2)];
        void Hook(Tensor grad)
        {
            counter++;
            foreach (var node in executed) Assert.True(torch._C._will_engine_execute_node(node));
            foreach (var node in not) Assert.False(torch._C._will_engine_execute_node(node));
        }

        b.register_hook(Hook);
        c.register_hook(Hook);
        var y = c.sum();
        torch.autograd.backward(y, inputs: [a, b], retain_graph: true);
        Assert.Equal(2, counter);

        (executed, not) = ([NodeOf(a), NodeOf(a2), NodeOf(b), NodeOf(c)], [NodeOf(b2)]);
        torch.autograd.backward(y, retain_graph: true);
        Assert.Equal(4, counter);

        Throws<RuntimeError>(
            "A leaf node was passed to _will_engine_execute_node but we are currently running autograd.grad(). This is currently not "
            + "supported.",
            () => torch.autograd.grad(y, a));

        a = torch.randn(1, 2, 3, requires_grad: true) * 2;
        b = a * 2;
        counter = 0;
        b.register_hook(_ =>
        {
            counter++;
            Assert.True(torch._C._will_engine_execute_node(b.grad_fn!));
        });
        torch.autograd.grad(b.sum(), a);
        Assert.Equal(1, counter);

        Throws<RuntimeError>(
            "_get_should_execute_nodes should only be called during the backward pass",
            () => torch._C._will_engine_execute_node(y.grad_fn!));
    }

    [Fact]
    public void test_copy_slices_graph_task_updates()
    {
        static Tensor F1(Tensor x, Tensor y)
        {
            var z = x.clone().view(-1);
            z += y;
            return z;
        }

        static Tensor F2(Tensor x, Tensor y)
        {
            var z = x.clone().view(-1);
            var b = z * 2;
            z += y;
            return z + b;
        }

        var x = torch.rand(2, requires_grad: true);
        var y = torch.rand(2, requires_grad: true);
        var safe = DelayedError.apply(y);
        foreach (var (f, slope) in ((Func<Tensor, Tensor, Tensor>, double)[])[(F1, 1), (F2, 3)])
        {
            Throws<RuntimeError>("Boom!", () => f(x, safe).sum().backward());
            Throws<RuntimeError>("Boom!", () => torch.autograd.grad(f(x, safe).sum(), y));

            // Nobody asks for y.
            Same(torch.full(2, slope), torch.autograd.grad(f(x, safe).sum(), x)[0]);
            Same(torch.ones(2), torch.autograd.grad(f(x, safe).sum(), safe)[0]);
            Assert.Equal(2, torch.autograd.grad(f(x, safe).sum(), [x, safe]).Length);
        }

        // The node of the view as it was does not run.
        var z = x.clone().view(-1);
        z.register_hook(_ => Assert.Fail("the old view"));
        var b = z + safe;
        z += safe;
        var gradients = torch.autograd.grad((z + b).sum(), [b, safe]);
        Same(torch.ones(2), gradients[0]);
    }
}
