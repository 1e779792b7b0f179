namespace Compat;

public static partial class torch
{
    /// <summary>Parts along <paramref name="dim"/> as <see cref="split"/> gives them, which may be written in place: the graph does not
    /// know that they share memory, so that writes must not be seen through the tensor or another part.</summary>
    /// <inheritdoc cref="split"/>
    /// <remarks>PyTorch 2.13 <c>torch.unsafe_split</c>; derivatives.yaml <c>unsafe_split.Tensor</c>.</remarks>
    public static Tensor[] unsafe_split(this Tensor input, long split_size, long dim = 0)
    {
        var d = Checks.Wrap(dim, input.Rank);
        var sizes = Checks.Split(input, split_size, d);
        return Parts(input, d, sizes, false, outputs => new UnsafeSplitBackward0(input, split_size, dim, outputs));
    }

    /// <inheritdoc cref="unsafe_split"/>
    /// <remarks>PyTorch 2.13 <c>torch.unsafe_split_with_sizes</c>; derivatives.yaml <c>unsafe_split_with_sizes</c>.</remarks>
    public static Tensor[] unsafe_split_with_sizes(this Tensor input, Size split_sizes, long dim = 0)
    {
        var d = Checks.Wrap(dim, input.Rank);
        var sizes = Checks.SplitWithSizes(input, split_sizes, d);
        return Parts(input, d, sizes, false, _ => new UnsafeSplitWithSizesBackward0(input, sizes, dim));
    }

    /// <summary>Parts as <see cref="chunk"/> gives them, which may be written in place as those of <see cref="unsafe_split"/>.</summary>
    /// <inheritdoc cref="chunk"/>
    /// <remarks>PyTorch 2.13 <c>torch.unsafe_chunk</c>.</remarks>
    public static Tensor[] unsafe_chunk(this Tensor input, long chunks, long dim = 0)
    {
        var (size, whole) = ChunkSize(input, chunks, dim);
        return whole ? input.unsafe_split(size, dim) : input.unsafe_split_with_sizes(new Size(new long[chunks]), dim);
    }

    /// <summary>The size of each chunk; false where the dimension is empty, so that the number of chunks must be kept.</summary>
    private static (long Size, bool Whole) ChunkSize(Tensor input, long chunks, long dim)
    {
        if (input.Rank == 0) throw new RuntimeError("chunk expects at least a 1-dimensional tensor");
        if (chunks <= 0) throw new RuntimeError($"chunk expects `chunks` to be greater than 0, got: {chunks}");
        var extent = input.Raw.Sizes[Checks.Wrap(dim, input.Rank)];
        var size = (extent + chunks - 1) / chunks;
        return (size, size > 0 || extent != 0);
    }

    private static Tensor[] Parts(Tensor input, int dim, long[] sizes, bool views, Func<int, Node> make)
    {
        var (parts, start) = (new Tensor[sizes.Length], 0L);
        var node = sizes.Length > 0 && Graph.Needs(input) ? make(sizes.Length) : null;
        for (var i = 0; i < parts.Length; i++)
        {
            var raw = input.Raw.Narrow(dim, start, sizes[i]);
            parts[i] = views ? input.AsView(raw.Shape, raw.Offset, CreationMeta.MultiOutputNode)
                : new Tensor(raw, input.Engine) { Counter = new Engines.VersionCounter() };
            if (!views && Tracing.On) Tracing.Made(parts[i]);
            if (node is not null) parts[i].Record(node, i);
            start += sizes[i];
        }

        return parts;
    }
}
