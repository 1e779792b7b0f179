using Compat.Engines;

namespace Compat;

/// <summary>Shapes of reductions, forward and back.</summary>
internal static class Reductions
{
    /// <summary>Sizes of the result: folded dimensions become 1 or disappear.</summary>
    public static Shape ResultShape(Shape x, ReadOnlySpan<int> dims, bool keepdim)
    {
        Span<long> sizes = stackalloc long[x.Rank];
        var rank = 0;
        for (var d = 0; d < x.Rank; d++)
        {
            var reduced = dims.Contains(d);
            if (!reduced || keepdim) sizes[rank++] = reduced ? 1 : x.Sizes[d];
        }

        return Shape.Of(sizes[..rank]);
    }

    /// <summary>A reduced tensor with its folded dimensions put back, with size 1.</summary>
    public static Tensor Restore(Tensor reduced, ReadOnlySpan<int> dims, bool keepdim, int rank)
    {
        if (keepdim || rank == 0) return reduced;
        var (sizes, at) = (new long[rank], 0);
        for (var d = 0; d < rank; d++) sizes[d] = dims.Contains(d) ? 1 : reduced.Raw.Sizes[at++];
        return reduced.reshape(new Size(sizes));
    }
}
