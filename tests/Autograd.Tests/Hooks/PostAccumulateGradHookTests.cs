using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class PostAccumulateGradHookTests
{
    [Fact]
    public void test_post_accumulate_grad_hook_on_non_leaf()
    {
        var leaf = torch.rand(3, requires_grad: true);
        var nonLeaf = 2.0 * leaf;

        Throws<RuntimeError>(
            "post accumulate grad hooks cannot be registered on non-leaf tensors",
            () => nonLeaf.register_post_accumulate_grad_hook(tensor => tensor.sub_(1)));
    }

    [Fact]
    public void test_post_accumulate_grad_hook_multiple_hooks()
    {
        var tensor = torch.rand(3, requires_grad: true);
        var reference = tensor.clone().detach();
        tensor.register_post_accumulate_grad_hook(p => p.sub_(p.grad));
        tensor.register_post_accumulate_grad_hook(p => p.mul_(4));

        tensor.sum().backward();

        // Both are called, in order.
        Same(4 * (reference - 1), tensor);
    }

    [Fact]
    public void test_post_accumulate_grad_hook_multiple_tensors()
    {
        static void Hook(Tensor tensor) => tensor.sub_(tensor.grad);
        var (tensor1, tensor2) = (torch.rand(3, requires_grad: true), torch.rand(5, requires_grad: true));
        var (reference1, reference2) = (tensor1.clone().detach(), tensor2.clone().detach());
        tensor1.register_post_accumulate_grad_hook(Hook);
        tensor2.register_post_accumulate_grad_hook(Hook);

        tensor1.sum().backward();
        tensor2.sum().backward();

        Same(reference1 - 1, tensor1);
        Same(reference2 - 1, tensor2);
    }

    [Fact]
    public void test_post_accumulate_grad_hook_e2e()
    {
        var model = torch.nn.Linear(3, 2);
        var input = torch.rand(2, 3);
        var handles = StepInBackward(model);
        var copy = torch.nn.Linear(3, 2);
        copy.load_state_dict(model.state_dict());
        var optimizer = torch.optim.Adam(copy.parameters());

        for (var i = 0; i < 5; i++) Step(model, copy, input, optimizer);

        var frozen = new List<Tensor>();
        foreach (var (reference, p) in copy.parameters().Zip(model.parameters()))
        {
            Same(reference, p);
            frozen.Add(reference.clone().detach());
        }

        // After its handle is removed, the model is not updated any more.
        foreach (var handle in handles) handle.remove();
        for (var i = 0; i < 5; i++) Step(model, copy, input, optimizer);

        foreach (var ((still, reference), p) in frozen.Zip(copy.parameters()).Zip(model.parameters()))
        {
            Same(still, p);
            Assert.False(torch.allclose(reference, p));
        }
    }

    [Fact]
    public void test_post_accumulate_grad_hook_gets_cleaned_up()
    {
        var kept = new Tensor?[1];
        var weak = WithHook(kept);
        Collected.Collect();
        Assert.True(weak.IsAlive);

        kept[0] = null;
        Collected.Collect();
        Assert.False(weak.IsAlive);
    }

    [Fact]
    public void test_post_accumulate_grad_hook_ordering()
    {
        var tensor = torch.rand(3, requires_grad: true);
        var accumulator = tensor.view_as(tensor).grad_fn!.next_functions[0].fn!;
        tensor.register_hook(grad => grad.sub(2));
        accumulator.register_prehook(grads => [grads[0].div(5)]);
        tensor.register_post_accumulate_grad_hook(p => p.grad.add_(0.5));
        accumulator.register_hook((grad_in, grad_out) => tensor.grad = grad_out[0].mul(10));

        tensor.sum().backward();

        // ((1 − 2) / 5 + 0.5) · 10: the first gradient of a leaf is what arrived, so the last hook sees what the one before it added.
        Same(torch.tensor([3.0, 3, 3]), tensor.grad);
    }

    private static List<RemovableHandle> StepInBackward(torch.nn.Module model)
    {
        var handles = new List<RemovableHandle>();
        foreach (var p in model.parameters())
        {
            var optimizer = torch.optim.Adam([p]);
            handles.Add(p.register_post_accumulate_grad_hook(_ =>
            {
                optimizer.step();
                optimizer.zero_grad();
            }));
        }

        return handles;
    }

    private static void Step(torch.nn.Linear model, torch.nn.Linear copy, Tensor input, torch.optim.Optimizer optimizer)
    {
        model.call(input).sum().backward();
        copy.call(input).sum().backward();
        optimizer.step();
        optimizer.zero_grad();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WithHook(Tensor?[] kept)
    {
        var thing = torch.rand(3);
        var tensor = torch.rand(3, requires_grad: true);
        tensor.register_post_accumulate_grad_hook(p =>
        {
            p.sub_(p.grad);
            p.add_(thing);
        });
        tensor.sum().backward();
        kept[0] = tensor;
        return new WeakReference(thing);
    }
}
