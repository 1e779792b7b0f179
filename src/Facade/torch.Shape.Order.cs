using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A view with the dimensions in the order <paramref name="dims"/>.</summary>
    /// <exception cref="RuntimeError">Not every dimension stands there once.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.permute</c>; derivatives.yaml <c>permute</c>.</remarks>
    public static Tensor permute(this Tensor input, params Size dims)
    {
        var order = Checks.Permutation(input, dims);
        var view = input.AsView(input.Raw.Shape.Permute(order), input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new PermuteBackward0(input, dims)) : view;
    }

    /// <summary>A view with two dimensions exchanged.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.transpose</c>; derivatives.yaml <c>transpose.int</c>.</remarks>
    public static Tensor transpose(this Tensor input, long dim0, long dim1)
    {
        var shape = Exchanged(input, dim0, dim1);
        var view = input.AsView(shape, input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new TransposeBackward0(input, dim0, dim1)) : view;
    }

    /// <inheritdoc cref="transpose"/>
    public static Tensor swapaxes(this Tensor input, long axis0, long axis1) => input.transpose(axis0, axis1);

    /// <inheritdoc cref="transpose"/>
    public static Tensor swapdims(this Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>Exchanges two of this tensor's own dimensions.</summary>
    /// <inheritdoc cref="transpose"/>
    public static Tensor transpose_(this Tensor self, long dim0, long dim1)
    {
        Inplace.Check(self);
        var shape = Exchanged(self, dim0, dim1);
        var node = Graph.Needs(self) ? new TransposeBackward1(self, dim0, dim1) : null;
        self.Raw = self.Raw.As(shape);
        return self.Reshaped(node);
    }

    /// <inheritdoc cref="transpose_"/>
    public static Tensor swapaxes_(this Tensor self, long axis0, long axis1) => self.transpose_(axis0, axis1);

    /// <inheritdoc cref="transpose_"/>
    public static Tensor swapdims_(this Tensor self, long dim0, long dim1) => self.transpose_(dim0, dim1);

    /// <summary>Exchanges the two dimensions of this matrix itself.</summary>
    /// <inheritdoc cref="t"/>
    public static Tensor t_(this Tensor self)
    {
        Inplace.Check(self);
        if (self.Rank > 2) throw new RuntimeError($"t_() expects a tensor with <= 2 dimensions, but self is {self.Rank}D");
        var node = Graph.Needs(self) ? new TBackward1(self) : null;
        if (self.Rank == 2) self.Raw = self.Raw.As(self.Raw.Shape.Exchange(0, 1));
        return self.Reshaped(node);
    }

    /// <summary>A view with the dimensions at <paramref name="source"/> moved to <paramref name="destination"/>.</summary>
    /// <exception cref="RuntimeError">A dimension is named twice, or the two lists differ in length.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.movedim</c>: a permutation.</remarks>
    public static Tensor movedim(this Tensor input, Dims source, Dims destination)
    {
        var (from, to) = Checks.Movedim(input, source, destination);
        if (input.Rank == 0) return input.AsView(input.Raw.Shape, input.Raw.Offset);
        var order = new long[input.Rank];
        Array.Fill(order, -1);
        for (var i = 0; i < from.Length; i++) order[to[i]] = from[i];
        long next = 0;
        for (var d = 0; d < order.Length; d++)
        {
            if (order[d] >= 0) continue;
            while (from.Contains((int)next)) next++;
            order[d] = next++;
        }

        return input.permute(new Size(order));
    }

    /// <inheritdoc cref="movedim"/>
    public static Tensor moveaxis(this Tensor input, Dims source, Dims destination) => input.movedim(source, destination);

    private static Shape Exchanged(Tensor input, long dim0, long dim1)
    {
        var (a, b) = (Checks.Wrap(dim0, input.Rank), Checks.Wrap(dim1, input.Rank));
        return input.Raw.Shape.Exchange(a, b);
    }
}
