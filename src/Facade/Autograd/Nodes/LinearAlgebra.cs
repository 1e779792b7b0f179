namespace Compat;

/// <summary>derivatives.yaml: <c>mm</c>; self: grad · mat2ᴴ, mat2: selfᴴ · grad.</summary>
internal sealed class MmBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _mat2;
    private readonly Engines.Shape _selfShape;
    private readonly Engines.Shape _mat2Shape;

    public MmBackward0(Tensor self, Tensor mat2)
        : base(self, mat2)
    {
        _self = new Saved(Needs(1) ? self : null);
        _mat2 = new Saved(Needs(0) ? mat2 : null);
        (_selfShape, _mat2Shape) = (self.Raw.Shape, mat2.Raw.Shape);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("self_sym_sizes", new Size(_selfShape.Sizes)).Add("self_sym_strides", new Size(_selfShape.Strides))
        .Add("mat2", _mat2).Add("mat2_sym_sizes", new Size(_mat2Shape.Sizes)).Add("mat2_sym_strides", new Size(_mat2Shape.Strides));

    internal override bool ReturnsOwnTensors => true;

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? grad.mm(_mat2.Unpack().t().conj()) : null, Needs(1) ? _self.Unpack().t().conj().mm(grad) : null];

    protected internal override void Release()
    {
        _self.Release();
        _mat2.Release();
    }
}
