namespace Compat;

/// <summary>derivatives.yaml: <c>sin</c>; grad · cos(self)*.</summary>
internal sealed class SinBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.cos().conj();
}

/// <summary>derivatives.yaml: <c>cos</c>; −grad · sin(self)*.</summary>
internal sealed class CosBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * -self.sin().conj();
}

/// <summary>derivatives.yaml: <c>tan</c>; grad · (1 + result²)*.</summary>
internal sealed class TanBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => grad * (1 + result.pow(2)).conj();
}

/// <summary>derivatives.yaml: <c>asin</c>; grad · (1 / √(1 − self²))*.</summary>
internal sealed class AsinBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * ((-self * self) + 1).rsqrt().conj();
}

/// <summary>derivatives.yaml: <c>acos</c>; −grad · (1 / √(1 − self²))*.</summary>
internal sealed class AcosBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * -((-self * self) + 1).rsqrt().conj();
}

/// <summary>derivatives.yaml: <c>atan</c>; grad / (self² + 1)*.</summary>
internal sealed class AtanBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad / ((self * self) + 1).conj();
}

/// <summary>derivatives.yaml: <c>sinh</c>; grad · cosh(self)*.</summary>
internal sealed class SinhBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.cosh().conj();
}

/// <summary>derivatives.yaml: <c>cosh</c>; grad · sinh(self)*.</summary>
internal sealed class CoshBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.sinh().conj();
}

/// <summary>derivatives.yaml: <c>tanh</c>; <c>tanh_backward</c>: grad · (1 − result²)*.</summary>
internal sealed class TanhBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => torch.TanhBackward.Call(grad, result);
}

/// <summary>derivatives.yaml: <c>asinh</c>; grad · (1 / √(self² + 1))*.</summary>
internal sealed class AsinhBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * (self.pow(2) + 1).rsqrt().conj();
}

/// <summary>derivatives.yaml: <c>acosh</c>; grad / √(self² − 1), complex: by factors.</summary>
internal sealed class AcoshBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => self.dtype.is_complex
        ? grad * ((self + 1).rsqrt() * (self - 1).rsqrt()).conj()
        : grad * ((self * self) - 1).rsqrt();
}

/// <summary>derivatives.yaml: <c>atanh</c>; grad / (1 − self²)*.</summary>
internal sealed class AtanhBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * 1 / (1 - self.pow(2)).conj();
}

/// <summary>derivatives.yaml: <c>sigmoid</c>; <c>sigmoid_backward</c>: grad · ((1 − result) · result)*.</summary>
internal sealed class SigmoidBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => torch.SigmoidBackward.Call(grad, result);
}
