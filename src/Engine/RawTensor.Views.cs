namespace Compat.Engines;

public readonly partial struct RawTensor
{
    /// <summary>Index <paramref name="index"/> of dimension <paramref name="dim"/>, which disappears.</summary>
    public RawTensor Select(int dim, long index) => As(Shape.Without(dim), Offset + (index * Strides[dim]));

    /// <summary>The part of dimension <paramref name="dim"/> from <paramref name="start"/> on, <paramref name="length"/> long.</summary>
    public RawTensor Narrow(int dim, long start, long length) =>
        As(Shape.With(dim, length, Strides[dim]), Offset + (start * Strides[dim]));

    /// <summary>The dimensions in another order.</summary>
    public RawTensor Permute(ReadOnlySpan<int> order) => As(Shape.Permute(order));

    /// <summary>Repeated along dimensions of size 1 to <paramref name="sizes"/>, which it broadcasts to.</summary>
    public RawTensor ExpandTo(ReadOnlySpan<long> sizes) => As(Shape.ExpandTo(sizes));

    /// <summary>Its elements in memory without the repetitions of <see cref="ExpandTo"/>: what a fill writes, each place once.</summary>
    public RawTensor Unexpanded()
    {
        if (!Strides.Contains(0)) return this;
        var sizes = Sizes.ToArray();
        for (var d = 0; d < sizes.Length; d++)
        {
            if (Strides[d] == 0) sizes[d] = Math.Min(sizes[d], 1);
        }

        return As(Shape.Of(sizes, Strides));
    }
}
