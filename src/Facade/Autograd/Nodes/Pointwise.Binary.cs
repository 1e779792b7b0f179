namespace Compat;

/// <summary>derivatives.yaml: <c>atan2</c>; grad · other / (self² + other²), −grad · self / (self² + other²).</summary>
internal sealed class Atan2Backward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => grad * other * Reciprocal(self, other);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => grad * -self * Reciprocal(self, other);

    private static Tensor Reciprocal(Tensor self, Tensor other)
    {
        var squares = (self * self) + (other * other);
        return squares.reciprocal().masked_fill(squares == 0, 0);
    }
}

/// <summary>derivatives.yaml: <c>maximum</c>; where larger grad, where equal half of it.</summary>
internal sealed class MaximumBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) =>
        torch.where(self == other, grad / 2, grad).masked_fill(self < other, 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) =>
        torch.where(self == other, grad / 2, grad).masked_fill(self > other, 0);
}

/// <summary>derivatives.yaml: <c>minimum</c>; where smaller grad, where equal half of it.</summary>
internal sealed class MinimumBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) =>
        torch.where(self == other, grad / 2, grad).masked_fill(self > other, 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) =>
        torch.where(self == other, grad / 2, grad).masked_fill(self < other, 0);
}

/// <summary>derivatives.yaml: <c>fmax</c>; grad goes to the operand that was taken.</summary>
internal sealed class FmaxBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) =>
        grad.masked_fill(((self >= other) | other.isnan()).logical_not(), 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) =>
        grad.masked_fill((self >= other) | other.isnan(), 0);
}

/// <summary>derivatives.yaml: <c>fmin</c>; grad goes to the operand that was taken.</summary>
internal sealed class FminBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) =>
        grad.masked_fill(((self <= other) | other.isnan()).logical_not(), 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) =>
        grad.masked_fill((self <= other) | other.isnan(), 0);
}

/// <summary>derivatives.yaml: <c>logaddexp</c>; grad / (1 + exp(other − self))*, and the same exchanged.</summary>
internal sealed class LogaddexpBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => grad / (1 + (other - self).exp()).conj();

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => grad / (1 + (self - other).exp()).conj();
}

/// <summary>derivatives.yaml: <c>fmod.Tensor</c>; grad, −grad · trunc(self / other).</summary>
internal sealed class FmodBackward1(Tensor self, Tensor other) : OfTwo(self, other, onlyForOther: true)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => grad;

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => -grad * self.div(other, rounding_mode: "trunc");
}

/// <summary>derivatives.yaml: <c>remainder.Tensor</c>; grad, −grad · ⌊self / other⌋.</summary>
internal sealed class RemainderBackward1(Tensor self, Tensor other) : OfTwo(self, other, onlyForOther: true)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => grad;

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => -grad * self.div(other, rounding_mode: "floor");
}

/// <summary>
/// derivatives.yaml: <c>xlogy.Tensor</c>; grad · ln other (0 where self is 0 and other not positive), grad · self / other.
/// </summary>
internal sealed class XlogyBackward0(Tensor self, Tensor other) : OfTwo(self, other)
{
    protected override Tensor Self(Tensor grad, Tensor self, Tensor other) => grad.xlogy(other).masked_fill((self == 0) & (other <= 0), 0);

    protected override Tensor Other(Tensor grad, Tensor self, Tensor other) => grad * self / other;
}
