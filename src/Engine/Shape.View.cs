namespace Compat.Engines;

public sealed partial class Shape
{
    /// <summary>The dimensions in the order given: result dimension d is this one's <c>order[d]</c>.</summary>
    public Shape Permute(ReadOnlySpan<int> order)
    {
        var (sizes, strides) = (new long[order.Length], new long[order.Length]);
        for (var d = 0; d < order.Length; d++) (sizes[d], strides[d]) = (_sizes[order[d]], _strides[order[d]]);
        return new Shape(sizes, strides);
    }

    /// <summary>Dimensions <paramref name="a"/> and <paramref name="b"/> exchanged.</summary>
    public Shape Exchange(int a, int b)
    {
        if (a == b) return this;
        var (sizes, strides) = ((long[])_sizes.Clone(), (long[])_strides.Clone());
        (sizes[a], sizes[b]) = (sizes[b], sizes[a]);
        (strides[a], strides[b]) = (strides[b], strides[a]);
        return new Shape(sizes, strides);
    }

    /// <summary>Dimension <paramref name="dim"/> with another size and stride.</summary>
    public Shape With(int dim, long size, long stride)
    {
        var (sizes, strides) = ((long[])_sizes.Clone(), (long[])_strides.Clone());
        (sizes[dim], strides[dim]) = (size, stride);
        return new Shape(sizes, strides);
    }

    /// <summary>One dimension less.</summary>
    public Shape Without(int dim)
    {
        if (Rank == 1) return Scalar;
        var (sizes, strides) = (new long[Rank - 1], new long[Rank - 1]);
        for (int d = 0, at = 0; d < Rank; d++)
        {
            if (d != dim) (sizes[at], strides[at++]) = (_sizes[d], _strides[d]);
        }

        return new Shape(sizes, strides);
    }

    /// <summary>A new dimension in front of dimension <paramref name="dim"/>.</summary>
    public Shape Insert(int dim, long size, long stride) => new(
        [.. _sizes.AsSpan(0, dim), size, .. _sizes.AsSpan(dim)], [.. _strides.AsSpan(0, dim), stride, .. _strides.AsSpan(dim)]);

    /// <summary>The shape of a view with other sizes of the same number of elements, null where the strides do not allow one.</summary>
    /// <remarks>PyTorch 2.13 <c>at::detail::computeStride</c>.</remarks>
    public Shape? TryView(ReadOnlySpan<long> sizes)
    {
        if (Count == 0) return SameSizes(sizes) ? this : Of(sizes);
        if (HasRowMajorStrides()) return SameSizes(sizes) ? this : Of(sizes);
        var strides = new long[sizes.Length];
        var at = sizes.Length - 1;
        long chunkBase = _strides[^1], tensorCount = 1, viewCount = 1;
        for (var d = Rank - 1; d >= 0; d--)
        {
            tensorCount *= _sizes[d];
            if (d > 0 && (_sizes[d - 1] == 1 || _strides[d - 1] == tensorCount * chunkBase)) continue;
            while (at >= 0 && (viewCount < tensorCount || sizes[at] == 1))
            {
                strides[at] = viewCount * chunkBase;
                viewCount *= sizes[at];
                at--;
            }

            if (viewCount != tensorCount) return null;
            if (d == 0) break;
            chunkBase = _strides[d - 1];
            (tensorCount, viewCount) = (1, 1);
        }

        return at == -1 ? Of(sizes, strides) : null;
    }
}
