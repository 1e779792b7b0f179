using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A copy in which all src[i][j] of one place input[index[i][j]][j], for dimension 0, are combined with it.</summary>
    /// <param name="input">As many dimensions as index and source.</param>
    /// <param name="dim">Dimension that is indexed.</param>
    /// <param name="index">int64 or int32; no larger than the source, nor than the input in the other dimensions.</param>
    /// <param name="src">Of the input's dtype.</param>
    /// <param name="reduce"><c>sum</c>, <c>prod</c>, <c>mean</c>, <c>amax</c> or <c>amin</c>.</param>
    /// <param name="include_self">False to leave out what was there.</param>
    /// <param name="out">Where the result goes.</param>
    /// <exception cref="RuntimeError">Sizes, dtypes or the name do not fit, or an index lies outside the dimension.</exception>
    /// <exception cref="NotImplementedError"><c>amax</c> or <c>amin</c> of complex numbers.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.scatter_reduce</c>; derivatives.yaml <c>scatter_reduce.two</c>.</remarks>
    public static Tensor scatter_reduce(
        this Tensor input, long dim, Tensor index, Tensor src, string reduce, bool include_self = true, Tensor? @out = null)
    {
        var (d, places) = ForScatterReduce(input, dim, index, src, reduce);
        var result = Duplicate(input);
        Reduced(result.Raw, result.Engine, d, places, src.Raw, reduce, include_self);
        GC.KeepAlive(src);
        if (@out is not null) return Given("scatter_reduce", @out, result, input, src);
        return Graph.Needs(input, src)
            ? result.Record(new ScatterReduceBackward0(input, dim, index, src, reduce, include_self, result))
            : result;
    }

    /// <summary>Combines all src[i][j] of one place self[index[i][j]][j], for dimension 0, with what is there.</summary>
    /// <inheritdoc cref="scatter_reduce"/>
    public static Tensor scatter_reduce_(
        this Tensor self, long dim, Tensor index, Tensor src, string reduce, bool include_self = true)
    {
        var (d, places) = ForScatterReduce(self, dim, index, src, reduce);
        Inplace.Check(self, src);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, src)
            ? new ScatterReduceBackward0(self.BeforeWrite(), dim, index, src, reduce, include_self, self.AfterWrite())
            : null;
        Reduced(self.Raw, self.Engine, d, places, src.Raw, reduce, include_self);
        GC.KeepAlive(src);
        return self.Rebase(node);
    }

    /// <summary>A copy in which all source[i] of one slice index[i] of dimension <paramref name="dim"/> are combined with it.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="dim">Dimension that is indexed.</param>
    /// <param name="index">A vector of int64 or int32, as long as the source.</param>
    /// <param name="source">Of the input's dtype, and of its sizes but for <paramref name="dim"/>.</param>
    /// <param name="reduce"><c>prod</c>, <c>mean</c>, <c>amax</c> or <c>amin</c>.</param>
    /// <param name="include_self">False to leave out what was there.</param>
    /// <param name="out">Where the result goes.</param>
    /// <exception cref="IndexError">The index is no vector, or lies outside the dimension.</exception>
    /// <exception cref="RuntimeError">Sizes, dtypes or the name do not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.index_reduce</c>; derivatives.yaml <c>index_reduce</c>.</remarks>
    public static Tensor index_reduce(
        this Tensor input, long dim, Tensor index, Tensor source, string reduce, bool include_self = true, Tensor? @out = null)
    {
        var (d, places, slices) = ForIndexReduce(input, dim, index, source, reduce);
        var result = Duplicate(input);
        Reduced(result.Raw, result.Engine, d, places, source.Raw, reduce, include_self, slices);
        GC.KeepAlive(source);
        if (@out is not null) return Given("index_reduce", @out, result, input, source);
        return Graph.Needs(input, source)
            ? result.Record(new IndexReduceBackward0(input, dim, index, source, reduce, include_self, result))
            : result;
    }

    /// <summary>Combines all source[i] of one slice index[i] of dimension <paramref name="dim"/> with what is there.</summary>
    /// <inheritdoc cref="index_reduce"/>
    public static Tensor index_reduce_(
        this Tensor self, long dim, Tensor index, Tensor source, string reduce, bool include_self = true)
    {
        var (d, places, slices) = ForIndexReduce(self, dim, index, source, reduce);
        Inplace.Check(self, source);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, source)
            ? new IndexReduceBackward0(self.BeforeWrite(), dim, index, source, reduce, include_self, self.AfterWrite())
            : null;
        Reduced(self.Raw, self.Engine, d, places, source.Raw, reduce, include_self, slices);
        GC.KeepAlive(source);
        return self.Rebase(node);
    }

    private static (int Dim, RawTensor Places) ForScatterReduce(Tensor self, long dim, Tensor index, Tensor src, string reduce)
    {
        var d = Checks.Wrap(dim, self.Rank);
        Checks.Scatter(self, d, index, src);
        if (reduce is not ("sum" or "prod" or "mean" or "amax" or "amin"))
        {
            throw new RuntimeError($"reduce argument must be either sum, prod, mean, amax or amin, got {reduce}");
        }

        if (self.dtype.is_complex && reduce is ("amax" or "amin"))
        {
            throw new NotImplementedError($"\"scatter_gather_tensor_cpu_reduce_{reduce}\" not implemented for '{self.dtype.CppName}'");
        }

        return (d, Pipelines.Operand(index, DType.Int64));
    }

    // The index of a slice is that of all its elements.
    private static (int Dim, RawTensor Places, RawTensor Slices) ForIndexReduce(
        Tensor self, long dim, Tensor index, Tensor source, string reduce)
    {
        if (reduce is not ("prod" or "mean" or "amax" or "amin"))
        {
            throw new RuntimeError($"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.");
        }

        var d = Checks.Wrap(dim, self.Rank);
        Checks.IndexAdd(self, d, index, source, "index_reduce");
        warnings.warn("index_reduce() is in beta and the API may change at any time.");
        var size = self.Rank == 0 ? 1 : self.Raw.Sizes[d];
        if (((index < 0) | (index >= size)).any().item().ToBool()) throw new IndexError("index out of range in self");
        var sizes = new long[source.Rank];
        Array.Fill(sizes, 1);
        if (source.Rank > 0) sizes[d] = index.Count;
        var places = Pipelines.Operand(index.detach().reshape(new Size(sizes)).expand(source.shape), DType.Int64);
        return (d, places, Pipelines.Operand(index.detach().reshape(-1), DType.Int64));
    }

    /// <remarks>PyTorch 2.13 <c>scatter_reduce_two</c>, ATen/native/TensorAdvancedIndexing.cpp.</remarks>
    private static void Reduced(
        in RawTensor into, IEngine engine, int dim, in RawTensor places, in RawTensor source, string reduce, bool includeSelf,
        in RawTensor slices = default)
    {
        if (!includeSelf)
        {
            var first = reduce switch
            {
                "sum" or "mean" => Constant(into, engine, 0).ExpandTo(places.Sizes),
                "prod" => Constant(into, engine, 1).ExpandTo(places.Sizes),
                _ => source,
            };
            engine.Scatter(into, dim, places, first, ScatterMode.Set);
        }

        if (slices.Exists && reduce == "mean") AddSlices(into, engine, dim, slices, source);
        else engine.Scatter(into, dim, places, source, reduce switch
        {
            "sum" or "mean" => ScatterMode.Add,
            "prod" => ScatterMode.Multiply,
            "amax" => ScatterMode.Maximum,
            _ => ScatterMode.Minimum,
        });
        if (reduce != "mean") return;
        var counts = engine.Fill(engine.Empty(Shape.Of(into.Sizes), into.DType, into.Storage.Device), includeSelf ? 1 : 0);
        engine.Scatter(counts, dim, places, Constant(into, engine, 1).ExpandTo(places.Sizes), ScatterMode.Add);
        counts = engine.Maximum(counts, Constant(into, engine, 1));
        if (into.DType.IsDifferentiable) engine.Div(into, counts, into);
        else engine.DivRounded(into, counts, floor: true, into);
    }

    // index_reduce adds slice after slice in the element type; as a dimension between two others it does so in index_add.
    private static void AddSlices(in RawTensor into, IEngine engine, int dim, in RawTensor slices, in RawTensor source) =>
        engine.IndexAdd(Between(into), dim + 1, slices, Between(source), 1);

    private static RawTensor Between(in RawTensor x) => x.As(Shape.Of([1, .. x.Sizes, 1], [1, .. x.Strides, 1]));

    private static RawTensor Constant(in RawTensor like, IEngine engine, Scalar value) =>
        engine.Fill(engine.Empty(Shape.Scalar, like.DType, like.Storage.Device), value);
}
