namespace Compat;

/// <summary>random_(from, to) and randint: from + draw mod (to - from), one draw for a range below 2^28, otherwise two.</summary>
/// <remarks>ATen <c>uniform_int_from_to_distribution</c>.</remarks>
internal readonly record struct RangeFill(long From, ulong Range) : IFill
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (Range >= 1UL << 28)
        {
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = TElement.From(unchecked((long)(stream.UInt64() % Range) + From));
            }
            return;
        }
        Span<uint> draws = stackalloc uint[512];
        var range = (uint)Range;
        while (destination.Length > 0)
        {
            var count = Math.Min(draws.Length, destination.Length);
            stream.UInt32s(draws[..count]);
            for (var i = 0; i < count; i++) destination[i] = TElement.From(unchecked(draws[i] % range + From));
            destination = destination[count..];
        }
    }
}

/// <summary>random_(-2^63, None): all 64 bits.</summary>
internal readonly record struct FullRangeFill : IFill
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        for (var i = 0; i < destination.Length; i++) destination[i] = TElement.From(unchecked((long)stream.UInt64()));
    }
}

/// <summary>random_() without bounds: [0, 2^digits] for floating types, [0, max] for integers.</summary>
/// <remarks>ATen <c>uniform_int_distribution</c>: two draws for 64-bit types.</remarks>
internal readonly record struct AnyIntegerFill : IFill
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var wide = typeof(T) == typeof(long) || typeof(T) == typeof(double);
        var modulus = (ulong)TElement.Top + 1;
        for (var i = 0; i < destination.Length; i++)
        {
            var draw = wide ? stream.UInt64() : stream.UInt32();
            destination[i] = TElement.From((long)(draw % modulus));
        }
    }
}
