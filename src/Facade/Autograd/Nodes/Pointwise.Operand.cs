namespace Compat;

/// <summary>derivatives.yaml: <c>sub.Tensor</c>; self: grad, other: −alpha · grad.</summary>
internal sealed class SubBackward0(Tensor self, Tensor other, Scalar alpha) : Node(self, other)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("alpha", alpha);

    protected override Tensor?[] Apply(Tensor grad) => [grad, !Needs(1) ? null : alpha == 1 ? -grad : -grad * alpha.Conjugate()];
}

/// <summary>derivatives.yaml: <c>rsub.Tensor</c>; self: −alpha · grad, other: grad.</summary>
internal sealed class RsubBackward0(Tensor self, Tensor other, Scalar alpha) : Node(self, other)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("alpha", alpha);

    protected override Tensor?[] Apply(Tensor grad) => [!Needs(0) ? null : alpha == 1 ? -grad : -grad * alpha.Conjugate(), grad];
}

/// <summary>derivatives.yaml: <c>rsub.Scalar</c>; −alpha · grad.</summary>
internal sealed class RsubBackward1(Tensor self, Scalar alpha) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("alpha", alpha);

    protected override Tensor?[] Apply(Tensor grad) => [alpha == 1 ? -grad : -grad * alpha.Conjugate()];
}

/// <summary>derivatives.yaml: <c>fmod.Scalar</c>; grad.</summary>
internal sealed class FmodBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>derivatives.yaml: <c>remainder.Scalar</c>; grad.</summary>
internal sealed class RemainderBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>derivatives.yaml: <c>div.Tensor</c>; self: grad / other*, other: −grad · ((self / other) / other)*.</summary>
internal sealed class DivBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _other;

    public DivBackward0(Tensor self, Tensor other)
        : base(self, other) => (_other, _self) = (new Saved(other), new Saved(Needs(1) ? self : null));

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("other", _other);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var other = _other.Unpack();
        var toSelf = Needs(0) ? grad / other.conj() : null;
        return [toSelf, Needs(1) ? -grad * (_self.Unpack() / other / other).conj() : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _other.Release();
    }
}

/// <summary>derivatives.yaml: <c>div.Scalar</c>; grad / other*.</summary>
internal sealed class DivBackward1(Tensor self, Scalar other) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("other", other);

    protected override Tensor?[] Apply(Tensor grad) => [grad / other.Conjugate()];
}

/// <summary>derivatives.yaml: <c>div.Tensor_mode</c>; zeros where the quotient was rounded.</summary>
internal sealed class DivBackward2 : Node
{
    private readonly Saved _other;
    private readonly string _mode;
    private readonly Saved _self;

    public DivBackward2(Tensor self, Tensor other, string mode)
        : base(self, other) => (_other, _mode, _self) = (new Saved(other), mode, new Saved(Needs(1) ? self : null));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("other", _other).Add("rounding_mode", _mode).Add("self", _self);

    // The zeros need neither tensor; PyTorch refuses a second backward all the same.
    protected override Tensor?[] Apply(Tensor grad)
    {
        _other.Unpack();
        _self.TryUnpack();
        return [Needs(0) ? torch.zeros_like(grad) : null, Needs(1) ? torch.zeros_like(grad) : null];
    }

    protected internal override void Release()
    {
        _other.Release();
        _self.Release();
    }
}

/// <summary>derivatives.yaml: <c>hypot</c>; grad · self / result, grad · other / result.</summary>
internal sealed class HypotBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _other;
    private readonly Saved _result;

    public HypotBackward0(Tensor self, Tensor other, Tensor result)
        : base(self, other)
    {
        _other = new Saved(Needs(1) ? other : null);
        _self = new Saved(Needs(0) ? self : null);
        _result = new Saved(result, this);
    }

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("other", _other).Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (other, self, result) = (_other.TryUnpack(), _self.TryUnpack(), _result.Unpack());
        return [Needs(0) ? grad * self! / result : null, Needs(1) ? grad * other! / result : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _other.Release();
        _result.Release();
    }
}

/// <summary>derivatives.yaml: <c>copysign.Tensor</c>; grad · result / self, 0 where self is 0; zeros for other.</summary>
internal class CopysignBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _result;

    public CopysignBackward0(Tensor self, Tensor other, Tensor result)
        : base(self, other) => (_self, _result) = (new Saved(Needs(0) ? self : null), new Saved(result, this));

    private protected CopysignBackward0(Tensor self, Tensor result)
        : base(self) => (_self, _result) = (new Saved(self), new Saved(result, this));

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, result) = (_self.TryUnpack(), _result.Unpack());
        var forSelf = self is null ? null : grad * (result / self).masked_fill(self == 0, 0);
        return Next.Length == 1 ? [forSelf] : [forSelf, Needs(1) ? torch.zeros_like(grad) : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _result.Release();
    }
}

/// <summary>derivatives.yaml: <c>copysign.Scalar</c>; grad · result / self, 0 where self is 0.</summary>
internal sealed class CopysignBackward1(Tensor self, Tensor result) : CopysignBackward0(self, result);
