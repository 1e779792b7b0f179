namespace Compat;

/// <summary>bernoulli_(p): 1 where U &lt; p, with 53 bits and two draws, whatever the dtype; otherwise 0.</summary>
/// <remarks>The masks of dropout have <paramref name="Divisor"/> p: in place of 1 they hold 1 / p, rounded as ATen's division is.</remarks>
internal readonly record struct BernoulliFill(double P, double Divisor = 1) : IFill
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        // U is a multiple of 2^-53, so that U < p compares whole numbers.
        var limit = (ulong)Math.Ceiling(P * (1L << 53));
        var kept = typeof(T) == typeof(double) ? TElement.From(1 / Divisor) : TElement.From(1 / (float)Divisor);
        ReadOnlySpan<T> outcomes = [TElement.From(0L), kept];   // an index, where a branch would be mispredicted half the time
        Span<uint> draws = stackalloc uint[512];
        while (destination.Length > 0)
        {
            var count = Math.Min(draws.Length / 2, destination.Length);
            stream.UInt32s(draws[..(2 * count)]);
            for (var i = 0; i < count; i++)
            {
                var bits = (ulong)(draws[2 * i] & 0x1FFFFF) << 32 | draws[2 * i + 1];
                destination[i] = outcomes[bits < limit ? 1 : 0];
            }
            destination = destination[count..];
        }
    }
}
