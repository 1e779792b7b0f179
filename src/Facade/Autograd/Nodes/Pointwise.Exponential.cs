namespace Compat;

/// <summary>derivatives.yaml: <c>reciprocal</c>; −grad · (result²)*.</summary>
internal sealed class ReciprocalBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => -grad * (result * result).conj();
}

/// <summary>derivatives.yaml: <c>sqrt</c>; grad / (2 · result*).</summary>
internal sealed class SqrtBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => grad / (2 * result.conj());
}

/// <summary>derivatives.yaml: <c>rsqrt</c>; −½ · grad · (result³)*.</summary>
internal sealed class RsqrtBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => -0.5 * grad * result.pow(3).conj();
}

/// <summary>derivatives.yaml: <c>exp2</c>; grad · result* · ln 2.</summary>
internal sealed class Exp2Backward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => grad * result.conj() * 0.69314718055994530942;
}

/// <summary>derivatives.yaml: <c>expm1</c>; grad · (result* + 1).</summary>
internal sealed class Expm1Backward0(Tensor self, Tensor result) : OfResult(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor result) => grad * (result.conj() + 1);
}

/// <summary>derivatives.yaml: <c>log</c>; grad / self*.</summary>
internal sealed class LogBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad.div(self.conj());
}

/// <summary>derivatives.yaml: <c>log2</c>; grad / (self* · ln 2).</summary>
internal sealed class Log2Backward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad / (self.conj() * 0.6931471805599453);
}

/// <summary>derivatives.yaml: <c>log10</c>; grad / (self* · ln 10).</summary>
internal sealed class Log10Backward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad / (self.conj() * 2.3025850929940456);
}

/// <summary>derivatives.yaml: <c>log1p</c>; grad / (self + 1)*.</summary>
internal sealed class Log1PBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self) => grad / (self + 1).conj();
}
