namespace Compat;

/// <summary>derivatives.yaml: <c>sum</c>; grad.expand(self.sizes).</summary>
internal sealed class SumBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.expand(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>sum.dim_IntList</c>; grad with the folded dimensions put back, expanded.</summary>
internal sealed class SumBackward1(Tensor self, int[] dims, bool keepdim) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", Array.ConvertAll(dims, d => (long)d)).Add("keepdim", keepdim).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) =>
        [Reductions.Restore(grad, dims, keepdim, _self.Rank).expand(new Size(_self.Sizes))];
}
