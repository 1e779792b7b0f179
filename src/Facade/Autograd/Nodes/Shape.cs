namespace Compat;

/// <summary>derivatives.yaml: <c>t</c>; grad.t().</summary>
internal class TBackward0(Tensor self) : Node(self)
{
    internal override bool ReturnsOwnTensor(int input, bool given) => given;

    protected override Tensor?[] Apply(Tensor grad) => [grad.t()];
}

/// <summary>derivatives.yaml: <c>expand</c>; summed back to the input's sizes.</summary>
internal sealed class ExpandBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.sum_to_size(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>view</c>; grad.reshape(self.sizes).</summary>
internal sealed class ViewBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.reshape(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>_reshape_alias</c>; grad.reshape(self.sizes).</summary>
internal sealed class ReshapeAliasBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.reshape(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>_unsafe_view</c>; grad.reshape(self.sizes).</summary>
internal sealed class UnsafeViewBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.reshape(new Size(_self.Sizes))];
}
