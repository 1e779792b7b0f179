using Compat.Engines;
using Xunit;

namespace Compat.Engine.Tests;

public sealed class StorageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(1_000_000)]
    public void EveryForm_KeepsItsFirstAndLastByte(long bytes)
    {
        var storage = new HostStorage(bytes);
        storage.Clear();
        storage.At<byte>(0) = 1;
        storage.At<byte>(bytes - 1) = 7;

        Assert.Equal(bytes, storage.ByteCount);
        Assert.Equal(7, storage.At<byte>(bytes - 1));
        Assert.Equal(bytes > 8192, storage.Block is not null);
        GC.KeepAlive(storage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8193)]
    [InlineData(10_240)]
    [InlineData(10_241)]
    [InlineData(123_456_789)]
    public void ASizeClass_HoldsWhatIsAskedAndAtMostAQuarterMore(long bytes)
    {
        var size = BlockCache.SizeOf(BlockCache.ClassOf(bytes));

        Assert.True(size >= bytes);
        Assert.True(bytes <= 8192 || size <= bytes * 5 / 4 + 1);
    }

    [Theory]
    [InlineData(1.00390625f, 0x3F80)]
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(float.NaN, 0x7FC0)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    public void BFloat16_RoundsToNearestEven(float value, int bits) => Assert.Equal(bits, ((BFloat16)value).Bits);

    [Theory]
    [InlineData(double.NaN, long.MinValue)]
    [InlineData(1e20, long.MinValue)]
    [InlineData(-1.9, -1)]
    public void CastsToInt64_AreThoseOfX86(double value, long expected) => Assert.Equal(expected, Casts.ToInt64(value));
}
