namespace Compat;

internal static partial class Checks
{
    /// <summary>The order of dimensions a permutation asks for.</summary>
    /// <exception cref="RuntimeError">Too few or too many dimensions, or one twice.</exception>
    public static int[] Permutation(Tensor input, Size dims)
    {
        if (dims.Length != input.Rank)
        {
            throw new RuntimeError("permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
                + $"ordering of dimensions i.e. input.dim() = {input.Rank} is not equal to len(dims) = {dims.Length}");
        }

        var (order, seen) = (new int[dims.Length], new bool[dims.Length]);
        for (var d = 0; d < order.Length; d++)
        {
            order[d] = Wrap(dims[d], input.Rank);
            if (seen[order[d]]) throw new RuntimeError("permute(): duplicate dims are not allowed.");
            seen[order[d]] = true;
        }

        return order;
    }

    /// <summary>Wrapped places of a movedim.</summary>
    /// <exception cref="RuntimeError">The lists differ in length, or a dimension stands twice.</exception>
    public static (int[] From, int[] To) Movedim(Tensor input, Dims source, Dims destination)
    {
        if (source.Count != destination.Count)
        {
            throw new RuntimeError($"movedim: Invalid source or destination dims: source ([{source.ToList()}] dims) should contain the "
                + "same "
                + $"number of dims as destination ([{destination.ToList()}] dims)");
        }

        var from = Array.ConvertAll(source.ToArray(), d => Wrap(d, input.Rank));
        var to = Array.ConvertAll(destination.ToArray(), d => Wrap(d, input.Rank));
        if (from.Distinct().Count() != from.Length)
        {
            throw new RuntimeError($"movedim: repeated dim in `source` ([{source.ToList()}])");
        }

        if (to.Distinct().Count() != to.Length)
        {
            throw new RuntimeError($"movedim: repeated dim in `destination` ([{destination.ToList()}])");
        }

        return (from, to);
    }

    /// <summary>Which dimensions are meant; all where none are given.</summary>
    /// <exception cref="RuntimeError">A dimension stands twice.</exception>
    public static bool[] DimSet(Dims? dims, int rank)
    {
        var chosen = new bool[Math.Max(rank, 1)];
        if (dims is not { } given)
        {
            Array.Fill(chosen, true);
            return chosen;
        }

        foreach (var dim in given)
        {
            var d = Wrap(dim, rank);
            if (chosen[d]) throw new RuntimeError($"dim {d} appears multiple times in the list of dims");
            chosen[d] = true;
        }

        return chosen;
    }

    /// <summary>As <see cref="Wrap"/>, but a 0-d tensor has no dimension.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    public static int WrapWithout0d(long dim, int rank) =>
        rank > 0 ? Wrap(dim, rank) : throw new IndexError($"Dimension specified as {dim} but tensor has no dimensions");

    /// <summary>Sizes of an unflattened dimension, a −1 replaced.</summary>
    /// <exception cref="RuntimeError">They do not multiply to the dimension's.</exception>
    public static long[] Unflatten(Size sizes, int dim, long extent)
    {
        try
        {
            return InferSize(sizes, extent);
        }
        catch (RuntimeError error) when (error.Message.StartsWith("shape '", StringComparison.Ordinal))
        {
            throw new RuntimeError($"unflatten: Provided sizes {Text(sizes)} don't multiply up to the size of dim {dim} ({extent}) in the "
                + "input tensor");
        }
    }

    /// <summary>Sizes of the parts of a split into equal ones.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or the size is negative, or 0 for a dimension that is not empty.</exception>
    public static long[] Split(Tensor tensor, long size, int dim)
    {
        if (tensor.Rank == 0) throw new RuntimeError("split expects at least a 1-dimensional tensor");
        if (size < 0) throw new RuntimeError($"split expects split_size be non-negative, but got split_size={size}");
        var extent = tensor.Raw.Sizes[dim];
        if (size == 0 && extent != 0)
        {
            throw new RuntimeError($"split_size can only be 0 if dimension size is 0, but got dimension size of {extent}");
        }

        var count = size == 0 ? 1 : Math.Max((extent + size - 1) / size, 1);
        var sizes = new long[count];
        Array.Fill(sizes, size);
        sizes[^1] = extent - (size * (count - 1));
        return sizes;
    }

