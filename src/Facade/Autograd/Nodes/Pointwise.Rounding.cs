namespace Compat;

/// <summary>derivatives.yaml: <c>ceil</c>; zeros.</summary>
internal sealed class CeilBackward0(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>floor</c>; zeros.</summary>
internal sealed class FloorBackward0(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>trunc</c>; zeros.</summary>
internal sealed class TruncBackward0(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>sign</c>; zeros.</summary>
internal sealed class SignBackward0(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>round</c>; zeros.</summary>
internal sealed class RoundBackward0(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>round.decimals</c>; zeros.</summary>
internal sealed class RoundBackward1(Tensor self) : OfSteps(self);

/// <summary>derivatives.yaml: <c>frac</c>; grad.</summary>
internal sealed class FracBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>derivatives.yaml: <c>abs</c>; grad · sgn(self).</summary>
internal sealed class AbsBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.sgn();
}

/// <summary>derivatives.yaml: <c>sgn</c>; real: zeros, complex: grad / |self| − Re(grad / sgn) · sgn / |self|, 0 at 0.</summary>
/// <remarks>PyTorch 2.13 <c>sgn_backward</c>, torch/csrc/autograd/FunctionsManual.cpp.</remarks>
internal sealed class SgnBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _result;

    public SgnBackward0(Tensor self, Tensor result)
        : base(self) => (_self, _result) = (new Saved(self), new Saved(result, this));

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("result", _result);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, result) = (_self.Unpack(), _result.Unpack());
        if (!self.dtype.is_complex) return [torch.zeros_like(self)];
        var abs = self.abs();
        return [torch.where(abs == 0, 0, (grad / abs) - ((grad / result).real() * result / abs))];
    }

    protected internal override void Release()
    {
        _self.Release();
        _result.Release();
    }
}
