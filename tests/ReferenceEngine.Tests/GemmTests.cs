using System.Numerics;
using System.Runtime.Intrinsics;
using Compat.Engines;
using Xunit;

namespace Compat.ReferenceEngine.Tests;

// Every kernel and every path against a plain double loop, with guard values around C.
public sealed unsafe class GemmTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Float_products_agree_with_the_plain_loop(int seed) =>
        Many<float>(seed, 1e-5, Gemm.Run);

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Double_products_agree_with_the_plain_loop(int seed) =>
        Many<double>(seed, 1e-13, Gemm.Run);

    [Fact]
    public void Each_tile_agrees_with_the_plain_loop()
    {
        Many<float>(11, 1e-5, GemmTiled<float, Tile128<float>>.Run);
        Many<double>(12, 1e-13, GemmTiled<double, Tile128<double>>.Run);
        Many<float>(13, 1e-5, Blocked<float, Tile128<float>>);
        if (Vector256.IsHardwareAccelerated)
        {
            Many<float>(14, 1e-5, GemmTiled<float, Tile256<float>>.Run);
            Many<double>(15, 1e-13, GemmTiled<double, Tile256<double>>.Run);
            Many<float>(16, 1e-5, Blocked<float, Tile256<float>>);
            Many<double>(17, 1e-13, Blocked<double, Tile256<double>>);
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Many<float>(18, 1e-5, GemmTiled<float, Tile512<float>>.Run);
            Many<double>(19, 1e-13, GemmTiled<double, Tile512<double>>.Run);
            Many<float>(20, 1e-5, Blocked<float, Tile512<float>>);
            Many<double>(21, 1e-13, Blocked<double, Tile512<double>>);
        }
    }

    [Fact]
    public void Every_small_size_agrees_with_the_plain_loop()
    {
        var random = new Random(5);
        for (var m = 0; m <= 40; m += m < 14 ? 1 : 5)
        {
            for (var n = 0; n <= 40; n += n < 4 ? 1 : 3)
            {
                foreach (var k in (int[])[0, 1, 2, 7, 40]) GemmCase<float>.Check(random, m, n, k, 1e-5, Gemm.Run);
            }
        }
    }

    [Theory]
    [InlineData(300, 200, 400), InlineData(257, 65, 770), InlineData(5, 700, 300), InlineData(700, 5, 300), InlineData(64, 128, 784)]
    [InlineData(1, 900, 1000), InlineData(2000, 1, 900), InlineData(97, 3100, 31), InlineData(500, 20, 700)]
    public void Large_products_agree_with_the_plain_loop(int m, int n, int k)
    {
        var random = new Random(m);
        for (var i = 0; i < 4; i++)
        {
            GemmCase<float>.Check(random, m, n, k, 1e-5, Gemm.Run);
            GemmCase<double>.Check(random, m, n, k, 1e-13, Gemm.Run);
        }
    }

    [Fact]
    public void Integers_wrap()
    {
        var a = (int[])[int.MaxValue, 2, 3, 4];
        var b = (int[])[3, 1, 1, 5];
        var c = new int[4];
        fixed (int* pa = a, pb = b, pc = c) Gemm.Run(2, 2, 2, 1, pa, 2, 1, pb, 2, 1, 0, pc, 2, 1);
        Assert.Equal([unchecked((int.MaxValue * 3) + 2), unchecked(int.MaxValue + 10), 13, 23], c);
    }

    [Fact]
    public void Integer_and_complex_products_agree_with_the_plain_loop()
    {
        var random = new Random(31);
        for (var i = 0; i < 100; i++)
        {
            GemmCase<long>.Check(random, random.Next(50), random.Next(50), random.Next(50), 0, Gemm.Run);
            GemmCase<byte>.Check(random, random.Next(50), random.Next(300), random.Next(50), 0, Gemm.Run);
        }

        var a = (Complex[])[new(1, 2), new(0, 1), new(3, -1), new(2, 0)];
        var c = new Complex[4];
        fixed (Complex* pa = a, pc = c) Gemm.Run(2, 2, 2, new Complex(0, 1), pa, 2, 1, pa, 1, 2, Complex.Zero, pc, 2, 1);
        Assert.Equal([new(-4, -4), new(-7, 5), new(-7, 5), new(6, 12)], c);
    }

    [Fact]
    public void Beta_zero_does_not_read_the_result_and_alpha_zero_does_not_read_the_operands()
    {
        foreach (var size in (int[])[1, 3, 20, 150])
        {
            var ones = Enumerable.Repeat(1f, size * size).ToArray();
            var nans = Enumerable.Repeat(float.NaN, size * size).ToArray();
            fixed (float* one = ones, nan = nans)
            {
                Gemm.Run<float>(size, size, size, 1, one, size, 1, one, 1, size, 0, nan, size, 1);
                Assert.All(nans, x => Assert.Equal(size, x));
                Array.Fill(nans, float.NaN);
                Gemm.Run(size, size, size, 0, nan, size, 1, nan, size, 1, 2, one, size, 1);
                Assert.All(ones, x => Assert.Equal(2, x));
                Gemm.Run<float>(size, size, 0, 1, nan, size, 1, nan, size, 1, 0, one, size, 1);
                Assert.All(ones, x => Assert.Equal(0, x));
            }
        }
    }

    [Fact]
    public void Batches_are_separate_products()
    {
        var random = new Random(3);
        foreach (var (batch, m, n, k) in ((int, int, int, int)[])[(3, 2, 2, 2), (70, 16, 20, 24), (9, 64, 64, 64), (2, 130, 120, 110)])
        {
            var a = GemmCase<float>.Numbers(random, batch * m * k);
            var b = GemmCase<float>.Numbers(random, k * n);
            var c = new float[batch * m * n];
            var one = new float[m * n];
            fixed (float* pa = a, pb = b, pc = c, po = one)
            {
                Gemm.Batched(batch, m, n, k, 1, pa, m * k, k, 1, pb, 0, n, 1, 0, pc, m * n, n, 1);
                for (var i = 0; i < batch; i++)
                {
                    Gemm.Run(m, n, k, 1, pa + (i * m * k), k, 1, pb, n, 1, 0, po, n, 1);
                    Assert.Equal(one, c.AsSpan(i * m * n, m * n));
                }
            }
        }
    }

    [Fact]
    public void Half_is_accumulated_in_float_and_rounded_once()
    {
        var a = Enumerable.Range(0, 600).Select(i => (Half)(1 + (i % 7))).ToArray();
        var c = new Half[1];
        fixed (Half* pa = a, pc = c)
        {
            GemmNarrow.Run(1, 1, 600, 0.001f, pa, 600, 1, pa, 1, 1, 0, pc, 1, 1, default(Widen), default(Round));
        }

        Assert.Equal((Half)(0.001f * a.Sum(x => (float)x * (float)x)), c[0]);
    }

    private readonly struct Widen : IPack<Half, float>
    {
        public float Invoke(Half x) => (float)x;
    }

    private readonly struct Round : IPack<float, Half>
    {
        public Half Invoke(float x) => (Half)x;
    }

    private static void Many<T>(int seed, double tolerance, GemmCase<T>.Product product)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < 150; i++)
        {
            var limit = i % 50 == 0 ? 330 : i % 10 == 0 ? 120 : 40;
            GemmCase<T>.Check(random, random.Next(limit), random.Next(limit), random.Next(2 * limit), tolerance, product);
        }
    }

    private static void Blocked<T, TTile>(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
        where TTile : struct, ITile<T> =>
        GemmBlocked<T, TTile, StridedPanels<T>, StridedPanels<T>>.Run(
            m, n, k, alpha, new(a, aRow, aCol), new(b, bCol, bRow), beta, c, cRow, cCol);
}
