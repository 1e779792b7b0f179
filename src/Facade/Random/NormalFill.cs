using System.Runtime.InteropServices;

namespace Compat;

/// <summary>normal_: blocks of 16 for a contiguous tensor of 16 elements or more, otherwise one by one with the cached value.</summary>
/// <remarks>ATen <c>normal_kernel</c> (ATen/native/cpu/DistributionTemplates.h).</remarks>
internal readonly record struct NormalFill(double Mean, double Deviation, bool Contiguous) : IFill
{
    private const int Block = NormalBlock.Size;

    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (destination.Length < Block || !Contiguous)
        {
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = TElement.From(Math.FusedMultiplyAdd(stream.StandardNormal(), Deviation, Mean));
            }
        }
        else if (typeof(T) == typeof(float))
        {
            Floats(stream, MemoryMarshal.Cast<T, float>(destination));
        }
        else if (typeof(T) == typeof(double))
        {
            Doubles(stream, MemoryMarshal.Cast<T, double>(destination));
        }
        else
        {
            BlockByBlock<T, TElement>(stream, destination);
        }
    }

    // The ragged end is drawn twice: with the rest, and anew with the 16 elements it is the end of.
    private void Floats(RandomStream stream, Span<float> destination)
    {
        const int chunk = 128 * Block;
        var (mean, deviation) = ((float)Mean, (float)Deviation);
        for (var start = 0; start < destination.Length; start += chunk)
        {
            var part = destination[start..Math.Min(start + chunk, destination.Length)];
            UniformFill.Units(stream, part);
            NormalBlock.Transform(part[..(part.Length / Block * Block)], mean, deviation);
        }
        if (destination.Length % Block == 0) return;
        var end = destination[^Block..];
        UniformFill.Units(stream, end);
        NormalBlock.Transform(end, mean, deviation);
    }

    private void Doubles(RandomStream stream, Span<double> destination)
    {
        stream.Units(destination);
        for (var start = 0; start + Block <= destination.Length; start += Block)
        {
            NormalBlock.Transform(destination.Slice(start, Block), Mean, Deviation);
        }
        if (destination.Length % Block == 0) return;
        var end = destination[^Block..];
        stream.Units(end);
        NormalBlock.Transform(end, Mean, Deviation);
    }

    // The half types draw each block only when it is its turn, so their ragged end costs no draw of its own.
    private void BlockByBlock<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        Span<float> buffer = stackalloc float[Block];
        for (var start = 0; start < destination.Length; start += Block)
        {
            var block = destination.Slice(Math.Min(start, destination.Length - Block), Block);
            UniformFill.Units(stream, buffer);
            NormalBlock.Transform(buffer, (float)Mean, (float)Deviation);
            for (var i = 0; i < Block; i++) block[i] = TElement.From(buffer[i]);
        }
    }
}
