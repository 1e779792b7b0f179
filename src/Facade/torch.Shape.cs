using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A view with other sizes and strides, from <paramref name="storage_offset"/> of the same storage.</summary>
    /// <exception cref="RuntimeError">Sizes and strides differ in number, or reach beyond the storage.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.as_strided</c>; derivatives.yaml <c>as_strided</c>.</remarks>
    public static Tensor as_strided(this Tensor input, Size size, Size stride, long? storage_offset = null)
    {
        if (size.Length != stride.Length) throw new RuntimeError("mismatch in length of strides and shape");
        var (shape, offset) = (Shape.Of(size.Span, stride.Span), storage_offset ?? input.Raw.Offset);
        Checks.AsStrided(input, shape, offset);
        return AsStrided(input, shape, offset, storage_offset is null);
    }

    /// <summary>Gives this tensor itself other sizes and strides, from <paramref name="storage_offset"/> of its storage.</summary>
    /// <exception cref="RuntimeError">Sizes and strides differ in number, or reach beyond the storage.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.as_strided_</c>; derivatives.yaml <c>as_strided_</c>.</remarks>
    public static Tensor as_strided_(this Tensor input, Size size, Size stride, long? storage_offset = null)
    {
        Inplace.Check(input);
        if (size.Length != stride.Length) throw new RuntimeError("mismatch in length of strides and shape");
        var (shape, offset) = (Shape.Of(size.Span, stride.Span), storage_offset ?? input.Raw.Offset);
        Checks.AsStrided(input, shape, offset);
        var node = Graph.Needs(input) ? new AsStridedBackward1(input, shape, offset, storage_offset is null) : null;
        input.Raw = input.Raw.As(shape, offset);
        return input.Reshaped(node);
    }

    /// <summary>The same view without checks, for the library's own use.</summary>
    internal static Tensor AsStrided(this Tensor input, Shape shape, long offset, bool isDefaultOffset = false)
    {
        var view = input.AsView(shape, offset);
        return Graph.Needs(input) ? view.Record(new AsStridedBackward0(input, shape, offset, isDefaultOffset)) : view;
    }

    /// <summary>The matrix with its two dimensions exchanged; a vector or 0-d tensor as it is.</summary>
    /// <exception cref="RuntimeError">The tensor has more than two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.t</c>; derivatives.yaml <c>t</c>.</remarks>
    public static Tensor t(this Tensor input)
    {
        if (input.Rank > 2) throw new RuntimeError($"t() expects a tensor with <= 2 dimensions, but self is {input.Rank}D");
        var shape = input.Raw.Shape;
        var exchanged = shape.Rank < 2 ? shape : Shape.Of([shape.Sizes[1], shape.Sizes[0]], [shape.Strides[1], shape.Strides[0]]);
        var view = input.AsView(exchanged, input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new TBackward0(input)) : view;
    }

    /// <summary>A view repeated along dimensions of size 1; −1 keeps a size.</summary>
    /// <exception cref="RuntimeError">A size that is not 1 would change.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.expand</c>; derivatives.yaml <c>expand</c>.</remarks>
    public static Tensor expand(this Tensor input, params Size size)
    {
        var sizes = Checks.Expand(input, size);
        var view = input.AsView(input.Raw.Shape.ExpandTo(sizes), input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new ExpandBackward0(input)) : view;
    }

    /// <summary>Summed over the dimensions that broadcasting to the tensor's sizes would repeat.</summary>
    /// <exception cref="RuntimeError">The size does not broadcast to the tensor's.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.sum_to_size</c>.</remarks>
    public static Tensor sum_to_size(this Tensor input, params Size size)
    {
        if (input.Raw.Shape.SameSizes(size.Span)) return input;
        if (!Checks.IsExpandableTo(size.Span, input.Raw.Sizes))
        {
            throw new RuntimeError($"size {{[{string.Join(", ", size)}]}} is not expandable to size {{{input.Raw.Shape}}}.");
        }

        var (added, dims) = (input.Rank - size.Length, new List<long>());
        for (var d = 0; d < input.Rank; d++)
        {
            if (d < added || (size[d - added] == 1 && input.Raw.Sizes[d] != 1)) dims.Add(d);
        }

        var summed = dims.Count == 0 ? input : input.sum(dims.ToArray(), keepdim: true);
        return added == 0 ? summed : summed.view(size);
    }

    /// <summary>The same elements in row-major order: a view where the strides allow.</summary>
    /// <exception cref="RuntimeError">The number of elements differs, or the strides do not allow a view.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.view</c>; derivatives.yaml <c>view</c>.</remarks>
    public static Tensor view(this Tensor self, params Size size)
    {
        var sizes = Checks.InferSize(size, self.Count);
        var shape = self.Raw.Shape.TryView(sizes) ?? throw new RuntimeError("view size is not compatible with input tensor's size and "
            + "stride "
            + "(at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
        var view = self.AsView(shape, self.Raw.Offset);
        return Graph.Needs(self) ? view.Record(new ViewBackward0(self)) : view;
    }

    /// <summary>The same elements in row-major order with other sizes: a view where the strides allow, otherwise a copy.</summary>
    /// <exception cref="RuntimeError">The number of elements differs.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.reshape</c>.</remarks>
    public static Tensor reshape(this Tensor input, params Size shape)
    {
        if (input.Raw.Shape.IsContiguous) return input.view(shape);
        var sizes = Checks.InferSize(shape, input.Count);
        if (input.Raw.Shape.TryView(sizes) is { } viewed)
        {
            var alias = input.AsView(viewed, input.Raw.Offset);
            return Graph.Needs(input) ? alias.Record(new ReshapeAliasBackward0(input)) : alias;
        }

        var copy = input.clone(contiguous_format);
        // Nobody else knows the copy, so that its other sizes are no view of it.
        var view = Tensor.Of(copy.Raw.As(Shape.Of(sizes), 0), copy.Engine);
        return Graph.Needs(copy) ? view.Record(new UnsafeViewBackward0(copy)) : view;
    }
}
