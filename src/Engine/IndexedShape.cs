namespace Compat.Engines;

/// <summary>How tensors of indices look into a tensor: its dimensions in the order of the result, the indexed ones together.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/TensorAdvancedIndexing.cpp</c>, <c>AdvancedIndex</c>: the indexed dimensions become those of the
/// indices, which stand where the indexed ones stood if these were side by side, and in front otherwise.</remarks>
public sealed class IndexedShape
{
    private readonly Shape _index;

    /// <summary>The look of <paramref name="indices"/> into <paramref name="x"/>; element k belongs to dimension k.</summary>
    /// <exception cref="IndexError">An indexed dimension is empty, and the indices are not.</exception>
    public IndexedShape(Shape x, ReadOnlySpan<RawTensor> indices)
    {
        List<int> indexed = [], front = [], behind = [];
        for (var d = 0; d < x.Rank; d++)
        {
            if (d < indices.Length && indices[d].Exists) indexed.Add(d);
            else (indexed.Count == 0 ? front : behind).Add(d);
        }

        _index = indices[indexed[0]].Shape;
        Dims = [.. indexed];
        var together = indexed[^1] - indexed[0] == indexed.Count - 1;
        var order = together ? front : [];
        if (!together) behind = [.. front, .. behind];
        Before = order.Count;
        var rank = order.Count + _index.Rank + behind.Count;
        var (sizes, strides, at) = (new long[rank], new long[rank], 0);
        foreach (var d in order) (sizes[at], strides[at++]) = (x.Sizes[d], x.Strides[d]);
        foreach (var size in _index.Sizes) sizes[at++] = size;
        foreach (var d in behind) (sizes[at], strides[at++]) = (x.Sizes[d], x.Strides[d]);
        Source = Shape.Of(sizes, strides);
        foreach (var d in indexed)
        {
            if (x.Sizes[d] == 0 && _index.Count != 0) throw new IndexError("index is out of bounds for dimension with size 0");
        }
    }

    /// <summary>The indexed dimensions, ascending.</summary>
    public int[] Dims { get; }

    /// <summary>Number of result dimensions in front of those of the indices.</summary>
    public int Before { get; }

    /// <summary>The result's sizes, with the indexed tensor's strides; the dimensions of the indices do not move in it.</summary>
    public Shape Source { get; }

    /// <summary>A tensor of the indices' sizes with the result's number of dimensions.</summary>
    public Shape Spread(Shape index)
    {
        var (sizes, strides) = (new long[Source.Rank], new long[Source.Rank]);
        Array.Fill(sizes, 1);
        index.Sizes.CopyTo(sizes.AsSpan(Before));
        index.Strides.CopyTo(strides.AsSpan(Before));
        return Shape.Of(sizes, strides);
    }
}
