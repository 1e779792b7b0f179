using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>r[i][j] = input[index[i][j]][j] for dimension 0, likewise for the others; of the index's sizes.</summary>
    /// <param name="input">As many dimensions as the index.</param>
    /// <param name="dim">Dimension that is indexed.</param>
    /// <param name="index">int64 or int32; no larger than the input in the other dimensions.</param>
    /// <param name="sparse_grad">True is not supported.</param>
    /// <param name="out">Destination, of the input's dtype.</param>
    /// <exception cref="RuntimeError">Sizes do not fit, or an index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.gather</c>; derivatives.yaml <c>gather</c>.</remarks>
    public static Tensor gather(this Tensor input, long dim, Tensor index, bool sparse_grad = false, Tensor? @out = null)
    {
        if (sparse_grad) throw new NotImplementedError("gather with sparse_grad=True needs sparse tensors, which are not implemented");
        var d = Checks.Wrap(dim, input.Rank);
        Pipelines.Same("gather", input, ("index", index));
        Checks.Gather(input, d, index, @out);
        var places = Pipelines.Operand(index, DType.Int64);
        if (@out is not null)
        {
            Destination.RefuseGrad("gather", @out, input);
            var into = Destination.Open(@out, Shape.Of(index.Raw.Sizes), input.dtype, input, index);
            return Destination.Close(@out, input.Engine.Gather(input.Raw, d, places, into));
        }

        var result = Tensor.Of(input.Engine.Gather(input.Raw, d, places), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new GatherBackward0(input, dim, index)) : result;
    }

    /// <summary>The slices of dimension <paramref name="dim"/> at the indices of a vector.</summary>
    /// <exception cref="IndexError">The index is no vector, or lies outside the dimension.</exception>
    /// <exception cref="RuntimeError">The index is neither int32 nor int64.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.index_select</c>; derivatives.yaml <c>index_select</c>.</remarks>
    public static Tensor index_select(this Tensor input, long dim, Tensor index, Tensor? @out = null)
    {
        var d = Checks.Wrap(dim, input.Rank);
        Pipelines.Same("_index_select", input, ("index", index));
        Checks.IndexSelect(input, index, @out);
        var places = Pipelines.Operand(index, DType.Int64);
        if (@out is not null)
        {
            Destination.RefuseGrad("index_select", @out, input);
            Destination.CheckOverlap(@out);
            var shape = input.Rank == 0 ? Shape.Scalar : Shape.Of(input.Raw.Shape.With(d, index.Count, 1).Sizes);
            var into = Destination.Open(@out, shape, input.dtype, input, index);
            return Destination.Close(@out, input.Engine.IndexSelect(input.Raw, d, places, into));
        }

        var result = Tensor.Of(input.Engine.IndexSelect(input.Raw, d, places), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new IndexSelectBackward0(input, dim, index)) : result;
    }

    /// <summary>The elements at row-major positions of the flattened tensor; of the index's sizes.</summary>
    /// <exception cref="IndexError">An index lies outside the tensor.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.take</c>; derivatives.yaml <c>take</c>.</remarks>
    public static Tensor take(this Tensor input, Tensor index)
    {
        if (index.dtype != DType.Int64) throw new RuntimeError($"take(): Expected a long tensor for index, but got {index.dtype.CppName}");
        Pipelines.Same("_take", input, ("index", index));
        var result = Tensor.Of(input.Engine.Take(input.Raw, index.Raw), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new TakeBackward0(input, index)) : result;
    }

    /// <summary>Gathers along <paramref name="dim"/>, with input and indices broadcast in the other dimensions; without a dimension from
    /// the flattened input.</summary>
    /// <exception cref="RuntimeError">The indices are not int64, or the numbers of dimensions differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.take_along_dim</c>.</remarks>
    public static Tensor take_along_dim(this Tensor input, Tensor indices, long? dim = null, Tensor? @out = null)
    {
        if (indices.dtype != DType.Int64)
        {
            throw new RuntimeError($"torch.take_along_dim(): dtype of indices should be Long but got {indices.dtype.CppName}");
        }

        if (dim is not { } along) return input.view(-1).gather(0, indices.view(-1), @out: @out);
        if (input.Rank != indices.Rank)
        {
            throw new RuntimeError("torch.take_along_dim(): input and indices should have the same number of dimensions, but got "
                + $"{input.Rank} dimensions for input, and {indices.Rank} dimensions for indices");
        }

        var d = Checks.Wrap(along, input.Rank);
        if (input.Rank == 0) return input.gather(0, indices, @out: @out);
        indices = indices.remainder(input.Raw.Sizes[d]);
        var (forInput, forIndex) = (input.Raw.Sizes.ToArray(), indices.Raw.Sizes.ToArray());
        forInput[d] = indices.Raw.Sizes[d];
        forIndex[d] = input.Raw.Sizes[d];
        var wide = input.broadcast_to(new Size(Shape.Broadcast(forIndex, input.Raw.Sizes)));
        return wide.gather(d, indices.broadcast_to(new Size(Shape.Broadcast(forInput, indices.Raw.Sizes))), @out: @out);
    }
}
