using Xunit;

namespace Compat.Facade.Tests.Creation;

public class ArangeTests
{
    /// <summary>The elements have PyTorch's very bits: the last column is Σ (i + 1) · bits(i) modulo 2⁶⁴, taken from PyTorch 2.13 on
    /// AVX2.</summary>
    [Theory]
    [InlineData(-10, 10, 0.1, "float16", 0xd4ca440000000000)]
    [InlineData(-10, 10, 0.1, "bfloat16", 0x613b800000000000)]
    [InlineData(-10, 10, 0.1, "float32", 0xfc69991de0000000)]
    [InlineData(-10, 10, 0.1, "float64", 0xe9040000000030cc)]
    [InlineData(0.3, 5, 0.07, "float16", 0xda31d00000000000)]
    [InlineData(0.3, 5, 0.07, "bfloat16", 0xda43800000000000)]
    [InlineData(0.3, 5, 0.07, "float32", 0xda34664480000000)]
    [InlineData(0.3, 5, 0.07, "float64", 0xda34666666666a95)]
    [InlineData(-5, 100, 0.333, "float16", 0xe60dc40000000000)]
    [InlineData(-5, 100, 0.333, "bfloat16", 0xe478000000000000)]
    [InlineData(-5, 100, 0.333, "float32", 0xe64a536980000000)]
    [InlineData(-5, 100, 0.333, "float64", 0xe64a51a9fbe78bf9)]
    [InlineData(1, 0, -0.013, "float16", 0x750d8c0000000000)]
    [InlineData(1, 0, -0.013, "bfloat16", 0x75a6e00000000000)]
    [InlineData(1, 0, -0.013, "float32", 0x750b43ad40000000)]
    [InlineData(1, 0, -0.013, "float64", 0x750b439581063d4e)]
    public void Arange_OfFractions_HasPyTorchsBits(double start, double end, double step, string dtype, ulong expected)
    {
        var type = new[] { torch.float16, torch.bfloat16, torch.float32, torch.float64 }.Single(one => one.ToString() == "torch." + dtype);
        var x = torch.arange(start, end, step, dtype: type).to(torch.float64);
        var sum = 0ul;
        for (var i = 0; i < x.numel(); i++) sum += (ulong)(i + 1) * BitConverter.DoubleToUInt64Bits(x[i].item());
        Assert.Equal(expected, sum);
    }

    [Fact]
    public void Arange_IntoAStridedTensor_HasTheSameBits()
    {
        var gaps = torch.empty(400)[TensorIndex.Slice(step: 2)];
        torch.arange(-10, 10, 0.1, @out: gaps);
        Assert.True(torch.equal(torch.arange(-10, 10, 0.1), gaps));
    }
}
