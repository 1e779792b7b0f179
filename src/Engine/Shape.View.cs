namespace Compat.Engines;

public sealed partial class Shape
{
    /// <summary>The shape of a view with other sizes of the same number of elements, null where the strides do not allow one.</summary>
    /// <remarks>PyTorch 2.13 <c>at::detail::computeStride</c>.</remarks>
    public Shape? TryView(ReadOnlySpan<long> sizes)
    {
        if (SameSizes(sizes)) return this;
        if (IsContiguous) return Of(sizes);
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
