using Compat.Engines;

namespace Compat;

/// <summary>A write into a view, seen from its base: the written part takes the writer's gradients, the rest passes through.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/functions/tensor.cpp</c>, <c>CopySlices</c>.</remarks>
internal sealed class CopySlices : Node
{
    private readonly Shape _base;
    private readonly Shape _view;
    private readonly long _offset;
    private readonly Func<Tensor, Tensor>? _viewFn;
    private Node? _writer;

    public CopySlices(Tensor @base, Tensor view, Node writer)
        : base(Edges(@base, writer))
    {
        (_base, _view, _writer) = (@base.Raw.Shape, view.Raw.Shape, writer);
        (_offset, _viewFn) = (view.Raw.Offset - @base.Raw.Offset, view.Meta!.ViewFn);
    }

    public override string name() => "torch::autograd::CopySlices";

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        var gradients = new Tensor?[Next.Length];
        if (grads[0] is not { } grad) return gradients;
        var writer = _writer ?? throw new RuntimeError(Messages.BackwardTwice);
        var result = Tensor.Of(grad.Engine.Empty(Shape.Of(_base.Sizes, _base.Strides), grad.dtype, grad.device), grad.Engine);
        result.copy_(grad);
        if (_viewFn is null) Checks.AsStrided(result, _view, _offset);
        var slice = _viewFn is null ? result.AsStrided(_view, _offset) : _viewFn(result);
        var written = writer.Apply([slice.clone(torch.contiguous_format)]);
        for (var i = 0; i < gradients.Length && i < written.Length; i++)
        {
            if (!Needs(i) || written[i] is not { } gradient) continue;
            if (i == 0) slice.copy_(gradient);
            gradients[i] = i == 0 ? result : gradient;
        }

        return gradients;
    }

    protected internal override void Release()
    {
        _writer?.Release();
        _writer = null;
    }

    // The writer's edges, except that the view's goes to the base.
    private static Edge[] Edges(Tensor @base, Node writer)
    {
        var edges = writer.Next.ToArray();
        if (edges.Length == 0) edges = new Edge[1];
        edges[0] = EdgeOf(@base);
        return edges;
    }
}
