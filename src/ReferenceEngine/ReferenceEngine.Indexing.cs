namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Index(in RawTensor x, ReadOnlySpan<RawTensor> indices, in RawTensor into = default)
    {
        var indexed = new IndexedShape(x.Shape, indices);
        var offsets = Positions.Combined(x.Shape, indices, indexed.Dims);
        var r = into.Exists ? into : RawTensor.OnHost(ResultShape(indexed, indices), x.DType);
        Scattered.Read(r, offsets.As(indexed.Spread(offsets.Shape)), x.As(indexed.Source), 1);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor IndexPut(in RawTensor into, ReadOnlySpan<RawTensor> indices, in RawTensor values, bool accumulate)
    {
        var indexed = new IndexedShape(into.Shape, indices);
        var offsets = Positions.Combined(into.Shape, indices, indexed.Dims);
        var (target, places) = (into.As(indexed.Source), offsets.As(indexed.Spread(offsets.Shape)));
        var source = Apart(values, into);
        if (accumulate) Scattered.Combine(default(AddKernel), default(MaximumKernel), target, places, source, 1);
        else Scattered.Write(target, places, source, 1);
        return into;
    }

    /// <inheritdoc/>
    public RawTensor IndexSelect(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default)
    {
        var size = x.Rank == 0 ? 1 : x.Sizes[dim];
        if (Positions.FirstOutside(index, size, 0) is { } outside)
        {
            // index_select_out_cpu_dim1_ is a path of its own, with a text of its own.
            if (dim != 1) throw new IndexError("index out of range in self");
            throw new RuntimeError($"INDICES element is out of DATA bounds, id={outside} axis_dim={size}");
        }

        if (x.Rank == 0) return Copy(x, into.Exists ? into : RawTensor.OnHost(Shape.Scalar, x.DType));
        var count = index.Count;
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(x.Shape.With(dim, count, 1).Sizes), x.DType);
        Scattered.Read(r, Along(index, dim, r.Shape), x.As(x.Shape.With(dim, count, 0)), x.Strides[dim]);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor IndexAdd(in RawTensor into, int dim, in RawTensor index, in RawTensor source, Scalar alpha)
    {
        // Outer and inner slices go by scatter_add, whose text is another one (index_add_cpu_out).
        var scattered = into.Rank > 1 && alpha == 1 && (dim == 0 || dim == into.Rank - 1);
        if (scattered) CheckRange(into, dim, index);
        else if (Positions.FirstOutside(index, into.Rank == 0 ? 1 : into.Sizes[dim], 0) is not null)
            throw new IndexError("index out of range in self");
        if (into.DType == DType.Bool && !alpha.ToBool()) return into;
        var values = Apart(source, into);
        var step = into.Rank == 0 ? 0 : into.Strides[dim];
        var target = into.Rank == 0 ? into : into.As(into.Shape.With(dim, index.Count, 0));
        var places = Along(index, dim, values.Shape);
        if (scattered) return Scatter(into, dim, places, values, ScatterMode.Add);
        Scattered.Combine(new AddScaledKernel(alpha), default(MaximumKernel), target, places, values, step);
        return into;
    }

    /// <inheritdoc/>
    public RawTensor Gather(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default)
    {
        CheckRange(x, dim, index);
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(index.Sizes), x.DType);
        if (index.Count == 0) return r;
        Scattered.Read(r, index, x.As(Standing(x.Shape, dim, index.Shape)), x.Rank == 0 ? 0 : x.Strides[dim]);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor Scatter(in RawTensor into, int dim, in RawTensor index, in RawTensor src, ScatterMode mode)
    {
        if (index.Count == 0) return into;
        CheckRange(into, dim, index);
        if (mode != ScatterMode.Set && Dense.Wide(into.DType) is var wide && wide != into.DType)
        {
            // Summed and multiplied in float32, rounded once, as ATen's buffer is (create_acc_buffer).
            var buffer = Copy(into, RawTensor.OnHost(Shape.Of(into.Sizes), wide));
            return Copy(Scatter(buffer, dim, index, Copy(src, RawTensor.OnHost(Shape.Of(src.Sizes), wide)), mode), into);
        }

        var values = Apart(src, into);
        values = values.Rank == 0 ? values : values.As(Shape.Of(index.Sizes, values.Strides));
        var (target, step) = (into.As(Standing(into.Shape, dim, index.Shape)), into.Rank == 0 ? 0 : into.Strides[dim]);
        switch (mode)
        {
            case ScatterMode.Set: Scattered.Write(target, index, values, step); break;
            case ScatterMode.Add: Scattered.Combine(default(AddKernel), default(MaximumKernel), target, index, values, step); break;
            case ScatterMode.Maximum: Scattered.Combine(default(MaximumKernel), target, index, values, step); break;
            case ScatterMode.Minimum: Scattered.Combine(default(MinimumKernel), target, index, values, step); break;
            default: Scattered.Combine(default(MulKernel), default(MinimumKernel), target, index, values, step); break;
        }

        return into;
    }

    /// <inheritdoc/>
    public RawTensor Take(in RawTensor x, in RawTensor index, in RawTensor into = default)
    {
        var offsets = Positions.Flat(index, x.Count);
        var source = x.IsContiguous ? x : Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), x.DType));
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(index.Sizes), x.DType);
        Scattered.Read(r, offsets, source.As(Shape.Of(index.Sizes, new long[index.Rank])), 1);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor Nonzero(in RawTensor x)
    {
        var columns = Positions.OfTrue(Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), DType.Bool)));
        return columns.As(columns.Shape.Exchange(0, 1));
    }

    /// <inheritdoc/>
    public RawTensor RepeatInterleave(in RawTensor counts) => Positions.Repeated(counts);

    private static Shape ResultShape(IndexedShape indexed, ReadOnlySpan<RawTensor> indices)
    {
        var operands = new Shape[indexed.Dims.Length + 1];
        operands[0] = indexed.Source;
        for (var i = 0; i < indexed.Dims.Length; i++) operands[i + 1] = indexed.Spread(indices[indexed.Dims[i]].Shape);
        return Shape.OfResult(operands);
    }

    private static void CheckRange(in RawTensor x, int dim, in RawTensor index)
    {
        var size = x.Rank == 0 ? 1 : x.Sizes[dim];
        if (Positions.FirstOutside(index, size, 0) is { } outside)
        {
            throw new RuntimeError($"index {outside} is out of bounds for dimension {dim} with size {size}");
        }
    }

    // The index's sizes with the tensor's strides, except that the indexed dimension does not move.
    private static Shape Standing(Shape x, int dim, Shape index)
    {
        if (x.Rank == 0) return Shape.Of(index.Sizes, new long[index.Rank]);
        var strides = index.Rank == 0 ? [] : x.Strides.ToArray();
        if (strides.Length > 0) strides[dim] = 0;
        return Shape.Of(index.Sizes, strides);
    }

    // A vector of indices as a tensor of the given shape that moves along one dimension only.
    private static RawTensor Along(in RawTensor index, int dim, Shape shape)
    {
        var strides = new long[shape.Rank];
        if (shape.Rank > 0 && index.Rank > 0) strides[dim] = index.Strides[0];
        return index.As(Shape.Of(shape.Sizes, strides));
    }

    // What is read while the destination is written: a copy where both share storage.
    private RawTensor Apart(in RawTensor x, in RawTensor into) =>
        ReferenceEquals(x.Storage, into.Storage) ? Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), x.DType)) : x;
}
