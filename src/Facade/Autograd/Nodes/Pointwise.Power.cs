namespace Compat;

/// <summary>derivatives.yaml: <c>pow.Tensor_Scalar</c>; grad · (exponent · self^(exponent − 1))*, zeros for an exponent of 0.</summary>
internal sealed class PowBackward0(Tensor self, Scalar exponent) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("exponent", exponent);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self)
    {
        if (exponent == 0) return torch.zeros_like(self);
        return exponent.IsComplex || self.dtype.is_complex
            ? grad * (exponent * self.pow(exponent - 1)).conj()
            : grad * (exponent * self.pow(exponent - 1));
    }
}

/// <summary>derivatives.yaml: <c>pow.Tensor_Tensor</c>; of a number's power (<c>pow.Scalar</c>) without self.</summary>
/// <remarks>PyTorch 2.13 <c>pow_backward_self</c>, <c>pow_backward_exponent</c>, torch/csrc/autograd/FunctionsManual.cpp.</remarks>
internal sealed class PowBackward1 : Node
{
    private readonly Saved _self;
    private readonly Saved _exponent;
    private readonly Saved _result;

    public PowBackward1(Tensor self, Tensor exponent, Tensor result)
        : base(self, exponent) => (_exponent, _self, _result) = (new Saved(exponent), new Saved(self), new Saved(result, this));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("exponent", _exponent).Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (exponent, self, result) = (_exponent.Unpack(), _self.Unpack(), _result.Unpack());
        return [Needs(0) ? ToSelf(grad, self, exponent) : null, Needs(1) ? ToExponent(grad, self, exponent, result) : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _exponent.Release();
        _result.Release();
    }

    private static Tensor ToSelf(Tensor grad, Tensor self, Tensor exponent) =>
        torch.where(exponent == 0.0, 0, grad * (exponent * self.pow(exponent - 1)).conj());

    private static Tensor ToExponent(Tensor grad, Tensor self, Tensor exponent, Tensor result) =>
        grad * torch.where(Vanishes(self, exponent), 0, (result * self.to(result.dtype).log()).conj());

    private static Tensor Vanishes(Tensor self, Tensor exponent) => (self == 0) & IsNotNegative(exponent);

    /// <summary>True where an exponent is real and not negative.</summary>
    internal static Tensor IsNotNegative(Tensor exponent) =>
        exponent.dtype.is_complex ? (exponent.imag() == 0) & (exponent.real() >= 0) : exponent >= 0;
}

/// <summary>derivatives.yaml: <c>pow.Scalar</c>; grad · (result · ln self)*, 0 where self is 0 and exponent is not negative.</summary>
internal sealed class PowBackward2 : Node
{
    private readonly Scalar _self;
    private readonly Saved _exponent;
    private readonly Saved _result;

    public PowBackward2(Scalar self, Tensor exponent, Tensor result)
        : base(exponent) => (_self, _exponent, _result) = (self, new Saved(exponent), new Saved(result, this));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("exponent", _exponent).Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (exponent, result) = (_exponent.Unpack(), _result.Unpack());
        var logarithm = result.new_full([], _self).log();
        var slope = grad * (result * logarithm).conj();
        if (_self != 0) return [slope];
        return [torch.where(PowBackward1.IsNotNegative(exponent), 0, slope)];
    }

    protected internal override void Release()
    {
        _exponent.Release();
        _result.Release();
    }
}

/// <summary>derivatives.yaml: <c>xlogy.Scalar_Self</c>; grad · self / other.</summary>
internal sealed class XlogyBackward1(Scalar self, Tensor other) : Node(other)
{
    private readonly Saved _other = new(other);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", self).Add("other", _other);

    protected override Tensor?[] Apply(Tensor grad) => [grad * self / _other.Unpack()];

    protected internal override void Release() => _other.Release();
}

/// <summary>derivatives.yaml: <c>xlogy.Scalar_Other</c>; xlogy(grad, other), 0 where self is 0 and other is not positive.</summary>
internal sealed class XlogyBackward2(Tensor self, Scalar other) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("other", other);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) =>
        other.ToDouble() > 0 ? grad.xlogy(other) : torch.where(self == 0, 0, grad.xlogy(other));
}
