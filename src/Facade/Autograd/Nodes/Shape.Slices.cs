namespace Compat;

/// <summary>derivatives.yaml: <c>select.int</c>; grad at its place among zeros.</summary>
internal sealed class SelectBackward0(Tensor self, long dim, long index) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", unchecked((ulong)dim)).Add("index", unchecked((ulong)index)).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Embedded.Select(grad, _self, dim, index)];
}

/// <summary>derivatives.yaml: <c>select_backward</c>; grad.select(dim, index).</summary>
internal sealed class SelectBackwardBackward0(Tensor grad_output, long dim, long index) : Node(grad_output)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", unchecked((ulong)index));

    protected override Tensor?[] Apply(Tensor grad) => [grad.select(dim, index)];
}

/// <summary>derivatives.yaml: <c>slice.Tensor</c>; grad at its place among zeros.</summary>
internal sealed class SliceBackward0(Tensor self, long dim, long start, long end, long step) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", unchecked((ulong)dim)).Add("start", unchecked((ulong)start)).Add("end", unchecked((ulong)end)).Add("step", step)
        .Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Embedded.Slice(grad, _self, dim, start, end, step)];
}

/// <summary>derivatives.yaml: <c>slice_backward</c>; the slice of grad.</summary>
internal sealed class SliceBackwardBackward0(Tensor grad_output, long dim, long start, long end, long step) : Node(grad_output)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", unchecked((ulong)dim)).Add("start", unchecked((ulong)start)).Add("end", unchecked((ulong)end)).Add("step", step);

    protected override Tensor?[] Apply(Tensor grad) => [torch.Sliced(grad, dim, start, end, step)];
}

/// <summary>derivatives.yaml: <c>diagonal</c>; grad on the diagonal, zeros elsewhere.</summary>
internal class DiagonalBackward0(Tensor self, long offset, long dim1, long dim2) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("offset", unchecked((ulong)offset)).Add("dim1", unchecked((ulong)dim1)).Add("dim2", unchecked((ulong)dim2))
        .Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Embedded.Diagonal(grad, _self, offset, dim1, dim2)];
}

/// <summary>derivatives.yaml: <c>diagonal_copy</c>, made of the entry of <c>diagonal</c>.</summary>
internal sealed class DiagonalBackward0_copy(Tensor self, long offset, long dim1, long dim2) : DiagonalBackward0(self, offset, dim1, dim2);

/// <summary>derivatives.yaml: <c>diagonal_backward</c>; the diagonal of grad.</summary>
internal sealed class DiagonalBackwardBackward0(Tensor grad_output, long offset, long dim1, long dim2) : Node(grad_output)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("offset", unchecked((ulong)offset)).Add("dim1", unchecked((ulong)dim1)).Add("dim2", unchecked((ulong)dim2));

    protected override Tensor?[] Apply(Tensor grad) => [grad.diagonal(offset, dim1, dim2)];
}

/// <summary>derivatives.yaml: <c>diag_embed</c>; the diagonal of grad.</summary>
internal sealed class DiagEmbedBackward0(Tensor self, long offset, long dim1, long dim2) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("offset", unchecked((ulong)offset)).Add("dim1", unchecked((ulong)dim1)).Add("dim2", unchecked((ulong)dim2));

    protected override Tensor?[] Apply(Tensor grad) => [grad.diagonal(offset, dim1, dim2)];
}

/// <summary>derivatives.yaml: <c>alias</c>; grad.</summary>
internal sealed class AliasBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>Gradients of parts as gradients of the whole: zeros everywhere else.</summary>
/// <remarks>PyTorch 2.13 <c>select_backward</c>, <c>slice_backward</c>, <c>diagonal_backward</c>, operators with derivatives of their
/// own.</remarks>
file static class Embedded
{
    public static Tensor Select(Tensor grad, Engines.Shape whole, long dim, long index)
    {
        var result = Zeros(grad, whole);
        grad.Engine.Copy(grad.Raw, result.select(dim, index).Raw);
        return Graph.Needs(grad) ? result.Record(new SelectBackwardBackward0(grad, dim, index)) : result;
    }

    public static Tensor Slice(Tensor grad, Engines.Shape whole, long dim, long start, long end, long step)
    {
        var result = Zeros(grad, whole);
        grad.Engine.Copy(grad.Raw, torch.Sliced(result, dim, start, end, step).Raw);
        return Graph.Needs(grad) ? result.Record(new SliceBackwardBackward0(grad, dim, start, end, step)) : result;
    }

    public static Tensor Diagonal(Tensor grad, Engines.Shape whole, long offset, long dim1, long dim2)
    {
        var result = Zeros(grad, whole);
        grad.Engine.Copy(grad.Raw, result.diagonal(offset, dim1, dim2).Raw);
        return Graph.Needs(grad) ? result.Record(new DiagonalBackwardBackward0(grad, offset, dim1, dim2)) : result;
    }

    private static Tensor Zeros(Tensor grad, Engines.Shape whole)
    {
        var raw = grad.Engine.Empty(Engines.Shape.Of(whole.Sizes), grad.dtype, grad.device);
        return Tensor.Of(grad.Engine.Fill(raw, 0), grad.Engine);
    }
}
