using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A copy with alpha · source[i] added to slice index[i] of dimension <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The index is no vector, or lies outside the dimension.</exception>
    /// <exception cref="RuntimeError">Sizes or dtypes do not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.index_add</c>; derivatives.yaml <c>index_add</c>.</remarks>
    public static Tensor index_add(
        this Tensor input, long dim, Tensor index, Tensor source, Scalar? alpha = null, Tensor? @out = null)
    {
        var (d, places, factor) = ForIndexAdd(input, dim, index, source, alpha);
        var result = Duplicate(input);
        input.Engine.IndexAdd(result.Raw, d, places, source.Raw, factor);
        GC.KeepAlive(source);
        if (@out is not null) return Given("index_add", @out, result, input, source);
        return Graph.Needs(input, source) ? result.Record(new IndexAddBackward0(input, source, dim, index, factor)) : result;
    }

    /// <summary>Adds alpha · source[i] to slice index[i] of dimension <paramref name="dim"/>.</summary>
    /// <inheritdoc cref="index_add"/>
    public static Tensor index_add_(this Tensor self, long dim, Tensor index, Tensor source, Scalar? alpha = null)
    {
        var (d, places, factor) = ForIndexAdd(self, dim, index, source, alpha);
        Inplace.Check(self, source);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, source) ? new IndexAddBackward0(self, source, dim, index, factor) : null;
        self.Engine.IndexAdd(self.Raw, d, places, source.Raw, factor);
        GC.KeepAlive(source);
        return self.Rebase(node);
    }

    /// <summary>A copy with slice index[i] of dimension <paramref name="dim"/> replaced by source[i].</summary>
    /// <exception cref="IndexError">The index is no vector, or lies outside the dimension.</exception>
    /// <exception cref="RuntimeError">Sizes or dtypes do not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.index_copy</c>; derivatives.yaml <c>index_copy</c>.</remarks>
    public static Tensor index_copy(this Tensor input, long dim, Tensor index, Tensor source)
    {
        var d = Checks.IndexCopy(input, dim, index, source);
        var result = Duplicate(input);
        WriteSlices(result, d, index, source.Raw);
        return Graph.Needs(input, source) ? result.Record(new IndexCopyBackward0(input, source, dim, index)) : result;
    }

    /// <summary>Replaces slice index[i] of dimension <paramref name="dim"/> by source[i].</summary>
    /// <inheritdoc cref="index_copy"/>
    public static Tensor index_copy_(this Tensor self, long dim, Tensor index, Tensor source)
    {
        var d = Checks.IndexCopy(self, dim, index, source);
        Inplace.Check(self, source);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, source) ? new IndexCopyBackward0(self, source, dim, index) : null;
        WriteSlices(self, d, index, source.Raw);
        return self.Rebase(node);
    }

    /// <summary>A copy with the slices of dimension <paramref name="dim"/> at the indices filled with one number.</summary>
    /// <exception cref="IndexError">The index is not int64, or lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.index_fill</c>; derivatives.yaml <c>index_fill</c>.</remarks>
    public static Tensor index_fill(this Tensor input, long dim, Tensor index, Scalar value)
    {
        var d = Checks.IndexFill(input, dim, index);
        var result = Duplicate(input);
        FillSlices(result, d, index, value);
        return Graph.Needs(input) ? result.Record(new IndexFillBackward0(input, dim, index)) : result;
    }

    /// <inheritdoc cref="index_fill(Tensor, long, Tensor, Scalar)"/>
    public static Tensor index_fill(this Tensor input, long dim, Tensor index, Tensor value)
    {
        var d = Checks.IndexFill(input, dim, index, value);
        var result = Duplicate(input);
        FillSlices(result, d, index, value.item());
        return Graph.Needs(input, value) ? result.Record(new IndexFillBackward1(input, value, dim, index)) : result;
    }

    /// <summary>Fills the slices of dimension <paramref name="dim"/> at the indices with one number.</summary>
    /// <inheritdoc cref="index_fill(Tensor, long, Tensor, Scalar)"/>
    public static Tensor index_fill_(this Tensor self, long dim, Tensor index, Scalar value)
    {
        var d = Checks.IndexFill(self, dim, index);
        Inplace.Check(self);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self) ? new IndexFillBackward0(self, dim, index) : null;
        FillSlices(self, d, index, value);
        return self.Rebase(node);
    }

    /// <inheritdoc cref="index_fill_(Tensor, long, Tensor, Scalar)"/>
    public static Tensor index_fill_(this Tensor self, long dim, Tensor index, Tensor value)
    {
        var d = Checks.IndexFill(self, dim, index, value);
        Inplace.Check(self, value);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, value) ? new IndexFillBackward1(self, value, dim, index) : null;
        FillSlices(self, d, index, value.item());
        return self.Rebase(node);
    }

    private static (int Dim, RawTensor Places, Scalar Alpha) ForIndexAdd(
        Tensor self, long dim, Tensor index, Tensor source, Scalar? alpha)
    {
        var d = Checks.Wrap(dim, self.Rank);
        Checks.IndexAdd(self, d, index, source);
        Checks.Alpha(self.dtype, alpha ?? 1);
        return (d, Pipelines.Operand(index, DType.Int64), alpha ?? 1);
    }

    private static void FillSlices(Tensor self, int dim, Tensor index, Scalar value)
    {
        Checks.Fits(value, self.dtype);
        var number = self.Engine.Fill(self.Engine.Empty(Shape.Scalar, self.dtype, self.device), value);
        var sizes = self.Rank == 0 ? Shape.Scalar : self.Raw.Shape.With(dim, index.Count, 0);
        WriteSlices(self, dim, index, number.ExpandTo(sizes.Sizes));
    }

    private static void WriteSlices(Tensor self, int dim, Tensor index, in RawTensor source)
    {
        if (self.Rank == 0)
        {
            if (index.Count > 0) self.Engine.Copy(source.As(Shape.Scalar), self.Raw);
            return;
        }

        var places = new RawTensor[dim + 1];
        places[dim] = index.Raw.As(index.Rank == 0 ? Shape.One : index.Raw.Shape);
        self.Engine.IndexPut(self.Raw, places, source, accumulate: false);
    }
}
