namespace Compat;

/// <summary>A function of one tensor whose gradient is made from the input.</summary>
internal abstract class OfInput : Node
{
    private readonly Saved _self;

    private protected OfInput(Tensor self)
        : base(self) => _self = new Saved(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self);

    protected abstract Tensor Gradient(Tensor grad, Tensor self);

    protected sealed override Tensor?[] Apply(Tensor grad) => [Gradient(grad, _self.Unpack())];

    protected internal override void Release() => _self.Release();

    /// <summary>float16 and bfloat16 as float32: where PyTorch has one kernel for the whole formula, it rounds once.</summary>
    protected static Tensor Wide(Tensor x) => x.dtype == DType.Float16 || x.dtype == DType.BFloat16 ? x.to(DType.Float32) : x;
}

/// <summary>A function of one tensor whose gradient is made from the result.</summary>
internal abstract class OfResult : Node
{
    private readonly Saved _result;

    private protected OfResult(Tensor self, Tensor result)
        : base(self) => _result = new Saved(result, this);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("result", _result);

    protected abstract Tensor Gradient(Tensor grad, Tensor result);

    protected sealed override Tensor?[] Apply(Tensor grad) => [Gradient(grad, _result.Unpack())];

    protected internal override void Release() => _result.Release();

    /// <inheritdoc cref="OfInput.Wide"/>
    protected static Tensor Wide(Tensor x) => x.dtype == DType.Float16 || x.dtype == DType.BFloat16 ? x.to(DType.Float32) : x;
}

/// <summary>A step function: its gradient is zero.</summary>
internal abstract class OfSteps : Node
{
    private protected OfSteps(Tensor self)
        : base(self)
    {
    }

    protected sealed override Tensor?[] Apply(Tensor grad) => [torch.zeros_like(grad)];
}

/// <summary>A function of two tensors whose gradients are made from them.</summary>
internal abstract class OfTwo : Node
{
    private readonly Saved _self;
    private readonly Saved _other;
    private readonly string _otherName;

    private protected OfTwo(Tensor self, Tensor other, string otherName = "other", bool onlyForOther = false)
        : base(self, other)
    {
        var saves = !onlyForOther || Needs(1);
        (_other, _self, _otherName) = (new Saved(saves ? other : null), new Saved(saves ? self : null), otherName);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add(_otherName, _other);

    protected abstract Tensor Self(Tensor grad, Tensor self, Tensor other);

    protected abstract Tensor Other(Tensor grad, Tensor self, Tensor other);

    protected sealed override Tensor?[] Apply(Tensor grad)
    {
        var (other, self) = (_other.Unpack(), _self.Unpack());
        return [Needs(0) ? Self(grad, self, other) : null, Needs(1) ? Other(grad, self, other) : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _other.Release();
    }
}
