using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compat;

/// <summary>uniform_: a + (b - a)·U with one rounding; b itself becomes a.</summary>
/// <remarks>ATen <c>uniform_real_distribution</c>: 24 bits and one draw for float32 and the half types, 53 and two for float64.</remarks>
internal readonly record struct UniformFill(double From, double To) : IFill
{
    private const int Chunk = 2048;

    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (typeof(T) == typeof(double))
        {
            Doubles(stream, MemoryMarshal.Cast<T, double>(destination));
            return;
        }
        if (typeof(T) == typeof(float))
        {
            Floats(stream, MemoryMarshal.Cast<T, float>(destination));
            return;
        }
        var (from, to) = (TElement.From((float)From), TElement.ToDouble(TElement.From((float)To)));
        Span<float> buffer = stackalloc float[Chunk];
        while (destination.Length > 0)
        {
            var part = buffer[..Math.Min(Chunk, destination.Length)];
            Scaled(stream, part, (float)From, (float)To);
            for (var i = 0; i < part.Length; i++)
            {
                var value = TElement.From(part[i]);
                destination[i] = TElement.ToDouble(value) == to ? from : value;
            }
            destination = destination[part.Length..];
        }
    }

    private void Floats(RandomStream stream, Span<float> destination)
    {
        while (destination.Length > 0)
        {
            var part = destination[..Math.Min(Chunk, destination.Length)];
            Scaled(stream, part, (float)From, (float)To);
            destination = destination[part.Length..];
        }
    }

    private void Doubles(RandomStream stream, Span<double> destination)
    {
        stream.Units(destination);
        var width = To - From;
        for (var i = 0; i < destination.Length; i++)
        {
            var value = Math.FusedMultiplyAdd(destination[i], width, From);
            destination[i] = value == To ? From : value;
        }
    }

    /// <summary>Draws units and scales them; the half types look for b once more after their own rounding.</summary>
    private static void Scaled(RandomStream stream, Span<float> part, float from, float to)
    {
        Units(stream, part);
        var width = to - from;
        if (from == 0 && width == 1) return;
        ref var value = ref MemoryMarshal.GetReference(part);
        var i = 0;
        for (; i <= part.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var scaled = Vector256.FusedMultiplyAdd(
                Vector256.LoadUnsafe(ref value, (nuint)i), Vector256.Create(width), Vector256.Create(from));
            var isEnd = Vector256.Equals(scaled, Vector256.Create(to));
            Vector256.ConditionalSelect(isEnd, Vector256.Create(from), scaled).StoreUnsafe(ref value, (nuint)i);
        }
        for (; i < part.Length; i++)
        {
            var scaled = MathF.FusedMultiplyAdd(part[i], width, from);
            part[i] = scaled == to ? from : scaled;
        }
    }

    /// <summary>Fills with multiples of 2^-24 in [0, 1), one draw each.</summary>
    internal static void Units(RandomStream stream, Span<float> destination)
    {
        while (destination.Length > 0)
        {
            var part = destination[..Math.Min(Chunk, destination.Length)];
            var draws = MemoryMarshal.Cast<float, int>(part);
            stream.UInt32s(MemoryMarshal.Cast<float, uint>(part));
            ref var draw = ref MemoryMarshal.GetReference(draws);
            ref var value = ref MemoryMarshal.GetReference(part);
            var i = 0;
            for (; i <= part.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                var bits = Vector256.LoadUnsafe(ref draw, (nuint)i) & Vector256.Create(0xFFFFFF);
                (Vector256.ConvertToSingle(bits) * (1f / (1 << 24))).StoreUnsafe(ref value, (nuint)i);
            }
            for (; i < part.Length; i++) part[i] = (draws[i] & 0xFFFFFF) * (1f / (1 << 24));
            destination = destination[part.Length..];
        }
    }
}
