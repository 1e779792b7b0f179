using Xunit;

namespace Compat.Facade.Tests.Memory;

[Collection(MemoryGroup.Name)]
public sealed class SameBitsTests
{
    private const int Steps = 30;

    [Fact]
    public void Training_WhileMemoryIsCollectedAllTheTime()
    {
        var expected = Network.Train(Steps, batch: 64, inputs: 32, hidden: 128);

        using var ended = new ManualResetEventSlim();
        var collecting = new Thread(() =>
        {
            while (!ended.Wait(1)) GC.Collect();
        });
        collecting.Start();
        var actual = Network.Train(Steps, batch: 64, inputs: 32, hidden: 128);
        ended.Set();
        collecting.Join();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Training_WithOneTwoAndFourThreads()
    {
        var before = torch.get_num_threads();
        float[][] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            torch.set_num_threads(threads);
            return Network.Train(Steps, batch: 256, inputs: 64, hidden: 512);
        })];
        torch.set_num_threads(before);

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }
}
