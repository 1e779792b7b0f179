namespace Compat;

/// <summary>derivatives.yaml: <c>masked_fill.Scalar</c>; grad, zero where it was overwritten.</summary>
internal sealed class MaskedFillBackward0(Tensor self, Tensor mask) : Node(self)
{
    private readonly Saved _mask = new(mask);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("mask", _mask);

    protected override Tensor?[] Apply(Tensor grad) => [grad.masked_fill(_mask.Unpack(), 0)];

    protected internal override void Release() => _mask.Release();
}

/// <summary>derivatives.yaml: <c>masked_fill.Tensor</c>; self as above, value: the sum of grad where it was written.</summary>
internal sealed class MaskedFillBackward1(Tensor self, Tensor value, Tensor mask) : Node(self, value)
{
    private readonly Saved _mask = new(mask);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("mask", _mask);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var mask = _mask.Unpack();
        return [Needs(0) ? grad.masked_fill(mask, 0) : null, Needs(1) ? grad.masked_select(mask).sum() : null];
    }

    protected internal override void Release() => _mask.Release();
}

/// <summary>derivatives.yaml: <c>masked_select</c>; grad at the ones of the mask, among zeros.</summary>
internal sealed class MaskedSelectBackward0(Tensor self, Tensor mask) : Node(self)
{
    private readonly Saved _mask = new(mask);
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("mask", _mask).Add("self", _self);

    /// <remarks>PyTorch 2.13 <c>masked_select_backward</c>; the walk sums over what was broadcast.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var (mask, self) = (_mask.Unpack(), _self.Unpack());
        var sizes = Engines.Shape.Of(Engines.Shape.Broadcast(mask.Raw.Sizes, self.Raw.Sizes));
        return [Zeros.Like(grad, sizes).masked_scatter(mask, grad)];
    }

    protected internal override void Release()
    {
        _mask.Release();
        _self.Release();
    }
}

/// <summary>derivatives.yaml: <c>masked_scatter</c>; self: grad, zero where it was overwritten; source: grad there, then zeros.</summary>
internal sealed class MaskedScatterBackward0(Tensor self, Tensor source, Tensor mask) : Node(self, source)
{
    private readonly Engines.Shape _source = source.Raw.Shape;
    private readonly Saved _mask = new(mask);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("mask", _mask).Add("source_sym_sizes", new Size(_source.Sizes));

    /// <remarks>PyTorch 2.13 <c>masked_scatter_backward</c>.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var mask = _mask.Unpack();
        var self = Needs(0) ? grad.masked_fill(mask, 0) : null;
        if (!Needs(1)) return [self, null];
        var used = grad.masked_select(mask);
        var missing = _source.Count - used.Count;
        if (missing > 0) used = torch.cat([used, Zeros.Like(grad, Engines.Shape.Of(missing))]);
        return [self, used.view(new Size(_source.Sizes))];
    }

    protected internal override void Release() => _mask.Release();
}
