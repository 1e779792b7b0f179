using System.Buffers.Binary;

namespace Compat;

/// <summary>One stream of random numbers: the engine, its 64-bit seed and the cached second value of Box and Muller.</summary>
/// <remarks>ATen <c>CPUGeneratorImpl</c>. Whoever draws holds <see cref="Gate"/> for the whole operation.</remarks>
internal sealed class RandomStream
{
    internal const ulong DefaultSeed = 67280421310721;
    internal const int StateSize = 5056;

    private const int WordsAt = 24, CacheAt = 5016, FloatCacheAt = 5048;
    private readonly Mt19937 _engine = new();
    private double? _cachedNormal;
    private float? _cachedFloatNormal;

    internal RandomStream(ulong seed = DefaultSeed) => Seed(seed);

    internal Lock Gate { get; } = new();

    internal ulong InitialSeed { get; private set; }

    /// <summary>Starts anew; only the low 32 bits of <paramref name="seed"/> reach the engine.</summary>
    internal void Seed(ulong seed)
    {
        InitialSeed = seed;
        _engine.Seed(unchecked((uint)seed));
        _cachedNormal = null;
        _cachedFloatNormal = null;
    }

    internal uint UInt32() => _engine.Draw();

    /// <summary>Two draws, the first is the high half.</summary>
    internal ulong UInt64()
    {
        var high = (ulong)_engine.Draw();
        return high << 32 | _engine.Draw();
    }

    internal void UInt32s(Span<uint> destination) => _engine.Draw(destination);

    /// <summary>A multiple of 2^-53 in [0, 1); two draws.</summary>
    internal double Unit() => Unit(UInt64());

    internal static double Unit(ulong draw) => (long)(draw & ((1UL << 53) - 1)) * (1.0 / (1L << 53));

    /// <summary>Fills with multiples of 2^-53 in [0, 1), two draws each.</summary>
    internal void Units(Span<double> destination)
    {
        Span<uint> draws = stackalloc uint[512];
        while (destination.Length > 0)
        {
            var count = Math.Min(destination.Length, draws.Length / 2);
            _engine.Draw(draws[..(2 * count)]);
            for (var i = 0; i < count; i++) destination[i] = Unit((ulong)draws[2 * i] << 32 | draws[2 * i + 1]);
            destination = destination[count..];
        }
    }

    /// <summary>A standard normal by Box and Muller; four draws make a pair, the second value waits for the next call.</summary>
    /// <remarks>ATen <c>normal_distribution&lt;double&gt;</c> (ATen/core/DistributionsHelper.h).</remarks>
    internal double StandardNormal()
    {
        if (_cachedNormal is { } cached)
        {
            _cachedNormal = null;
            return cached;
        }
        var first = Unit();
        var second = Unit();
        var r = Math.Sqrt(-2.0 * Log1p.Of(-second));
        var theta = 2.0 * Math.PI * first;
        _cachedNormal = r * Math.Sin(theta);
        return r * Math.Cos(theta);
    }

    /// <summary>The 5056 bytes of <c>torch.get_rng_state()</c>.</summary>
    internal byte[] GetState()
    {
        var state = new byte[StateSize];
        Span<byte> bytes = state;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, InitialSeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], _engine.Left);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], (ulong)_engine.Next);
        for (var i = 0; i < Mt19937.Words; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes[(WordsAt + 8 * i)..], _engine.State[i]);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[(CacheAt + 8)..], _cachedNormal ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(CacheAt + 24)..], _cachedNormal is null ? 0 : 1);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[FloatCacheAt..], _cachedFloatNormal ?? 0);
        bytes[FloatCacheAt + 4] = _cachedFloatNormal is null ? (byte)0 : (byte)1;
        return state;
    }

    /// <summary>Continues from bytes that <see cref="GetState"/> gave.</summary>
    /// <exception cref="RuntimeError">The size is not 5056, or the engine's counters are out of their ranges.</exception>
    internal void SetState(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != StateSize)
        {
            throw new RuntimeError(
                $"Expected a CPUGeneratorImplState of size {StateSize} but found the input RNG state size to be {bytes.Length}");
        }
        var left = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var seeded = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        var next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        if (seeded == 0 || left is <= 0 or > Mt19937.Words || next > Mt19937.Words) throw new RuntimeError("Invalid mt19937 state");

        Span<uint> words = stackalloc uint[Mt19937.Words];
        for (var i = 0; i < words.Length; i++) words[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WordsAt + 8 * i)..]);
        _engine.Restore(words, left, (int)next);
        InitialSeed = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var cached = BinaryPrimitives.ReadInt32LittleEndian(bytes[(CacheAt + 24)..]) != 0;
        _cachedNormal = cached ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[(CacheAt + 8)..]) : null;
        _cachedFloatNormal = bytes[FloatCacheAt + 4] != 0 ? BinaryPrimitives.ReadSingleLittleEndian(bytes[FloatCacheAt..]) : null;
    }
}
