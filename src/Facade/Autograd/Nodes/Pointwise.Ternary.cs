namespace Compat;

/// <summary>derivatives.yaml: <c>where.self</c>; where(condition, grad, 0), where(condition, 0, grad).</summary>
internal sealed class WhereBackward0(Tensor condition, Tensor self, Tensor other) : Node(self, other)
{
    private readonly Saved _condition = new(condition);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("condition", _condition);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var mask = _condition.Unpack();
        return [Needs(0) ? torch.where(mask, grad, 0) : null, Needs(1) ? torch.where(mask, 0, grad) : null];
    }

    protected internal override void Release() => _condition.Release();
}

/// <summary>derivatives.yaml: <c>lerp.Scalar</c>; grad · (1 − weight*), grad · weight*.</summary>
internal sealed class LerpBackward0(Tensor self, Tensor end, Scalar weight) : Node(self, end)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("weight", weight);

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? grad * (1 - weight.Conjugate()) : null, Needs(1) ? grad * weight.Conjugate() : null];
}

/// <summary>derivatives.yaml: <c>lerp.Tensor</c>; grad · (1 − weight)*, grad · weight*, grad · (end − self)*.</summary>
internal sealed class LerpBackward1 : Node
{
    private readonly Saved _end;
    private readonly Saved _self;
    private readonly Saved _weight;

    public LerpBackward1(Tensor self, Tensor end, Tensor weight)
        : base(self, end, weight)
    {
        _end = new Saved(Needs(2) ? end : null);
        _self = new Saved(Needs(2) ? self : null);
        _weight = new Saved(weight);
    }

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("end", _end).Add("self", _self).Add("weight", _weight);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (end, self, weight) = (_end.TryUnpack(), _self.TryUnpack(), _weight.Unpack());
        return
        [
            Needs(0) ? grad * (1 - weight).conj() : null,
            Needs(1) ? grad * weight.conj() : null,
            Needs(2) ? grad * (end! - self!).conj() : null,
        ];
    }

    protected internal override void Release()
    {
        _end.Release();
        _self.Release();
        _weight.Release();
    }
}

/// <summary>derivatives.yaml: <c>addcmul</c>; grad, grad · (tensor2 · value)*, grad · (tensor1 · value)*.</summary>
internal sealed class AddcmulBackward0 : Node
{
    private readonly Saved _tensor1;
    private readonly Saved _tensor2;
    private readonly Scalar _value;

    public AddcmulBackward0(Tensor self, Tensor tensor1, Tensor tensor2, Scalar value)
        : base(self, tensor1, tensor2)
    {
        _tensor1 = new Saved(Needs(2) ? tensor1 : null);
        _tensor2 = new Saved(Needs(1) ? tensor2 : null);
        _value = value;
    }

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("tensor1", _tensor1).Add("tensor2", _tensor2).Add("value", _value);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (tensor1, tensor2) = (_tensor1.TryUnpack(), _tensor2.TryUnpack());
        return
        [
            grad,
            Needs(1) ? grad * (tensor2! * _value).conj() : null,
            Needs(2) ? grad * (tensor1! * _value).conj() : null,
        ];
    }

    protected internal override void Release()
    {
        _tensor1.Release();
        _tensor2.Release();
    }
}

/// <summary>derivatives.yaml: <c>addcdiv</c>; grad, grad · (value / tensor2)*, −grad · (value · tensor1 / tensor2²)*.</summary>
internal sealed class AddcdivBackward0 : Node
{
    private readonly Saved _tensor1;
    private readonly Saved _tensor2;
    private readonly Scalar _value;

    public AddcdivBackward0(Tensor self, Tensor tensor1, Tensor tensor2, Scalar value)
        : base(self, tensor1, tensor2)
    {
        _tensor1 = new Saved(Needs(2) ? tensor1 : null);
        _tensor2 = new Saved(tensor2);
        _value = value;
    }

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("tensor1", _tensor1).Add("tensor2", _tensor2).Add("value", _value);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (tensor1, tensor2) = (_tensor1.TryUnpack(), _tensor2.Unpack());
        return
        [
            grad,
            Needs(1) ? grad * (torch.full_like(tensor2, _value) / tensor2).conj() : null,
            Needs(2) ? -grad * (_value * tensor1! / (tensor2 * tensor2)).conj() : null,
        ];
    }

    protected internal override void Release()
    {
        _tensor1.Release();
        _tensor2.Release();
    }
}
