namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Flip(in RawTensor x, ReadOnlySpan<int> dims, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.OfResult(x.Shape), x.DType);
        if (x.Count == 0) return r;
        var (strides, offset) = (x.Strides.ToArray(), x.Offset);
        foreach (var d in dims)
        {
            offset += (x.Sizes[d] - 1) * strides[d];
            strides[d] = -strides[d];
        }

        return Copy(x.As(Shape.Of(x.Sizes, strides), offset), r);
    }

    /// <inheritdoc/>
    public RawTensor Triangle(in RawTensor x, long diagonal, bool upper, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(x.Sizes), x.DType);
        if (x.Count == 0) return r;
        var (rows, columns) = (x.Sizes[^2], x.Sizes[^1]);
        for (long i = 0; i < rows; i++)
        {
            // The first column on the far side of the diagonal: kept ones end, or begin, there.
            var border = Math.Clamp(i + diagonal + (upper ? 0 : 1), 0, columns);
            var (start, length) = upper ? (border, columns - border) : (0, border);
            var (from, to) = (x.Select(x.Rank - 2, i), r.Select(x.Rank - 2, i));
            if (length < columns) Fill(to.Narrow(x.Rank - 2, upper ? 0 : border, columns - length), 0);
            if (length > 0) Copy(from.Narrow(x.Rank - 2, start, length), to.Narrow(x.Rank - 2, start, length));
        }

        return r;
    }
}
