using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>Who owns the memory of results, and that all of it is given back.</summary>
public class MemoryTests
{
    private const int Large = 100_000;
    private static readonly IEngine Engine = InstalledTorch.Engine;

    [TorchFact]
    public void LargeResult_IsLibtorchsOwnMemory()
    {
        var x = Views.Vector(Large, DType.Float32, 1);
        var kept = Handles.Kept;

        var y = Engine.Exp(x);

        Assert.True(Handles.Kept > kept);
        Assert.NotEqual(((HostStorage)x.Storage).Address, ((HostStorage)y.Storage).Address);
        Assert.Equal(Large * 4, y.Storage.ByteCount);
        GC.KeepAlive(y.Storage);
    }

    [TorchFact]
    public void SmallResult_IsCopied()
    {
        var kept = Collected().Kept;
        var y = Engine.Exp(Views.Vector(2048, DType.Float32, 1));

        Assert.Equal(kept, Handles.Kept);
        GC.KeepAlive(y.Storage);
    }

    [TorchFact]
    public void Release_GivesTheMemoryBackAtOnce()
    {
        var x = Views.Vector(Large, DType.Float32, 1);
        var (kept, bytes) = Collected();

        ((HostStorage)Engine.Exp(x).Storage).Release();

        Assert.Equal((kept, bytes), (Handles.Kept, BlockCache.LiveBytes));
        GC.KeepAlive(x.Storage);
    }

    [TorchFact]
    public void DroppedResults_AreGivenBack()
    {
        var (kept, bytes) = Collected();

        Drop(50);

        Assert.Equal((kept, bytes), Collected());
    }

    [TorchFact]
    public void DroppedResults_StayWithinTheBudget()
    {
        var (_, bytes) = Collected();
        BlockCache.ResetPeak();

        Drop(1000);

        Assert.InRange(BlockCache.PeakBytes - bytes, 0, 3 * BlockCache.Budget);
    }

    [TorchFact]
    public void ResultThatIsItsOperand_IsCopied()
    {
        var x = Views.Vector(Large, DType.Float32, 1);
        using var scope = Scope.Enter();

        var y = scope.Result(scope.Call("aten::reshape"u8, scope.In(x), new long[] { 100, 1000 }));

        Assert.NotEqual(((HostStorage)x.Storage).Address, ((HostStorage)y.Storage).Address);
        Assert.Equal(Views.Elements(x), Views.Elements(y));
    }

    [TorchFact]
    public void OneValueAsTwoResults_IsTwoMemories()
    {
        using var scope = Scope.Enter();
        var y = scope.Call("aten::exp"u8, scope.In(Views.Vector(Large, DType.Float32, 1)));

        Assert.NotEqual(((HostStorage)scope.Result(y).Storage).Address, ((HostStorage)scope.Result(y).Storage).Address);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(int count)
    {
        var x = Views.Vector(Large, DType.Float32, 1);
        for (var i = 0; i < count; i++) Engine.Exp(x);
    }

    private static (long Kept, long Bytes) Collected()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (Handles.Kept, BlockCache.LiveBytes);
    }
}
