using Compat.Autograd.Tests.Coverage;
using Xunit;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestMultithreadAutograd")]
public class MultithreadedHookTests
{
    private readonly Tensor[] _tensors = [.. Enumerable.Range(0, 4).Select(_ => torch.rand(2, requires_grad: true))];

    [Fact]
    public void test_multi_grad_hooks()
    {
        // Each backward counts for itself, also beside others.
        var (t2, t3) = (_tensors[1], _tensors[2]);
        var gate = new Lock();
        var seen = new List<string>();
        torch.autograd.graph.register_multi_grad_hook(_tensors, grads =>
        {
            lock (gate) seen.Add(string.Join(' ', grads.Select(grad => grad is not null)));
        });

        Assert.Equal(0, Backwards((t2 * t3).sum()));
        Assert.Equal(Enumerable.Repeat("False True True False", 5), seen);

        // One is left half done.
        seen.Clear();
        Assert.Equal(1, Backwards((Failing(t2) * t3).sum()));
        Assert.Equal(Enumerable.Repeat("False True True False", 4), seen);
    }

    [Fact]
    public void test_multi_grad_any_hooks()
    {
        var (t2, t3) = (_tensors[1], _tensors[2]);
        var count = 0;
        torch.autograd.graph.register_multi_grad_hook(_tensors, (Tensor _) => Interlocked.Increment(ref count), mode: "any");

        Assert.Equal(0, Backwards((t2 * t3).sum()));
        Assert.Equal(5, count);

        // The hook runs before the node that fails.
        count = 0;
        Assert.Equal(1, Backwards((Failing(t2) * t3).sum()));
        Assert.Equal(5, count);
    }

    private static Tensor Failing(Tensor t)
    {
        var calls = 0;
        return Watched.apply(t, () =>
        {
            if (Interlocked.Increment(ref calls) == 1) throw new RuntimeError("error message");
        });
    }

    // Five threads over one graph; how many failed.
    private int Backwards(Tensor y)
    {
        var failed = 0;
        var threads = Enumerable.Range(0, 5).Select(_ => new Thread(() =>
        {
            try
            {
                y.backward(inputs: [_tensors[1], _tensors[2]], retain_graph: true);
            }
            catch (RuntimeError)
            {
                Interlocked.Increment(ref failed);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return failed;
    }
}
