namespace Compat;

/// <summary>derivatives.yaml: <c>clamp</c>; grad where the bounds do not bind, otherwise 0.</summary>
internal sealed class ClampBackward1(Tensor self, Scalar? min, Scalar? max) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("min", min).Add("max", max);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self)
    {
        if (min is not { } low) return torch.where(self <= max!.Value, grad, 0);
        return max is { } high ? torch.where((self >= low) & (self <= high), grad, 0) : torch.where(self >= low, grad, 0);
    }
}

/// <summary>derivatives.yaml: <c>clamp.Tensor</c>; grad goes to the operand that was taken.</summary>
/// <remarks>PyTorch 2.13 <c>clamp_backward</c>, <c>clamp_backward_min_max</c>, torch/csrc/autograd/FunctionsManual.cpp.</remarks>
internal sealed class ClampBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _min;
    private readonly Saved _max;

    public ClampBackward0(Tensor self, Tensor? min, Tensor? max)
        : base(self, min, max) => (_max, _min, _self) = (new Saved(max), new Saved(min), new Saved(self));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("min", _min).Add("max", _max);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (max, min, self) = (_max.TryUnpack(), _min.TryUnpack(), _self.Unpack());
        if (min is null) return [Where(0, self <= max!, grad), null, Where(2, self > max!, grad)];
        if (max is null) return [Where(0, self >= min, grad), Where(1, self < min, grad), null];
        return
        [
            Where(0, (self >= min) & (self <= max), grad),
            Where(1, (min < max) & (self < min), grad),
            Where(2, (self > max) | (max < min), grad),
        ];
    }

    protected internal override void Release()
    {
        _self.Release();
        _min.Release();
        _max.Release();
    }

    private Tensor? Where(int i, Tensor mask, Tensor grad) => Needs(i) ? torch.where(mask, grad, 0) : null;
}

/// <summary>derivatives.yaml: <c>clamp_min</c>; grad where self ≥ min.</summary>
internal sealed class ClampMinBackward0(Tensor self, Scalar min) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("min", min);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.where(self >= min, grad, 0);
}

/// <summary>derivatives.yaml: <c>clamp_max</c>; grad where self ≤ max.</summary>
internal sealed class ClampMaxBackward0(Tensor self, Scalar max) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("max", max);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.where(self <= max, grad, 0);
}

/// <summary>derivatives.yaml: <c>clamp_min.Tensor</c>; grad where self ≥ min, the rest to min.</summary>
internal sealed class ClampMinBackward1(Tensor self, Tensor min) : OfTwo(self, min, "min")
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => torch.where(self >= other, grad, 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => torch.where(self < other, grad, 0);
}

/// <summary>derivatives.yaml: <c>clamp_max.Tensor</c>; grad where self ≤ max, the rest to max.</summary>
internal sealed class ClampMaxBackward1(Tensor self, Tensor max) : OfTwo(self, max, "max")
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => torch.where(self <= other, grad, 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => torch.where(self > other, grad, 0);
}

/// <summary>derivatives.yaml: <c>nan_to_num</c>; grad where self is finite.</summary>
internal sealed class NanToNumBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.isfinite();
}
