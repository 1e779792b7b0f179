using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compat;

/// <summary>The Mersenne twister of 19937 bits, 624 words regenerated at a time.</summary>
/// <remarks>ATen <c>at::mt19937</c> (ATen/core/MT19937RNGEngine.h), with the meaning of its <c>left</c> and <c>next</c>.</remarks>
internal sealed class Mt19937
{
    internal const int Words = 624;
    private const int Shift = 397;
    private const uint Upper = 0x80000000, Lower = 0x7FFFFFFF, Twist = 0x9908B0DF;

    private readonly uint[] _words = new uint[Words];

    /// <summary>One more than the draws until the next block: 1 after seeding, 625 - k after k draws of a block.</summary>
    internal int Left { get; private set; } = 1;

    /// <summary>Index of the next word.</summary>
    internal int Next { get; private set; }

    internal ReadOnlySpan<uint> State => _words;

    internal void Seed(uint seed)
    {
        _words[0] = seed;
        for (var j = 1; j < Words; j++)
        {
            seed = unchecked(1812433253u * (seed ^ (seed >> 30)) + (uint)j);
            _words[j] = seed;
        }
        Left = 1;
        Next = 0;
    }

    internal void Restore(ReadOnlySpan<uint> words, int left, int next)
    {
        words.CopyTo(_words);
        Left = left;
        Next = next;
    }

    internal uint Draw()
    {
        if (--Left == 0 || Next >= Words) Regenerate();
        return Temper(_words[Next++]);
    }

    /// <summary>Fills <paramref name="destination"/> with successive outputs.</summary>
    internal void Draw(Span<uint> destination)
    {
        while (destination.Length > 0)
        {
            if (Left <= 1 || Next >= Words)
            {
                Regenerate();
                Left = Words + 1;   // the draw that regenerates is itself the first of 624
            }
            var count = Math.Min(destination.Length, Math.Min(Left - 1, Words - Next));
            Temper(_words.AsSpan(Next, count), destination);
            Next += count;
            Left -= count;
            destination = destination[count..];
        }
    }

    private static void Temper(ReadOnlySpan<uint> words, Span<uint> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        for (; i <= words.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var y = Vector256.LoadUnsafe(ref from, (nuint)i);
            y ^= y >>> 11;
            y ^= (y << 7) & Vector256.Create(0x9D2C5680u);
            y ^= (y << 15) & Vector256.Create(0xEFC60000u);
            y ^= y >>> 18;
            y.StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < words.Length; i++) destination[i] = Temper(words[i]);
    }

    private static uint Temper(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Regenerate()
    {
        // Each word needs its successor, still old, and the word 397 further on: old for the first 227, new (227 back) after.
        Span<uint> words = _words;
        Mix(words, 0, Words - Shift, Shift);
        Mix(words, Words - Shift, Words - 1, Shift - Words);
        words[Words - 1] = words[Shift - 1] ^ Twisted(words[Words - 1], words[0]);
        Next = 0;
        Left = Words;
    }

    private static void Mix(Span<uint> words, int start, int end, int offset)
    {
        ref var word = ref MemoryMarshal.GetReference(words);
        var i = start;
        for (; i <= end - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var here = Vector256.LoadUnsafe(ref word, (nuint)i);
            var after = Vector256.LoadUnsafe(ref word, (nuint)(i + 1));
            var y = (here & Vector256.Create(Upper)) | (after & Vector256.Create(Lower));
            var odd = Vector256<uint>.Zero - (after & Vector256<uint>.One);
            var mixed = Vector256.LoadUnsafe(ref word, (nuint)(i + offset)) ^ (y >>> 1) ^ (odd & Vector256.Create(Twist));
            mixed.StoreUnsafe(ref word, (nuint)i);
        }
        for (; i < end; i++) words[i] = words[i + offset] ^ Twisted(words[i], words[i + 1]);
    }

    private static uint Twisted(uint here, uint after)
    {
        var y = (here & Upper) | (after & Lower);
        return (y >> 1) ^ ((after & 1) == 0 ? 0 : Twist);
    }
}
