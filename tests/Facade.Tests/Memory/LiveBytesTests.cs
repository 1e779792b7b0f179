using System.Runtime.CompilerServices;
using Xunit;

namespace Compat.Facade.Tests.Memory;

[Collection(MemoryGroup.Name)]
public sealed class LiveBytesTests
{
    [Fact]
    public void Training_WithoutDispose_KeepsWithinTheBudget()
    {
        Collect();
        var before = torch.memory.live_bytes;

        var (early, late) = Train(10_000);
        Collect();

        Assert.True(late <= (2 * early) + torch.memory.budget, $"{late} bytes after {early}");
        Assert.Equal(before, torch.memory.live_bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (long Early, long Late) Train(int steps)
    {
        var network = new Network(batch: 64, inputs: 32, hidden: 128);
        long early = 0, late = 0;
        for (var step = 1; step <= steps; step++)
        {
            network.Step();
            if (step <= 100) early = Math.Max(early, torch.memory.live_bytes);
            else late = Math.Max(late, torch.memory.live_bytes);
        }

        return (early, late);
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
