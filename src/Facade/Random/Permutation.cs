namespace Compat;

/// <summary>randperm: 0 … n-1, shuffled.</summary>
/// <remarks>ATen <c>randperm_cpu</c>: 32-bit draws from the front, above 214,748,363 elements 64-bit draws inside out.</remarks>
internal readonly record struct Permutation : IFill
{
    private const int ManyElements = (int)(uint.MaxValue / 20);

    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var n = destination.Length;
        if (n >= ManyElements)
        {
            InsideOut<T, TElement>(stream, destination);
            return;
        }
        for (var i = 0; i < n; i++) destination[i] = TElement.From((long)i);
        Span<uint> draws = stackalloc uint[512];
        for (var start = 0; start < n - 1; start += draws.Length)
        {
            var count = Math.Min(draws.Length, n - 1 - start);
            stream.UInt32s(draws[..count]);
            for (var i = 0; i < count; i++)
            {
                var here = start + i;
                var there = here + (int)(draws[i] % (uint)(n - here));
                (destination[here], destination[there]) = (destination[there], destination[here]);
            }
        }
    }

    private static void InsideOut<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var there = (int)(stream.UInt64() % (uint)(i + 1));
            destination[i] = destination[there];
            destination[there] = TElement.From((long)i);
        }
    }
}