    /// <summary>Sizes of the parts of a split.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or the sizes do not add up to the dimension's.</exception>
    public static long[] SplitWithSizes(Tensor tensor, Size sizes, int dim)
    {
        if (tensor.Rank == 0) throw new RuntimeError("split expects at least a 1-dimensional tensor");
        var (extent, total) = (tensor.Raw.Sizes[dim], 0L);
        foreach (var size in sizes)
        {
            if (size < 0)
            {
                throw new RuntimeError("split_with_sizes expects split_sizes have only non-negative entries, but got "
                    + $"split_sizes={Text(sizes)}");
            }

            total += size;
        }

        return total == extent ? sizes.ToArray() : throw new RuntimeError("split_with_sizes expects split_sizes to sum exactly to "
            + $"{extent} (input tensor's size at dimension {dim}), but got split_sizes={Text(sizes)}");
    }

    /// <summary>Wrapped dimension and index of a select.</summary>
    /// <exception cref="IndexError">The tensor is 0-d, or one of them lies outside it.</exception>
    public static (int Dim, long Index) Select(Tensor input, long dim, long index)
    {
        if (input.Rank == 0) throw new IndexError("select() cannot be applied to a 0-dim tensor.");
        var d = Wrap(dim, input.Rank);
        var size = input.Raw.Sizes[d];
        if (index < -size || index >= size)
        {
            throw new IndexError($"select(): index {index} out of range for tensor of size {input.Raw.Shape} at dimension {d}");
        }

        return (d, index < 0 ? index + size : index);
    }

    /// <summary>Wrapped dimension and start of a narrow.</summary>
    /// <exception cref="RuntimeError">The tensor is 0-d, or the part reaches beyond the dimension.</exception>
    public static (int Dim, long Start) Narrow(Tensor input, long dim, long start, long length)
    {
        if (input.Rank == 0) throw new RuntimeError("narrow() cannot be applied to a 0-dim tensor.");
        if (length < 0) throw new RuntimeError("narrow(): length must be non-negative.");
        var d = Wrap(dim, input.Rank);
        var size = input.Raw.Sizes[d];
        if (start < -size || start > size)
        {
            throw new IndexError($"start out of range (expected to be in range of [{-size}, {size}], but got {start})");
        }

        var from = start < 0 ? start + size : start;
        return from + length <= size ? (d, from)
            : throw new RuntimeError($"start ({from}) + length ({length}) exceeds dimension size ({size}).");
    }

    /// <summary>The two wrapped dimensions of a diagonal.</summary>
    /// <exception cref="RuntimeError">They are the same.</exception>
    public static (int A, int B) Diagonal(Tensor input, long dim1, long dim2)
    {
        var (a, b) = (Wrap(dim1, input.Rank), Wrap(dim2, input.Rank));
        return a != b ? (a, b) : throw new RuntimeError($"diagonal dimensions cannot be identical {dim1}, {dim2}");
    }

    /// <summary>The tensors of a list that must be one.</summary>
    /// <exception cref="TypeError">A tensor stands in its place, or one of the list is null.</exception>
    public static Tensor[] Sequence(string name, TensorList tensors) => !tensors.IsSingle ? All(name, tensors) : throw new TypeError(
        $"{name}(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor");

    /// <summary>The tensors of a list.</summary>
    /// <exception cref="TypeError">One is null.</exception>
    public static Tensor[] All(string name, TensorList tensors)
    {
        var all = new Tensor[tensors.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = tensors[i] ?? throw new TypeError($"expected Tensor as element {i} in argument 0, but got NoneType");
        }

        return all;
    }

    private static string ToList(this Dims dims) => string.Join(", ", dims);
}
