using Xunit;

namespace Compat.Facade.Tests.Memory;

[Collection(MemoryGroup.Name)]
public sealed class AllocationTests
{
    private const int Calls = 10_000;

    [Fact]
    public void Add_OfOneElement()
    {
        var (a, b) = (torch.rand(1), torch.rand(1));
        AssertBytes(200, () => a + b);
    }

    [Fact]
    public void Add_Recorded()
    {
        var (a, b) = (torch.rand(1, requires_grad: true), torch.rand(1));
        AssertBytes(300, () => a + b);
    }

    [Fact]
    public void Add_InPlace()
    {
        var (a, b) = (torch.rand(1), torch.rand(1));
        AssertBytes(0, () => a.add_(b));
    }

    // The optimizing compiler takes over in the background: what it would not allocate may be allocated before that.
    private static void AssertBytes(long most, Func<Tensor> operation)
    {
        var bytes = long.MaxValue;
        for (var attempt = 0; attempt < 50 && bytes > most * Calls; attempt++)
        {
            if (attempt > 0) Thread.Sleep(20);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++) operation();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(bytes <= most * Calls, $"{bytes / (double)Calls} bytes a call, {most} at most");
    }
}
