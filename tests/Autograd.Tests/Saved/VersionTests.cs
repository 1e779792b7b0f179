using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using graph = Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Saved;

/// <summary>The version of what is saved, its place in the graph, and how long it lives.</summary>
[PyTorchClass("TestAutograd")]
public class VersionTests
{
    [Fact]
    public void test_saved_variable_version_counter()
    {
        var b = torch.exp(torch.rand(2, requires_grad: true));
        var unpacked = b.grad_fn!._saved_result;
        Same(b, unpacked);
        Assert.Equal(b._version, unpacked._version);

        using (torch.no_grad()) b += 1;

        Same(b, unpacked);
        Assert.Equal(1, unpacked._version);
        Assert.Equal(b._version, unpacked._version);
    }

    [Fact]
    public void test_saved_variable_saved_original_inplace_detach()
    {
        // What was saved as an input cannot be used once it is detached in place.
        var a = torch.tensor(1.0, requires_grad: true).clone();
        var sine = a.sin();
        a.detach_();
        Throws<RuntimeError>(
            "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use "
            + "out-of-place `.detach()` instead",
            () => sine.backward());
        Prints("tensor(1.)", sine.grad_fn!._saved_self);

        // Where only the output is saved, both can be.
        a = torch.tensor(1.0, requires_grad: true).clone();
        var result = a.exp();
        a.detach_();
        result.backward();

        var leaf = torch.tensor(1.0, requires_grad: true);
        var exponential = leaf.clone().exp();
        var sum = exponential.sum();
        exponential.detach_();
        sum.backward();
        Same(exponential, leaf.grad);
    }

    [Fact]
    public void SavedInput_OfAnyOutput_IsNamedAsOutput0WhenItWasWritten()
    {
        var values = torch.tensor(new[] { 1.0f, 2.0f }, requires_grad: true);
        var (_, mean) = torch.var_mean(values);
        var sine = mean.sin();
        using (torch.no_grad()) mean += 1;

        ThrowsWith<RuntimeError>(", which is output 0 of VarMean, is at version 1; expected version 0 instead.", () => sine.backward());
    }

    [Fact]
    public void PackHooks_OfAWriteInPlace_SeeTheValueBeforeAsAClone_AndTheResultAfter()
    {
        var seen = new List<string>();
        using var hooks = graph.saved_tensors_hooks(Seen, x => x);
        var a = torch.ones(2, requires_grad: true);
        var b = a + 1;
        b.exp_();
        b.sin_();
        var c = a + 1;
        c[1..].exp_();

        Assert.Equal(
            [
                "tensor([7.3891, 7.3891], grad_fn=<ExpBackward0>) version 1",
                "tensor([7.3891, 7.3891], grad_fn=<CloneBackward0>) version 0",
                "tensor([7.3891], grad_fn=<AsStridedBackward0>) version 1",
            ],
            seen);
        (b.sum() + c.sum()).backward();
        Prints("tensor([1.4008, 7.7898])", a.grad);

        Tensor Seen(Tensor tensor)
        {
            seen.Add($"{Text.PyRepr.Str(tensor)} version {tensor._version}");
            return tensor;
        }
    }

    [Fact]
    public void PackHooks_SeeLeavesThemselvesAndResultsInTheGraph_WithoutRecording()
    {
        var seen = new List<Tensor>();
        using var hooks = graph.saved_tensors_hooks(Seen, x => x);
        var a = torch.ones(2, requires_grad: true);
        var b = torch.full(2, 2.0, requires_grad: true);
        var product = a * b;
        var exponential = a.exp();
        var largest = a.max();

        Assert.Equal(5, seen.Count);
        Assert.Same(b, seen[0]);
        Assert.Same(a, seen[1]);
        Assert.Same(exponential.grad_fn, seen[2].grad_fn);
        Assert.Same(a, seen[3]);
        Assert.Same(largest.grad_fn, seen[4].grad_fn);
        Assert.NotNull(product.grad_fn);

        Tensor Seen(Tensor tensor)
        {
            Assert.False(torch.is_grad_enabled());
            seen.Add(tensor);
            return tensor;
        }
    }

    [Fact]
    public void SavedTensors_AreFreedByBackward_NodeByNode()
    {
        var kept = new List<WeakReference>();
        var loss = Recorded(kept);
        Collected.Collect();
        Assert.All(kept, weak => Assert.True(weak.IsAlive));

        loss.backward();
        Collected.Collect();
        Assert.All(kept, weak => Assert.False(weak.IsAlive));
        GC.KeepAlive(loss);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor Recorded(List<WeakReference> kept)
        {
            using var hooks = graph.saved_tensors_hooks(Copied, x => x);
            var a = torch.ones(2, requires_grad: true);
            return (a * a).exp().sum();

            Tensor Copied(Tensor tensor)
            {
                var copy = tensor.detach().clone();
                lock (kept) kept.Add(new WeakReference(copy));
                return copy;
            }
        }
    }

    [Fact]
    public void SavedOriginals_LiveNoLongerThanTheGraph()
    {
        var (freed, loss) = (new List<WeakReference>(), (Tensor?)null);
        Record();
        loss!.backward();
        Collected.Collect();
        Assert.All(freed, weak => Assert.False(weak.IsAlive));

        Collected.Freed(() =>
        {
            var a = torch.ones(2, requires_grad: true);
            using var hooks = graph.saved_tensors_hooks(x => x, x => x);
            return a.exp() * a;
        });

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Record()
        {
            var product = torch.ones(2, requires_grad: true).exp() * torch.ones(2, requires_grad: true);
            freed.Add(new WeakReference(product));
            loss = product.sin().sum();
        }
    }
}
