namespace Compat;

public static partial class torch
{
    /// <summary>A view of slice <paramref name="index"/> of dimension <paramref name="dim"/>, which disappears.</summary>
    /// <exception cref="IndexError">The tensor is 0-d, or dimension or index lie outside it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.select</c>; derivatives.yaml <c>select.int</c>.</remarks>
    public static Tensor select(this Tensor input, long dim, long index)
    {
        var (d, i) = Checks.Select(input, dim, index);
        var raw = input.Raw.Select(d, i);
        var view = input.AsView(raw.Shape, raw.Offset);
        return Graph.Needs(input) ? view.Record(new SelectBackward0(input, dim, index)) : view;
    }

    /// <summary>A view of <paramref name="length"/> slices of dimension <paramref name="dim"/> from <paramref name="start"/> on.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or the part reaches beyond the dimension.</exception>
    /// <exception cref="IndexError">The start lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.narrow</c>.</remarks>
    public static Tensor narrow(this Tensor input, long dim, long start, long length)
    {
        var (_, from) = Checks.Narrow(input, dim, start, length);
        return Sliced(input, dim, from, from + length);
    }

    /// <inheritdoc cref="narrow(Tensor, long, long, long)"/>
    public static Tensor narrow(this Tensor input, long dim, Tensor start, long length)
    {
        if (start.Rank != 0 || !start.dtype.IsIntegral || start.dtype == DType.Bool)
        {
            throw new RuntimeError("start must be an 0-dim integral Tensor.");
        }

        return input.narrow(dim, (long)start.item(), length);
    }

    /// <summary>Every <paramref name="step"/>-th slice of dimension <paramref name="dim"/>; borders are wrapped and clamped.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::slice.Tensor</c>; derivatives.yaml <c>slice.Tensor</c>.</remarks>
    internal static Tensor Sliced(Tensor input, long dim, long start, long end, long step = 1)
    {
        var d = Checks.Wrap(dim, input.Rank);
        var size = input.Raw.Sizes[d];
        var from = Math.Clamp(start < 0 ? start + size : start, 0, size);
        var to = Math.Clamp(end < 0 ? end + size : end, from, size);
        var stride = input.Raw.Strides[d];
        var shape = input.Raw.Shape.With(d, (to - from + step - 1) / step, stride * step);
        var view = input.AsView(shape, input.Raw.Offset + (from * stride));
        return Graph.Needs(input) ? view.Record(new SliceBackward0(input, dim, start, end, step)) : view;
    }

    /// <summary>A view of the diagonal of dimensions <paramref name="dim1"/> and <paramref name="dim2"/>, which comes last.</summary>
    /// <exception cref="RuntimeError">Both dimensions are the same.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.diagonal</c>; derivatives.yaml <c>diagonal</c>.</remarks>
    public static Tensor diagonal(this Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1)
    {
        var (shape, start) = Diagonal(input, offset, dim1, dim2);
        var view = input.AsView(shape, start);
        return Graph.Needs(input) ? view.Record(new DiagonalBackward0(input, offset, dim1, dim2)) : view;
    }

    private static (Engines.Shape Shape, long Offset) Diagonal(Tensor input, long offset, long dim1, long dim2)
    {
        var (a, b) = Checks.Diagonal(input, dim1, dim2);
        var (sizes, strides, start) = (input.Raw.Sizes.ToArray(), input.Raw.Strides.ToArray(), input.Raw.Offset);
        var length = Math.Max(offset >= 0 ? Math.Min(sizes[a], sizes[b] - offset) : Math.Min(sizes[a] + offset, sizes[b]), 0);
        if (length > 0) start += offset >= 0 ? offset * strides[b] : -offset * strides[a];
        var shape = input.Raw.Shape.Without(Math.Max(a, b)).Without(Math.Min(a, b));
        return (shape.Insert(shape.Rank, length, strides[a] + strides[b]), start);
    }
}
