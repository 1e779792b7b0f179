namespace Compat;

/// <summary>derivatives.yaml: <c>add.Tensor</c>; self: grad, other: alpha · grad.</summary>
internal sealed class AddBackward0(Tensor self, Tensor other, Scalar alpha) : Node(self, other)
{
    // Null for 1, which is what it nearly always is.
    private readonly object? _alpha = alpha.Kind == ScalarKind.Int && alpha == 1 ? null : alpha;

    private Scalar Alpha => _alpha is Scalar given ? given : 1;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("alpha", Alpha);

    protected override Tensor?[] Apply(Tensor grad) => [grad, !Needs(1) ? null : Alpha == 1 ? grad : grad * Alpha];
}

/// <summary>derivatives.yaml: <c>mul.Tensor</c>; self: grad · other*, other: grad · self*.</summary>
internal sealed class MulBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _other;

    public MulBackward0(Tensor self, Tensor other)
        : base(self, other)
    {
        _other = new Saved(Needs(0) ? other : null);
        _self = new Saved(Needs(1) ? self : null);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("other", _other);

    internal override bool ReturnsOwnTensor(int input, bool given) => true;

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? grad * _other.Unpack().conj() : null, Needs(1) ? grad * _self.Unpack().conj() : null];

    protected internal override void Release()
    {
        _self.Release();
        _other.Release();
    }
}

/// <summary>derivatives.yaml: <c>neg</c>; −grad.</summary>
internal sealed class NegBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [-grad];
}

/// <summary>derivatives.yaml: <c>exp</c>; grad · result*.</summary>
internal sealed class ExpBackward0 : Node
{
    private readonly Saved _result;

    public ExpBackward0(Tensor self, Tensor result)
        : base(self) => _result = new Saved(result, this);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad) => [grad * _result.Unpack().conj()];

    protected internal override void Release() => _result.Release();
}
