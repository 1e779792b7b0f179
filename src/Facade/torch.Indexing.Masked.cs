using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A copy with one number where the mask is true; tensor and mask broadcast.</summary>
    /// <exception cref="RuntimeError">The mask is not bool, the sizes do not broadcast, or the number does not fit the dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.masked_fill</c>; derivatives.yaml <c>masked_fill.Scalar</c>.</remarks>
    public static Tensor masked_fill(this Tensor input, Tensor mask, Scalar value)
    {
        var result = Filled(input, mask, value);
        return Graph.Needs(input) ? result.Record(new MaskedFillBackward0(input, mask)) : result;
    }

    /// <summary>A copy with a 0-d tensor's number where the mask is true; tensor and mask broadcast.</summary>
    /// <inheritdoc cref="masked_fill(Tensor, Tensor, Scalar)"/>
    /// <remarks>PyTorch 2.13 <c>torch.masked_fill</c>; derivatives.yaml <c>masked_fill.Tensor</c>.</remarks>
    public static Tensor masked_fill(this Tensor input, Tensor mask, Tensor value)
    {
        Checks.MaskedFillValue(value);
        var result = Filled(input, mask, value.item());
        return Graph.Needs(input, value) ? result.Record(new MaskedFillBackward1(input, value, mask)) : result;
    }

    /// <summary>Writes one number where the mask is true; the mask broadcasts.</summary>
    /// <inheritdoc cref="masked_fill(Tensor, Tensor, Scalar)"/>
    public static Tensor masked_fill_(this Tensor self, Tensor mask, Scalar value)
    {
        Inplace.Check(self);
        var node = Graph.Needs(self) ? new MaskedFillBackward0(self, mask) : null;
        FillWhere(self, mask, value);
        return self.Rebase(node);
    }

    /// <summary>Writes a 0-d tensor's number where the mask is true; the mask broadcasts.</summary>
    /// <inheritdoc cref="masked_fill(Tensor, Tensor, Tensor)"/>
    public static Tensor masked_fill_(this Tensor self, Tensor mask, Tensor value)
    {
        Checks.MaskedFillValue(value);
        Inplace.Check(self, value);
        var node = Graph.Needs(self, value) ? new MaskedFillBackward1(self, value, mask) : null;
        FillWhere(self, mask, value.item());
        return self.Rebase(node);
    }

    /// <summary>The elements where the mask is true, as a vector; tensor and mask broadcast.</summary>
    /// <exception cref="RuntimeError">The mask is not bool, or the sizes do not broadcast.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.masked_select</c>; derivatives.yaml <c>masked_select</c>.</remarks>
    public static Tensor masked_select(this Tensor input, Tensor mask, Tensor? @out = null)
    {
        Pipelines.Same("_masked_select", input, ("mask", mask));
        if (mask.dtype != DType.Bool) throw new RuntimeError("masked_select: expected BoolTensor for mask");
        if (@out is not null) Destination.CheckOverlap(@out);
        var sizes = Shape.Broadcast(mask.Raw.Sizes, input.Raw.Sizes);
        var raw = Selected(input, mask, sizes);
        if (@out is not null)
        {
            Destination.RefuseGrad("masked_select", @out, input);
            return Destination.Write(@out, raw.Shape, input.dtype, into => into.Exists ? input.Engine.Copy(raw, into) : raw);
        }

        var result = Tensor.Of(raw, input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new MaskedSelectBackward0(input, mask)) : result;
    }

    /// <summary>A copy with the elements where the mask is true replaced by the source's, in order; both broadcast.</summary>
    /// <exception cref="RuntimeError">The mask is not bool, the dtypes differ, or the source has too few elements.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.masked_scatter</c>; derivatives.yaml <c>masked_scatter</c>.</remarks>
    public static Tensor masked_scatter(this Tensor input, Tensor mask, Tensor source)
    {
        Pipelines.Same("_masked_scatter", input, ("mask", mask), ("source", source));
        Checks.MaskedScatter(input, mask, source);
        var sizes = Shape.Broadcast(mask.Raw.Sizes, input.Raw.Sizes);
        var raw = input.Engine.Empty(Shape.Of(sizes), input.dtype, input.device);
        var result = Tensor.Of(input.Engine.Copy(input.Raw.ExpandTo(sizes), raw), input.Engine);
        ScatterWhere(result, mask, source);
        return Graph.Needs(input, source) ? result.Record(new MaskedScatterBackward0(input, source, mask)) : result;
    }

    /// <summary>Replaces the elements where the mask is true by those of the source, in order; the mask broadcasts.</summary>
    /// <inheritdoc cref="masked_scatter"/>
    public static Tensor masked_scatter_(this Tensor self, Tensor mask, Tensor source)
    {
        Pipelines.Same("_masked_scatter_", self, ("mask", mask), ("source", source));
        Checks.MaskedScatter(self, mask, source);
        Inplace.Check(self, source);
        Destination.CheckBroadcast(self, mask);
        var node = Graph.Needs(self, source) ? new MaskedScatterBackward0(self, source, mask) : null;
        ScatterWhere(self, mask, source);
        return self.Rebase(node);
    }

    private static Tensor Filled(Tensor input, Tensor mask, Scalar value)
    {
        Checks.MaskedFillMask(mask);
        Checks.MaskPlace(input, mask);
        var sizes = Shape.Broadcast(mask.Raw.Sizes, input.Raw.Sizes);
        var into = input.Engine.Empty(Shape.Of(sizes), input.dtype, input.device);
        return Tensor.Of(Where(input, mask.Raw.ExpandTo(sizes), value, input.Raw.ExpandTo(sizes), into), input.Engine);
    }

    private static void FillWhere(Tensor self, Tensor mask, Scalar value)
    {
        Checks.MaskedFillMask(mask);
        Checks.MaskPlace(self, mask);
        Destination.CheckOverlap(self);
        Destination.CheckBroadcast(self, mask);
        Where(self, mask.Raw.ExpandTo(self.Raw.Sizes), value, self.Raw, self.Raw);
    }

    private static RawTensor Where(Tensor self, in RawTensor mask, Scalar value, in RawTensor otherwise, in RawTensor into)
    {
        Checks.Fits(value, self.dtype);
        var number = self.Engine.Fill(self.Engine.Empty(Shape.Scalar, self.dtype, self.device), value);
        return self.Engine.Where(mask, number, otherwise, into);
    }

    private static RawTensor[] Columns(Tensor mask, long[] sizes)
    {
        var positions = mask.Engine.Nonzero(mask.Raw.ExpandTo(sizes));
        var columns = new RawTensor[sizes.Length];
        for (var d = 0; d < columns.Length; d++) columns[d] = positions.Select(1, d);
        return columns;
    }

    private static RawTensor Selected(Tensor input, Tensor mask, long[] sizes)
    {
        if (sizes.Length > 0) return input.Engine.Index(input.Raw.ExpandTo(sizes), Columns(mask, sizes));
        var vector = new Tensor(input.Raw.As(Shape.One), input.Engine);
        return Selected(vector, new Tensor(mask.Raw.As(Shape.One), mask.Engine), [1]);
    }

    private static void ScatterWhere(Tensor self, Tensor mask, Tensor source)
    {
        var sizes = self.Rank == 0 ? [1] : self.Raw.Sizes.ToArray();
        var columns = Columns(self.Rank == 0 ? new Tensor(mask.Raw.As(Shape.One), mask.Engine) : mask, sizes);
        var count = columns[0].Count;
        if (source.Count < count) throw new RuntimeError("Number of elements of source < number of ones in mask");
        var flat = source.Raw.IsContiguous ? source.Raw : Duplicate(source.contiguous()).Raw;
        self.Engine.IndexPut(
            self.Rank == 0 ? self.Raw.As(Shape.One) : self.Raw, columns, flat.As(Shape.Of(count)), accumulate: false);
        GC.KeepAlive(source);
    }
}
