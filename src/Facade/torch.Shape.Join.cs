using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The tensors one behind the other along <paramref name="dim"/>, in their promoted dtype.</summary>
    /// <param name="tensors">Of equal sizes but for that dimension; vectors without elements are skipped.</param>
    /// <param name="dim">Dimension that grows.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="ValueError">No tensor is given.</exception>
    /// <exception cref="RuntimeError">A tensor is 0-d, or sizes or numbers of dimensions differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.cat</c>; derivatives.yaml <c>cat</c>.</remarks>
    public static Tensor cat(TensorList tensors, long dim = 0, Tensor? @out = null)
    {
        var all = Checks.Sequence("cat", tensors);
        var (shape, d) = Checks.Cat(all, dim);
        var (engine, dtype) = (all[0].Engine, Promotion.Of(all));
        foreach (var tensor in all) Pipelines.Same("cat", all[0], ("tensors", tensor));
        if (@out is not null)
        {
            Destination.RefuseGrad("cat", @out, all);
            var into = Destination.Open(@out, shape, dtype, all);
            return Destination.Close(@out, Concatenate(all, d, into.Exists ? into : engine.Empty(shape, dtype, @out.device)));
        }

        var result = Tensor.Of(Concatenate(all, d, engine.Empty(shape, dtype, all[0].device)), engine);
        return Graph.Needs(all) ? result.Record(new CatBackward0(all, dim)) : result;
    }

    /// <inheritdoc cref="cat"/>
    public static Tensor concat(TensorList tensors, long dim = 0, Tensor? @out = null) => cat(tensors, dim, @out);

    /// <inheritdoc cref="cat"/>
    public static Tensor concatenate(TensorList tensors, long dim = 0, Tensor? @out = null) => cat(tensors, dim, @out);

    /// <summary>The tensors along a new dimension <paramref name="dim"/>.</summary>
    /// <exception cref="RuntimeError">No tensor is given, or sizes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.stack</c>; derivatives.yaml <c>stack</c>.</remarks>
    public static Tensor stack(TensorList tensors, long dim = 0, Tensor? @out = null)
    {
        var all = Checks.Sequence("stack", tensors);
        Checks.Stack(all);
        var (d, first) = (Checks.Wrap(dim, all[0].Rank + 1), all[0].Raw.Shape);
        var shape = Shape.Of(first.Insert(d, all.Length, 1).Sizes);
        var (engine, dtype) = (all[0].Engine, Promotion.Of(all));
        foreach (var tensor in all) Pipelines.Same("_stack", all[0], ("tensors", tensor));
        if (@out is not null)
        {
            Destination.RefuseGrad("stack", @out, all);
            var into = Destination.Open(@out, shape, dtype, all);
            return Destination.Close(@out, Pile(all, d, into.Exists ? into : engine.Empty(shape, dtype, @out.device)));
        }

        var result = Tensor.Of(Pile(all, d, engine.Empty(shape, dtype, all[0].device)), engine);
        return Graph.Needs(all) ? result.Record(new StackBackward0(all, dim)) : result;
    }

    /// <summary>Side by side: along the second dimension, vectors along their only one.</summary>
    /// <exception cref="RuntimeError">No tensor is given, or sizes do not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.hstack</c>.</remarks>
    public static Tensor hstack(TensorList tensors, Tensor? @out = null)
    {
        var all = Nonempty("hstack", tensors);
        var rows = Array.ConvertAll(all, atleast_1d);
        return cat(rows, rows[0].Rank == 1 ? 0 : 1, @out);
    }

    /// <summary>One above the other: along the first dimension, vectors as rows.</summary>
    /// <inheritdoc cref="hstack"/>
    public static Tensor vstack(TensorList tensors, Tensor? @out = null) =>
        cat(Array.ConvertAll(Nonempty("vstack", tensors), atleast_2d), 0, @out);

    /// <inheritdoc cref="vstack"/>
    public static Tensor row_stack(TensorList tensors, Tensor? @out = null) => vstack(tensors, @out);

    /// <summary>One behind the other: along the third dimension.</summary>
    /// <inheritdoc cref="hstack"/>
    public static Tensor dstack(TensorList tensors, Tensor? @out = null) =>
        cat(Array.ConvertAll(Nonempty("dstack", tensors), atleast_3d), 2, @out);

    /// <summary>Side by side, vectors as columns.</summary>
    /// <inheritdoc cref="hstack"/>
    public static Tensor column_stack(TensorList tensors, Tensor? @out = null) => hstack(
        Array.ConvertAll(Nonempty("column_stack", tensors), tensor => tensor.Rank <= 1 ? tensor.reshape(tensor.Count, 1) : tensor), @out);

    private static Tensor[] Nonempty(string name, TensorList tensors) =>
        tensors.Count > 0 ? Checks.Sequence(name, tensors) : throw new RuntimeError($"{name} expects a non-empty TensorList");

    private static RawTensor Concatenate(Tensor[] all, int dim, in RawTensor into)
    {
        long start = 0;
        foreach (var tensor in all)
        {
            if (Checks.IsSkippedByCat(tensor)) continue;
            var length = tensor.Raw.Sizes[dim];
            tensor.Engine.Copy(tensor.Raw, into.Narrow(dim, start, length));
            start += length;
        }

        return into;
    }

    private static RawTensor Pile(Tensor[] all, int dim, in RawTensor into)
    {
        for (var i = 0; i < all.Length; i++) all[i].Engine.Copy(all[i].Raw, into.Select(dim, i));
        return into;
    }
}
