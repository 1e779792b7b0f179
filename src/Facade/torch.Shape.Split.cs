using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    /// <summary>Views of parts along <paramref name="dim"/>: of one size (the last may be smaller), or of the sizes given.</summary>
    /// <exception cref="RuntimeError">A size is negative, or the sizes do not add up to the dimension's.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.split</c>; derivatives.yaml <c>split.Tensor</c>, <c>split_with_sizes</c>.</remarks>
    public static Tensor[] split(this Tensor tensor, Dims split_size_or_sections, long dim = 0)
    {
        if (!split_size_or_sections.IsSingle) return tensor.split_with_sizes(split_size_or_sections.ToArray(), dim);
        var (size, d) = (split_size_or_sections[0], Checks.Wrap(dim, tensor.Rank));
        var sizes = Checks.Split(tensor, size, d);
        return Parts(tensor, d, sizes, true, outputs => new SplitBackward0(tensor, size, dim, outputs));
    }

    /// <inheritdoc cref="split"/>
    public static Tensor[] split_with_sizes(this Tensor self, Size split_sizes, long dim = 0)
    {
        var d = Checks.Wrap(dim, self.Rank);
        var sizes = Checks.SplitWithSizes(self, split_sizes, d);
        return Parts(self, d, sizes, true, _ => new SplitWithSizesBackward0(self, sizes, dim));
    }

    /// <summary>Views of <paramref name="chunks"/> parts of equal size, the last smaller; fewer where the dimension is too short.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or no chunk is asked for.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.chunk</c>.</remarks>
    public static Tensor[] chunk(this Tensor input, long chunks, long dim = 0)
    {
        var (size, whole) = ChunkSize(input, chunks, dim);
        return whole ? input.split(size, dim) : input.split_with_sizes(new Size(new long[chunks]), dim);
    }

    /// <summary>Views of parts along <paramref name="dim"/>: a number of parts of nearly equal size, or the borders between them.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or the number of parts is not positive.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.tensor_split</c>.</remarks>
    [OverloadResolutionPriority(1)]
    public static Tensor[] tensor_split(this Tensor input, Dims indices_or_sections, long dim = 0)
    {
        if (input.Rank == 0)
        {
            throw new RuntimeError("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        }

        var d = Checks.Wrap(dim, input.Rank);
        if (!indices_or_sections.IsSingle) return AtBorders(input, indices_or_sections.ToArray(), d);
        var (sections, extent) = (indices_or_sections[0], input.Raw.Sizes[d]);
        if (sections <= 0) throw new RuntimeError($"number of sections must be larger than 0, got {sections}");
        var (parts, start) = (new Tensor[sections], 0L);
        for (long i = 0; i < sections; i++)
        {
            var end = start + (extent / sections) + (i < extent % sections ? 1 : 0);
            parts[i] = Sliced(input, d, start, end);
            start = end;
        }

        return parts;
    }

    /// <inheritdoc cref="tensor_split(Tensor, Dims, long)"/>
    public static Tensor[] tensor_split(this Tensor input, Tensor tensor_indices_or_sections, long dim = 0)
    {
        var given = tensor_indices_or_sections;
        if (given.Rank > 1 || given.dtype != DType.Int64)
        {
            throw new RuntimeError(given.dtype != DType.Int64
                ? $"tensor_split expected tensor_indices_or_sections to have dtype of long, but got {given.dtype.CppName}"
                : "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor "
                    + "with "
                    + $"{given.Rank} dims");
        }

        if (given.Rank == 0) return input.tensor_split((Dims)(long)given.item(), dim);
        return input.tensor_split(Array.ConvertAll(given.unbind(), item => (long)item.item()), dim);
    }

    /// <summary>Views of the slices along <paramref name="dim"/>, which disappears.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.unbind</c>; derivatives.yaml <c>unbind.int</c>.</remarks>
    public static Tensor[] unbind(this Tensor input, long dim = 0)
    {
        var d = Checks.WrapWithout0d(dim, input.Rank);
        var parts = new Tensor[input.Raw.Sizes[d]];
        var node = parts.Length > 0 && Graph.Needs(input) ? new UnbindBackward0(input, dim) : null;
        for (var i = 0; i < parts.Length; i++)
        {
            var raw = input.Raw.Select(d, i);
            parts[i] = input.AsView(raw.Shape, raw.Offset, CreationMeta.MultiOutputNode);
            if (node is not null) parts[i].Record(node, i);
        }

        return parts;
    }

    private static Tensor[] AtBorders(Tensor input, long[] borders, int dim)
    {
        var (parts, start) = (new Tensor[borders.Length + 1], 0L);
        for (var i = 0; i < parts.Length; i++)
        {
            var end = i < borders.Length ? borders[i] : input.Raw.Sizes[dim];
            parts[i] = Sliced(input, dim, start, end);
            start = end;
        }

        return parts;
    }
}
