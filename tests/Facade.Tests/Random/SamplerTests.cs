using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace Compat.Facade.Tests.Random;

/// <summary>The samplers over sizes and dtypes: elements and state as PyTorch 2.13 left them (scripts/record_samplers.py).</summary>
public class SamplerTests
{
    [Fact]
    public void Draws_OfSeed0And5489_AreTheTwistersOwn()
    {
        var stream = new RandomStream(0);
        uint[] expected = [0x8c7f0aac, 0x97c4aa2f, 0xb716a675, 0xd821ccc0, 0x9a4eb343, 0xdba252fb];
        foreach (var draw in expected) Assert.Equal(draw, stream.UInt32());

        stream.Seed(5489);
        for (var i = 1; i < 10_000; i++) stream.UInt32();
        Assert.Equal(4123659995, stream.UInt32());
    }

    [Fact]
    public void OddNumbersOfDraws_GiveTheSameStreamInBulkAndOneByOne()
    {
        var (single, bulk) = (new RandomStream(7), new RandomStream(7));
        var draws = new uint[1400];
        foreach (var count in (int[])[1, 622, 1, 625, 3, 148])
        {
            bulk.UInt32s(draws.AsSpan(0, count));
            for (var i = 0; i < count; i++) Assert.Equal(single.UInt32(), draws[i]);
            Assert.Equal(single.GetState(), bulk.GetState());
        }
    }

    [Theory, MemberData(nameof(Recorded))]
    public void Sampler_GivesPyTorchsBits(string sampler, string dtype, int n, ulong seed, string values, string state)
    {
        var stream = new RandomStream(seed);

        var bytes = dtype switch
        {
            "float32" => Sample<float, SingleElement>(stream, sampler, n),
            "float64" => Sample<double, DoubleElement>(stream, sampler, n),
            "float16" => Sample<Half, HalfElement>(stream, sampler, n),
            "bfloat16" => Sample<BFloat16, BFloat16Element>(stream, sampler, n),
            "int64" => Sample<long, IntegerElement<long>>(stream, sampler, n),
            "int32" => Sample<int, IntegerElement<int>>(stream, sampler, n),
            "int16" => Sample<short, IntegerElement<short>>(stream, sampler, n),
            "int8" => Sample<sbyte, IntegerElement<sbyte>>(stream, sampler, n),
            "uint8" => Sample<byte, IntegerElement<byte>>(stream, sampler, n),
            _ => Sample<bool, BoolElement>(stream, sampler, n),
        };

        Assert.Equal((values, state), (Digest(bytes), Digest(stream.GetState())));
    }

    public static IEnumerable<TheoryDataRow<string, string, int, ulong, string, string>> Recorded() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Random", "samplers.tsv"))
        let field = line.Split('\t')
        select new TheoryDataRow<string, string, int, ulong, string, string>(
            field[0], field[1], int.Parse(field[2]), ulong.Parse(field[3]), field[4], field[5]);

    private static byte[] Sample<T, TElement>(RandomStream stream, string sampler, int n)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        byte[] Filled<TFill>(TFill fill) where TFill : struct, IFill
        {
            var values = new T[n];
            fill.Fill<T, TElement>(stream, values);
            return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        }

        byte[] Each(Func<int, T> draw) => MemoryMarshal.AsBytes(Enumerable.Range(0, n).Select(draw).ToArray().AsSpan()).ToArray();
        T Cycle(int i, int period, float scale = 1, float shift = 0) =>
            typeof(T) == typeof(double) ? TElement.From(i % period / (double)scale + shift) : TElement.From(Float(i, period, scale, shift));
        static float Float(int i, int period, float scale, float shift) =>
            (float)TElement.ToDouble(TElement.From(i % period / scale)) + shift;

        return sampler switch
        {
            "uniform" => Filled(new UniformFill(0, 1)),
            "uniform_between" => Filled(new UniformFill(-3, 7.5)),
            "normal" => Filled(new NormalFill(0, 1, true)),
            "normal_about" => Filled(new NormalFill(2.3, 0.7, true)),
            "exponential" => Filled(new EachDrawn<Exponential>(new(1.7))),
            "geometric" => Filled(new EachDrawn<Geometric>(new(0.3))),
            "cauchy" => Filled(new EachDrawn<Cauchy>(new(0.5, 2))),
            "log_normal" => Filled(new EachDrawn<LogNormal>(new(1, 2))),
            "bernoulli" => Filled(new BernoulliFill(0.37)),
            "random" => Filled(new AnyIntegerFill()),
            "random_between" => Filled(new RangeFill(3, 97)),
            "random_wide" => Filled(new RangeFill(-(1L << 40), 1UL << 41)),
            "randperm" => Filled(new Permutation()),
            "poisson" => Each(i => TElement.From(Poisson.Draw(stream, TElement.ToDouble(Cycle(i, 40, 1, 0.5f))))),
            "standard_gamma" when typeof(T) == typeof(double) => Each(i => TElement.From(StandardGamma.Draw(stream, i % 7 / 2.0))),
            "standard_gamma" => Each(i => TElement.From(StandardGamma.Draw(stream, i % 7 / 2f))),
            "binomial" when typeof(T) == typeof(double) => Each(i => TElement.From(Binomial.Draw(stream, i % 50, i % 13 / 13.0))),
            "binomial" => Each(i => TElement.From(Binomial.Draw(stream, i % 50, i % 13 / 13f))),
            _ => Drawn(Enumerable.Range(0, n).Select(i => Cycle(i, 13, 13, 0.5f)).ToArray()),
        };

        byte[] Drawn(T[] weights)
        {
            var samples = new long[50];
            Multinomial.WithReplacement<T, TElement>(stream, weights, n, samples.Length, samples);
            return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        }
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}
