using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Copies of the tensor side by side, <paramref name="repeats"/>[d] of them along dimension d.</summary>
    /// <exception cref="RuntimeError">There are fewer numbers than dimensions, or one is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.repeat</c>; derivatives.yaml <c>repeat</c>.</remarks>
    public static Tensor repeat(this Tensor self, params Size repeats)
    {
        var added = Checks.Repeat(self, repeats);
        var (whole, spread, tiled) = (new long[repeats.Length], new long[2 * repeats.Length], new long[2 * repeats.Length]);
        for (var d = 0; d < repeats.Length; d++)
        {
            var size = d < added ? 1 : self.Raw.Sizes[d - added];
            whole[d] = repeats[d] * size;
            (spread[2 * d], spread[(2 * d) + 1]) = (1, size);
            (tiled[2 * d], tiled[(2 * d) + 1]) = (repeats[d], size);
        }

        var raw = self.Engine.Empty(Shape.Of(whole), self.dtype, self.device);
        if (raw.Count > 0)
        {
            var source = self.Raw.As(self.Raw.Shape.TryView(spread)!);
            self.Engine.Copy(source.ExpandTo(tiled), raw.As(Shape.Of(tiled)));
        }

        var result = Tensor.Of(raw, self.Engine);
        GC.KeepAlive(self);
        return Graph.Needs(self) ? result.Record(new RepeatBackward0(self, repeats)) : result;
    }

    /// <summary>Copies side by side as <see cref="repeat"/> makes them; missing numbers in front are 1.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.tile</c>.</remarks>
    public static Tensor tile(this Tensor input, params Size dims)
    {
        var repeats = new long[Math.Max(dims.Length, input.Rank)];
        Array.Fill(repeats, 1);
        dims.Span.CopyTo(repeats.AsSpan(repeats.Length - dims.Length));
        return input.repeat(new Size(repeats));
    }

    /// <summary>Each element (each slice of <paramref name="dim"/>) <paramref name="repeats"/> times in a row.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="dim">By default the tensor is flattened.</param>
    /// <param name="output_size">Size of the repeated dimension, where it is known.</param>
    /// <exception cref="RuntimeError">The number is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.repeat_interleave</c>.</remarks>
    public static Tensor repeat_interleave(this Tensor input, long repeats, long? dim = null, long? output_size = null)
    {
        var source = dim is null ? input.flatten() : input;
        var d = Checks.Wrap(dim ?? 0, Math.Max(source.Rank, 1));
        if (source.Rank == 0) throw new IndexError("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
        if (repeats < 0) throw new RuntimeError("Repeats must be non-negative");
        if (output_size is { } size && size != source.Raw.Sizes[d] * repeats)
        {
            throw new RuntimeError($"repeat_interleave: Invalid output_size, expected {source.Raw.Sizes[d] * repeats} but got {size}");
        }

        var spread = source.unsqueeze(d + 1);
        var sizes = spread.Raw.Sizes.ToArray();
        sizes[d + 1] = repeats;
        return spread.expand(new Size(sizes)).clone(contiguous_format).flatten(d, d + 1);
    }

    /// <summary>Element i (slice i of <paramref name="dim"/>) <paramref name="repeats"/>[i] times in a row.</summary>
    /// <inheritdoc cref="repeat_interleave(Tensor, long, long?, long?)"/>
    public static Tensor repeat_interleave(this Tensor input, Tensor repeats, long? dim = null, long? output_size = null)
    {
        var source = dim is null ? input.flatten() : input;
        var d = Checks.Wrap(dim ?? 0, source.Rank);
        if (repeats.Rank > 1) throw new RuntimeError("repeats must be 0-dim or 1-dim tensor");
        if (source.Rank == 0) source = source.flatten();
        var extent = source.Raw.Sizes[d];
        var counts = repeats.Rank == 0 || repeats.Raw.Sizes[0] == 1 ? repeats.reshape(1).expand(extent) : repeats;
        if (counts.Raw.Sizes[0] != extent)
        {
            throw new RuntimeError("repeats must have the same size as input along dim, but got repeats.size(0) = "
                + $"{counts.Raw.Sizes[0]} and input.size({d}) = {extent}");
        }

        return source.index_select(dim ?? 0, Repeated(counts, output_size));
    }

    /// <summary>0 repeated <paramref name="repeats"/>[0] times, 1 repeated repeats[1] times, …</summary>
    /// <returns>A vector of indices in the dtype of <paramref name="repeats"/>.</returns>
    /// <exception cref="RuntimeError">A count is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.repeat_interleave</c>.</remarks>
    public static Tensor repeat_interleave(Tensor repeats) => Repeated(repeats, null);

    private static Tensor Repeated(Tensor repeats, long? output_size)
    {
        if (repeats.Rank != 1) throw new RuntimeError("repeat_interleave only accept 1D vector as repeat");
        if (repeats.dtype != DType.Int64 && repeats.dtype != DType.Int32)
        {
            throw new NotImplementedError($"\"repeat_interleave_cpu\" not implemented for '{repeats.dtype.CppName}'");
        }

        var indices = repeats.Engine.RepeatInterleave(Pipelines.Operand(repeats, DType.Int64));
        if (output_size is { } size && size != indices.Count) throw new RuntimeError("allocated size does not match required size");
        return Tensor.Of(indices, repeats.Engine).to(repeats.dtype);
    }

    /// <summary>Grids of coordinates: tensor i varies along dimension i (<c>xy</c>: the first two exchanged).</summary>
    /// <param name="tensors">Vectors or 0-d tensors of one dtype.</param>
    /// <param name="indexing"><c>ij</c> or <c>xy</c>.</param>
    /// <returns>A view of each tensor, of the sizes of all.</returns>
    /// <exception cref="RuntimeError">No tensor is given, one has more dimensions, or dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.meshgrid</c>.</remarks>
    public static Tensor[] meshgrid(TensorList tensors, string? indexing = null)
    {
        var all = Checks.All("meshgrid", tensors);
        Checks.Meshgrid(all, indexing);
        var (sizes, grids) = (Array.ConvertAll(all, tensor => tensor.Count), new Tensor[all.Length]);
        var exchanged = indexing == "xy" && all.Length >= 2;
        if (exchanged) (sizes[0], sizes[1]) = (sizes[1], sizes[0]);
        for (var i = 0; i < all.Length; i++)
        {
            var own = new long[all.Length];
            Array.Fill(own, 1);
            own[exchanged && i < 2 ? 1 - i : i] = all[i].Count;
            grids[i] = all[i].view(new Size(own)).expand(new Size(sizes));
        }

        return grids;
    }
}
