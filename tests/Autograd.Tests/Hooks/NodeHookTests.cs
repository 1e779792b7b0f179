using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class NodeHookTests
{
    private static Func<Tensor, Tensor>[] Mul2s => [x => Mul2.apply(x), x => x * 2];

    [Fact]
    public void test_grad_fn_prehooks()
    {
        foreach (var mul2 in Mul2s)
        {
            var a = torch.tensor([1.0], requires_grad: true);
            var b = mul2(a);
            var (before, after) = (0, 0);
            Tensor[] PostHook(Tensor[] grad_input, Tensor[] grad_output)
            {
                Assert.Equal(3, before);
                Same(torch.ones(1) * 8, grad_output[0]);
                Same(torch.ones(1) * 16, grad_input[0]);
                after++;
                return grad_input;
            }

            Tensor[] PreHook(Tensor[] grad_output)
            {
                before++;
                return [grad_output[0] * 2];
            }

            var node = b.grad_fn!;
            node.register_hook(PostHook);
            node.register_hook(PostHook);
            node.register_prehook(PreHook);
            node.register_prehook(_ => null);
            node.register_prehook(PreHook);
            node.register_prehook(PreHook);
            node.register_prehook(x => x);
            node.register_prehook(_ => null);

            b.sum().backward();

            Assert.Equal(2, after);
            Assert.Equal(3, before);

            a = torch.rand(3, 3, requires_grad: true);
            b = mul2(a);
            b.grad_fn!.register_prehook(_ => before++);
            b.sum().backward();
            Assert.Equal(4, before);
            Same(torch.ones(3, 3) * 2, a.grad);
        }
    }

    [Fact]
    public void test_grad_fn_prehooks_multiple_outputs()
    {
        var b = torch.rand(3, 3, requires_grad: true);
        var (variance, mean) = torch.var_mean(b, dim: 0);
        (variance + mean).sum().backward();

        var a = b.detach().requires_grad_();
        var counter = 0;
        (variance, mean) = torch.var_mean(a, dim: 0);
        mean.grad_fn!.register_prehook(grads =>
        {
            counter++;
            return [grads[0] * 2, grads[1] * 2];
        });
        (variance + mean).sum().backward();

        Assert.Equal(1, counter);
        Same(b.grad * 2, a.grad);

        counter = 0;
        (a, b) = (torch.randn(3, 3, requires_grad: true), torch.randn(3, 3, requires_grad: true));
        const int K = 3;
        var (c, _, d) = DoubleMul2.apply(a, K, b);
        c.grad_fn!.register_prehook(grads =>
        {
            Assert.Null(grads[1]);
            counter++;
            return [grads[0] * 2, null, grads[2] * 2];
        });
        (c + d).sum().backward();

        Assert.Equal(1, counter);
        Same(torch.ones(3, 3) * 4 * K, a.grad);
        Same(torch.ones(3, 3) * 4 * K, b.grad);
    }

    [Fact]
    public void test_grad_fn_prehooks_remove_hooks()
    {
        foreach (var mul2 in Mul2s)
        {
            var a = torch.rand(3, 3, requires_grad: true);
            var b = mul2(a);
            var counter = 0;
            var handle = b.grad_fn!.register_prehook(_ => counter++);
            b.grad_fn.register_prehook(_ => counter++);
            handle.remove();
            b.sum().backward();
            Same(torch.ones(3, 3) * 2, a.grad);
            Assert.Equal(1, counter);

            // Removed in backward: what is about to run still does, the first time.
            a = torch.rand(3, 3, requires_grad: true);
            b = mul2(a);
            counter = 0;
            RemovableHandle? handle2 = null;
            RemovableHandle? handle3 = null;
            b.grad_fn!.register_prehook(_ =>
            {
                handle2!.remove();
                handle3!.remove();
            });
            handle2 = b.grad_fn.register_prehook(_ => counter++);
            handle3 = b.grad_fn.register_prehook(_ => counter++);
            handle3.remove();
            b.sum().backward(retain_graph: true);
            Same(torch.ones(3, 3) * 2, a.grad);
            Assert.Equal(1, counter);

            b.sum().backward();
            Assert.Equal(1, counter);
        }
    }

    [Fact]
    public void test_prehook_ordering()
    {
        var log = new List<int>();
        Tensor Hook1(Tensor g)
        {
            log.Add(1);
            return g * 3;
        }

        Tensor[] Hook2(Tensor[] gs)
        {
            log.Add(2);
            return [.. gs.Select(g => g * 2)];
        }

        var a = torch.tensor(1.0, requires_grad: true);
        var b = a.clone();
        b.grad_fn!.register_prehook(Hook2);
        b.register_hook(Hook1);
        b.grad_fn.register_prehook(Hook2);
        var accumulator = b.grad_fn.next_functions[0].fn!;
        a.register_hook(Hook1);
        accumulator.register_prehook(Hook2);
        a.register_hook(Hook1);

        b.sum().backward(retain_graph: true);
        Assert.Equal([1, 2, 2, 1, 1, 2], log);

        // Hooks of tensors run where a gradient is asked for, though the accumulator itself does not.
        log.Clear();
        torch.autograd.grad(b.sum(), a, retain_graph: true);
        Assert.Equal([1, 2, 2, 1, 1], log);

        log.Clear();
        b.sum().backward(inputs: b);
        Assert.Equal([1, 2, 2], log);
        Assert.Equal(3, (double)b.grad.item());
    }

    [Fact]
    public void test_accumulate_grad_posthooks_can_observe_tensor_prehook()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        var (before, after) = (0, 0);
        var b = a.clone();
        var accumulator = b.grad_fn!.next_functions[0].fn!;
        accumulator.register_hook((grad_inputs, grad_outputs) =>
        {
            Same(torch.tensor(2.0), grad_outputs[0]);
            Assert.Empty(grad_inputs);
            after++;
        });
        accumulator.register_prehook(grads =>
        {
            Same(torch.tensor(2.0), Assert.Single(grads));
            before++;
        });
        a.register_hook(g => g * 2);

        b.backward();

        Assert.Equal((1, 1), (before, after));
    }

    [Fact]
    public void test_accumulate_grad_posthooks_should_not_execute()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        a.register_hook(_ => throw new RuntimeError("tensor"));
        var b = torch.tensor(1.0, requires_grad: true);
        var c = a.clone();
        c.grad_fn!.next_functions[0].fn!.register_hook((_, _) => throw new RuntimeError("node"));

        (a + b + c).sum().backward(inputs: b);

        Same(torch.tensor(1.0), b.grad);
    }

    [Fact]
    public void test_hook_edge_case_when_called_with_grad()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        var b = a * 2;
        var c = b * 2;
        var counts = (tensor: 0, pre: 0, post: 0);
        a.register_hook(_ => counts.tensor++);
        b.register_hook(_ => counts.tensor++);
        foreach (var node in new[] { b.grad_fn!.next_functions[0].fn!, b.grad_fn })
        {
            node.register_hook((_, _) => counts.post++);
            node.register_prehook(_ => counts.pre++);
        }

        torch.autograd.grad(c, b, retain_graph: true);
        Assert.Equal((1, 0, 0), counts);

        counts = default;
        torch.autograd.grad(c, [a, b], retain_graph: true);
        Assert.Equal((2, 1, 1), counts);

        counts = default;
        c.backward(retain_graph: true);
        Assert.Equal((2, 2, 2), counts);

        counts = default;
        c.backward(inputs: [a, b], retain_graph: true);
        Assert.Equal((2, 2, 2), counts);
    }
}
