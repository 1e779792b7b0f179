using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>In an index: a new dimension of size 1.</summary>
    public static TensorIndex None => TensorIndex.None;

    /// <summary>In an index: all dimensions that no other index names.</summary>
    public static TensorIndex Ellipsis => TensorIndex.Ellipsis;

    /// <summary>In an index: Python's <c>start:stop:step</c>; null stands for what is left out.</summary>
    /// <exception cref="ValueError">The step is not positive.</exception>
    public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => TensorIndex.Slice(start, stop, step);

    /// <summary>The tensor itself as a view of itself.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::alias</c>; derivatives.yaml <c>alias</c>.</remarks>
    internal static Tensor alias(Tensor input)
    {
        var view = input.AsView(input.Raw.Shape, input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new AliasBackward0(input)) : view;
    }

    /// <summary>The elements at tensors of indices; null takes a whole dimension.</summary>
    /// <exception cref="IndexError">The indices do not fit the tensor, or do not broadcast.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::index.Tensor</c>; derivatives.yaml <c>index.Tensor</c>.</remarks>
    internal static Tensor index(Tensor self, Tensor?[] indices)
    {
        var places = Places.Of(self, indices);
        var result = Tensor.Of(self.Engine.Index(self.Raw, places), self.Engine);
        GC.KeepAlive(self);
        return Graph.Needs(self) ? result.Record(new IndexBackward0(self, indices)) : result;
    }

    /// <summary>A copy with the elements at tensors of indices overwritten, or added to.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="indices">int64, int32, bool or uint8; as many as dimensions at most.</param>
    /// <param name="values">Broadcasts to what the indices read; of the same dtype.</param>
    /// <param name="accumulate">Adds, also where a place is named several times.</param>
    /// <exception cref="IndexError">The indices do not fit the tensor, or do not broadcast.</exception>
    /// <exception cref="RuntimeError">The values do not broadcast or have another dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.index_put</c>; derivatives.yaml <c>index_put</c>.</remarks>
    public static Tensor index_put(this Tensor input, TensorList indices, Tensor values, bool accumulate = false)
    {
        var (given, places, source) = Places.ForPut(input, indices, values);
        var result = Duplicate(input);
        input.Engine.IndexPut(result.Raw, places, source, accumulate);
        GC.KeepAlive(values);
        return Graph.Needs(input, values) ? result.Record(new IndexPutBackward0(input, given, values, accumulate)) : result;
    }

    /// <summary>Overwrites the elements at tensors of indices, or adds to them.</summary>
    /// <inheritdoc cref="index_put"/>
    public static Tensor index_put_(this Tensor self, TensorList indices, Tensor values, bool accumulate = false) =>
        IndexPut(self, indices, values, accumulate, (given, into) => new IndexPutBackward0(into, given, values, accumulate));

    /// <summary>The same under the name that backward formulas use.</summary>
    /// <remarks>PyTorch 2.13 <c>_index_put_impl_</c>.</remarks>
    internal static Tensor IndexPutImpl(Tensor self, TensorList indices, Tensor values, bool accumulate) =>
        IndexPut(self, indices, values, accumulate, (given, into) => new IndexPutImplBackward0(into, given, values, accumulate));

    private static Tensor IndexPut(
        Tensor self, TensorList indices, Tensor values, bool accumulate, Func<Tensor?[], Tensor, Node> makeNode)
    {
        var (given, places, source) = Places.ForPut(self, indices, values);
        Inplace.Check(self, values);
        var node = Graph.Needs(self, values) ? makeNode(given, self) : null;
        self.Engine.IndexPut(self.Raw, places, source, accumulate);
        GC.KeepAlive(values);
        return self.Rebase(node);
    }

    /// <summary>The positions of the elements that are not zero: (n, rank) int64.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.nonzero</c>.</remarks>
    public static Tensor nonzero(this Tensor input, Tensor? @out = null)
    {
        var raw = input.Engine.Nonzero(input.Raw);
        GC.KeepAlive(input);
        return @out is null ? Tensor.Of(raw, input.Engine)
            : Destination.Write(@out, raw.Shape, DType.Int64, into => into.Exists ? input.Engine.Copy(raw, into) : raw);
    }

    /// <summary>The positions of the elements that are not zero, a vector for each dimension; as one tensor where
    /// <paramref name="as_tuple"/> is false.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.nonzero</c>.</remarks>
    public static Tensor[] nonzero(this Tensor input, bool as_tuple)
    {
        if (!as_tuple) return [input.nonzero()];
        return (input.Rank == 0 ? input.unsqueeze(0) : input).nonzero().unbind(1);
    }

    /// <summary>The positions of the elements that are not zero: (n, rank) int64.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.argwhere</c>.</remarks>
    public static Tensor argwhere(this Tensor input) => input.nonzero();

    /// <summary>A copy of the elements alone, with the operand's order of strides.</summary>
    internal static Tensor Duplicate(Tensor input)
    {
        var raw = input.Engine.Empty(Shape.OfResult(input.Raw.Shape), input.dtype, input.device);
        return Tensor.Of(input.Engine.Copy(input.Raw, raw), input.Engine);
    }

    /// <summary>A result of its own given to a destination.</summary>
    private static Tensor Given(string name, Tensor @out, Tensor result, params ReadOnlySpan<Tensor?> operands)
    {
        Destination.RefuseGrad(name, @out, operands);
        var into = Destination.Open(@out, result.Raw.Shape, result.dtype);
        return Destination.Close(@out, into.Exists ? result.Engine.Copy(result.Raw, into) : result.Raw);
    }
}
