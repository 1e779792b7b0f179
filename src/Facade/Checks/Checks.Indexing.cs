namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">The index has a wrong dtype or size, or the destination another dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>ScatterGatherChecks.h</c>.</remarks>
    public static void Gather(Tensor self, int dim, Tensor index, Tensor? @out)
    {
        if (@out is not null)
        {
            Destination.CheckOverlap(@out);
            if (@out.dtype != self.dtype)
            {
                throw new RuntimeError($"Expected out tensor to have dtype {CTypeName(self.dtype)}, but got {CTypeName(@out.dtype)} "
                    + "instead");
            }
        }

        if (index.Count == 0) return;
        IsIndex("gather", index);
        if (Math.Max(index.Rank, 1) != Math.Max(self.Rank, 1))
        {
            throw new RuntimeError("Index tensor must have the same number of dimensions as input tensor");
        }

        for (var d = 0; d < index.Rank && self.Rank > 0; d++)
        {
            if (d == dim || index.Raw.Sizes[d] <= self.Raw.Sizes[d]) continue;
            throw new RuntimeError($"Size does not match at dimension {d} expected index {index.Raw.Shape} to be no larger than self "
                + $"{self.Raw.Shape} apart from dimension {dim}");
        }
    }

    /// <exception cref="RuntimeError">Index or source have a wrong dtype or size.</exception>
    /// <remarks>PyTorch 2.13 <c>ScatterGatherChecks.h</c>.</remarks>
    public static void Scatter(Tensor self, int dim, Tensor index, Tensor? src)
    {
        Pipelines.Same(src is null ? "scatter_value" : "scatter_src", self, ("index", index), ("src", src));
        if (index.Count != 0) IsIndex("scatter", index);
        if (src is not null && src.dtype != self.dtype) throw new RuntimeError("scatter(): Expected self.dtype to be equal to src.dtype");
        if (index.Count == 0) return;
        if (Math.Max(index.Rank, 1) != Math.Max(self.Rank, 1))
        {
            throw new RuntimeError("Index tensor must have the same number of dimensions as self tensor");
        }

        var fits = true;
        for (var d = 0; d < Math.Max(self.Rank, 1); d++)
        {
            if (d != dim && SizeOf(index, d) > SizeOf(self, d)) fits = false;
        }

        if (src is null)
        {
            if (fits) return;
            throw new RuntimeError($"Expected index {index.Raw.Shape} to be no larger than self {self.Raw.Shape} apart from dimension "
                + $"{dim}");
        }

        if (Math.Max(src.Rank, 1) != Math.Max(index.Rank, 1))
        {
            throw new RuntimeError("Index tensor must have the same number of dimensions as src tensor");
        }

        for (var d = 0; d < Math.Max(self.Rank, 1); d++)
        {
            if (SizeOf(index, d) > SizeOf(src, d)) fits = false;
        }

        if (!fits)
        {
            throw new RuntimeError($"Expected index {index.Raw.Shape} to be no larger than self {self.Raw.Shape} apart from dimension "
                + $"{dim} and "
                + $"to be no larger size than src {src.Raw.Shape}");
        }
    }

    /// <exception cref="IndexError">The index is no vector.</exception>
    /// <exception cref="RuntimeError">The index is neither int32 nor int64.</exception>
    public static void IndexSelect(Tensor self, Tensor index, Tensor? @out)
    {
        if (index.Rank > 1) throw new IndexError("index_select(): Index is supposed to be a vector");
        if (self.Rank == 0 && index.Count != 1)
        {
            throw new RuntimeError("index_select(): Index to scalar can have only 1 value, got " + $"{index.Count} value(s)");
        }

        if (!IsIndexType(index)) throw new RuntimeError("index_select(): Expected dtype int32 or int64 for index");
        if (@out is not null && @out.dtype != self.dtype)
        {
            throw new RuntimeError("index_select(): self and result must have the same scalar type");
        }
    }

    /// <exception cref="IndexError">The index is no vector.</exception>
    /// <exception cref="RuntimeError">Sizes or dtypes do not fit.</exception>
    public static void IndexAdd(Tensor self, int dim, Tensor index, Tensor source, string name = "index_add")
    {
        Pipelines.Same(name, self, ("index", index), ("source", source));
        if (!IsIndexType(index))
        {
            throw new RuntimeError($"{name}_(): Expected dtype int32/int64 for index but got: {index.dtype.CppName}");
        }

        if (self.dtype != source.dtype)
        {
            throw new RuntimeError($"{name}_(): self ({self.dtype.CppName}) and source ({source.dtype.CppName}) must have the same "
                + "scalar "
                + "type");
        }

        if (index.Rank > 1)
        {
            throw new IndexError($"{name}_(): Index is supposed to be a vector, but got dim: {index.Rank} with type: "
                + $"{index.dtype.CppName} and size: {index.Raw.Shape}");
        }

        if (source.Rank == 0 && index.Count != 1)
        {
            throw new RuntimeError($"{name}_(): When source is scalar, index should have only 1 element, but got {index.Count}");
        }

        if (dim >= Math.Max(source.Rank, 1))
        {
            throw new RuntimeError($"{name}_(): Indexing dim {dim} is out of bounds of the source tensor with dim {source.Rank}");
        }

        if (source.Rank > 0 && index.Count != SizeOf(source, dim))
        {
            throw new RuntimeError($"{name}_(): Number of indices ({index.Count}) should be equal to source.size(dim): "
                + $"({SizeOf(source, dim)}), for dim: {dim}");
        }

        var same = self.Rank == source.Rank || (self.Rank <= 1 && source.Rank <= 1 && (self.Rank != 0 || source.Rank == 0));
        for (var d = 0; same && d < self.Rank; d++) same = d == dim || SizeOf(self, d) == SizeOf(source, d);
        if (!same)
        {
            throw new RuntimeError("source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
                + $"{self.Raw.Shape} source.shape = {source.Raw.Shape}");
        }
    }

    /// <summary>The size of a dimension; a 0-d tensor counts as a vector of one element.</summary>
    private static long SizeOf(Tensor x, int dim) => x.Rank == 0 ? 1 : x.Raw.Sizes[dim];

    private static bool IsIndexType(Tensor index) => index.dtype == DType.Int64 || index.dtype == DType.Int32;

    private static void IsIndex(string name, Tensor index)
    {
        if (!IsIndexType(index)) throw new RuntimeError($"{name}(): Expected dtype int32/int64 for index");
    }
}
