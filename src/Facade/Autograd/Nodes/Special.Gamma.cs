namespace Compat;

/// <summary>derivatives.yaml: <c>erf</c>; 2/√π · exp(−self²) · grad.</summary>
internal sealed class ErfBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => 1.1283791670955126 * (-self.pow(2)).exp() * grad;
}

/// <summary>derivatives.yaml: <c>erfc</c>; −2/√π · exp(−self²) · grad.</summary>
internal sealed class ErfcBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => -1.1283791670955126 * (-self.pow(2)).exp() * grad;
}

/// <summary>derivatives.yaml: <c>erfinv</c>; √π/2 · exp(erfinv(self)²) · grad.</summary>
internal sealed class ErfinvBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => 0.88622692545275801 * self.erfinv().pow(2).exp() * grad;
}

/// <summary>derivatives.yaml: <c>lgamma</c>; grad · digamma(self).</summary>
internal sealed class LgammaBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * self.digamma();
}

/// <summary>derivatives.yaml: <c>digamma</c>; grad · polygamma(1, self).</summary>
internal sealed class DigammaBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * torch.polygamma(1, self);
}

/// <summary>derivatives.yaml: <c>polygamma</c>; grad · polygamma(n + 1, self).</summary>
internal sealed class PolygammaBackward0(Tensor self, long n) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("n", n);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => grad * torch.polygamma(n + 1, self);
}
