namespace Compat;

/// <summary>bernoulli_(p) and the masks of dropout: U &lt; p with 53 bits and two draws, whatever the dtype.</summary>
internal readonly record struct BernoulliFill(double P) : IFill
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        // U is a multiple of 2^-53, so that U < p compares whole numbers.
        var limit = (ulong)Math.Ceiling(P * (1L << 53));
        ReadOnlySpan<T> outcomes = [TElement.From(0L), TElement.From(1L)];   // an index, where a branch would be mispredicted half the time
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

/// <summary>bernoulli of a tensor of probabilities: 53 bits for float64, 24 bits and one draw for the narrower types.</summary>
internal static class BernoulliOfTensor
{
    /// <summary>Draws in order; stops with PyTorch's error at the first value outside [0, 1].</summary>
    internal static void Fill<T, TElement, TP, TPElement>(RandomStream stream, ReadOnlySpan<TP> p, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
        where TP : unmanaged
        where TPElement : struct, IElement<TP>
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var limit = TPElement.ToDouble(p[i]);
            if (!(limit >= 0 && limit <= 1))
            {
                throw new RuntimeError("Expected p_in >= 0 && p_in <= 1 to be true, but got false.  "
                    + "(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)");
            }
            var unit = typeof(TP) == typeof(double) ? stream.Unit() : (stream.UInt32() & 0xFFFFFF) * (1.0 / (1 << 24));
            destination[i] = TElement.From(unit < limit ? 1L : 0L);
        }
    }
}
