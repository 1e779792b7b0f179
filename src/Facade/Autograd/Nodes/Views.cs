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
        var result = torch.empty_strided(new Size(_base.Sizes), new Size(_base.Strides), grad.dtype, grad.device);
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

            if (written[0] is { } kept) slice.copy_(Backward.Fit(kept, _writer.Output(0)));
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

/// <summary>derivatives.yaml: <c>as_strided</c>; each element's gradient goes back to where it was read, overlapping reads add up.</summary>
/// <remarks>PyTorch 2.13 <c>as_strided_backward</c>.</remarks>
internal sealed class AsStridedBackward0 : Node
{
    private readonly Shape _input;
    private readonly long _inputOffset;
    private readonly Shape _output;
    private readonly long _offset;

    /// <summary>The view of the given shape at the given place of the input's storage.</summary>
    public AsStridedBackward0(Tensor self, Shape output, long offset)
        : base(self)
    {
        (_input, _inputOffset, _output, _offset) = (self.Raw.Shape, self.Raw.Offset, output, offset);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("size", new Size(_output.Sizes)).Add("stride", new Size(_output.Strides)).Add("storage_offset", _offset);

    protected override Tensor?[] Apply(Tensor grad)
    {
        if (!_output.IsNonOverlappingAndDense && _output.Count > 1)
        {
            throw new NotImplementedError("derivative for aten::as_strided with overlapping elements is not implemented");
        }

        var first = Math.Min(_inputOffset, _offset);
        var length = Math.Max(_inputOffset + _input.Extent, _offset + _output.Extent) - first;
        var storage = torch.zeros(length, dtype: grad.dtype, device: grad.device);
        storage.AsStrided(_output, _offset - first).copy_(grad);
        return [storage.AsStrided(_input, _inputOffset - first)];
    }
}
