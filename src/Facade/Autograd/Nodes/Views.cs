using Compat.Engines;

namespace Compat;

/// <summary>A write into a view, seen from its base: the written part takes the writer's gradients, the rest passes through.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/functions/tensor.cpp</c>, <c>CopySlices</c>.</remarks>
internal sealed class CopySlices : Node
{
    private readonly Shape _base;
    private readonly Shape _view;
    private readonly long _offset;
    private readonly Node _writer;

    public CopySlices(Tensor @base, Tensor view, Node writer)
        : base(Edges(@base, writer))
    {
        (_base, _view, _writer) = (@base.Raw.Shape, view.Raw.Shape, writer);
        _offset = view.Raw.Offset - @base.Raw.Offset;
    }

    public override string name() => "torch::autograd::CopySlices";

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        var gradients = new Tensor?[Next.Length];
        if (grads[0] is not { } grad) return gradients;
        var result = Tensor.Of(
            grad.Engine.Empty(Engines.Shape.Of(_base.Sizes, _base.Strides), grad.dtype, grad.device), grad.Engine);
        result.copy_(grad);
        var slice = result.AsStrided(_view, _offset);
        var written = _writer.Apply([slice.clone()]);
        for (var i = 0; i < gradients.Length; i++)
        {
            if (!Needs(i)) continue;
            if (i > 0)
            {
                gradients[i] = written[i];
                continue;
            }

            if (written[0] is { } kept) slice.copy_(Backward.Fit(kept, _writer, 0));
            else slice.zero_();
            gradients[0] = result;
        }

        return gradients;
    }

    protected internal override void Release() => _writer.Release();

    private static Edge[] Edges(Tensor @base, Node writer)
    {
        var edges = writer.Next.ToArray();
        if (edges.Length == 0) edges = new Edge[1];
        edges[0] = EdgeOf(@base);
        return edges;
    }
}

/// <summary>
/// derivatives.yaml: <c>as_strided</c>; each element's gradient goes back to where it was read, overlapping reads add up.
/// </summary>
/// <remarks>PyTorch 2.13 <c>as_strided_backward</c>.</remarks>
internal sealed class AsStridedBackward0 : Node
{
    private readonly Shape _input;
    private readonly long _inputOffset;
    private readonly Shape _output;
    private readonly long _offset;
    private readonly bool _isDefaultOffset;

    /// <summary>The view of the given shape at the given place of the input's storage.</summary>
    public AsStridedBackward0(Tensor self, Shape output, long offset, bool isDefaultOffset = false)
        : base(self)
    {
        (_input, _inputOffset, _output, _offset) = (self.Raw.Shape, self.Raw.Offset, output, offset);
        _isDefaultOffset = isDefaultOffset;
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("size", new Size(_output.Sizes)).Add("stride", new Size(_output.Strides))
        .Add("storage_offset", _isDefaultOffset ? null : _offset);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var output = _output;
        for (var d = output.Rank - 1; d >= 0; d--)
        {
            if (output.Sizes[d] == 1) grad = grad.squeeze(d);
            else if (output.Strides[d] == 0) grad = grad.sum(d);
            else continue;
            output = output.Without(d);
        }

        var first = Math.Min(_inputOffset, _offset);
        var length = Math.Max(_inputOffset + _input.Extent, _offset + output.Extent) - first;
        var storage = grad.new_zeros([length]);
        if (MayOverlap(output)) storage.index_add_(0, Places(output, _offset - first, length), grad.reshape(-1));
        else storage.AsStrided(output, _offset - first).copy_(grad);
        if (MayOverlap(_input)) storage = storage * Shares(storage, Places(_input, _inputOffset - first, length));
        return [storage.AsStrided(_input, _inputOffset - first)];
    }

    /// <remarks>PyTorch 2.13 <c>_maybe_overlapping_memory</c>.</remarks>
    private static bool MayOverlap(Shape shape)
    {
        if (shape.Count == 0) return false;
        long last = 0;
        foreach (var d in Enumerable.Range(0, shape.Rank).Where(d => shape.Sizes[d] != 1).OrderBy(d => shape.Strides[d]))
        {
            if (shape.Strides[d] <= last) return true;
            last += shape.Strides[d] * (shape.Sizes[d] - 1);
        }

        return false;
    }

    private static Tensor Places(Shape shape, long offset, long length)
    {
        var all = new long[length];
        for (long i = 0; i < length; i++) all[i] = i;
        return torch.tensor(all).AsStrided(shape, offset).reshape(-1);
    }

    // Where several elements of the input are one place in memory, each gets an equal share.
    private static Tensor Shares(Tensor storage, Tensor places)
    {
        var counts = torch.zeros_like(storage).index_add_(0, places, storage.new_ones([places.Count]));
        return Tensor.Of(storage.Engine.Div(storage.new_ones([]).Raw, counts.Raw), storage.Engine);
    }
}
