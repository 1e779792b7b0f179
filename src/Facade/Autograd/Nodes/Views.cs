using Compat.Engines;

namespace Compat;

/// <summary>
/// derivatives.yaml: <c>as_strided</c>; each element's gradient goes back to where it was read, overlapping reads add up.
/// </summary>
/// <remarks>PyTorch 2.13 <c>as_strided_backward</c>.</remarks>
internal class AsStridedBackward0 : Node
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
