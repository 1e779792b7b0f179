using Compat.Engines;

namespace Compat;

/// <summary>A loss of two tensors whose difference alone counts: the target's gradient is the other's, negated.</summary>
internal abstract class DifferenceBackward(Tensor self, Tensor target, LossReduction reduction) : Node(self, target)
{
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("target", _target).Add("reduction", (long)reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var self = _self.Unpack();
        var forSelf = Slope(self - _target.Unpack(), Losses.Share(reduction, self)) * grad;
        return [Needs(0) ? forSelf : null, Needs(1) ? -forSelf : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _target.Release();
    }

    /// <summary>The derivative for a difference, times <paramref name="share"/>.</summary>
    private protected abstract Tensor Slope(Tensor difference, double share);
}

/// <summary>derivatives.yaml: <c>mse_loss</c>; 2 (self − target) · grad / n.</summary>
internal sealed class MseLossBackward0(Tensor self, Tensor target, LossReduction reduction) : DifferenceBackward(self, target, reduction)
{
    private protected override Tensor Slope(Tensor difference, double share) =>
        difference * Losses.InType(2 * share, difference.dtype);
}

/// <summary>derivatives.yaml: <c>smooth_l1_loss</c>; (self − target) / β within ±1, otherwise the sign.</summary>
internal sealed class SmoothL1LossBackward0(Tensor self, Tensor target, LossReduction reduction, double beta)
    : DifferenceBackward(self, target, reduction)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("beta", beta);
    }

    private protected override Tensor Slope(Tensor difference, double share) => Losses.Clamped(difference / beta, 1) * share;
}

/// <summary>derivatives.yaml: <c>huber_loss</c>; self − target within ±δ.</summary>
internal sealed class HuberLossBackward0(Tensor self, Tensor target, LossReduction reduction, double delta)
    : DifferenceBackward(self, target, reduction)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("delta", delta);
    }

    private protected override Tensor Slope(Tensor difference, double share) =>
        Losses.Clamped(difference, Losses.InType(delta, difference.dtype)) * share;
}

/// <summary>
/// derivatives.yaml: <c>binary_cross_entropy</c>; (self − target) / max(self (1 − self), 10⁻¹²), log(1 − self) − log(self).
/// </summary>
internal sealed class BinaryCrossEntropyBackward0(Tensor self, Tensor target, Tensor? weight, LossReduction reduction)
    : Node(self, target)
{
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);
    private readonly Saved _weight = new(weight);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("target", _target).Add("weight", _weight).Add("reduction", (long)reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, target) = (_self.Unpack(), _target.Unpack());
        return
        [
            Needs(0) ? Scale(grad * (self - target) / ((1 - self) * self).clamp_min(1e-12), self) : null,
            Needs(1) ? Scale(-grad * (self / (1 - self)).log(), self) : null,
        ];
    }

    // The weight and the mean's division come last, as in ATen, where each step is rounded.
    private Tensor Scale(Tensor result, Tensor self)
    {
        if (_weight.TryUnpack() is { } weight) result = result * weight;
        return reduction == LossReduction.Mean ? result / self.Count : result;
    }

    protected internal override void Release()
    {
        _self.Release();
        _target.Release();
        _weight.Release();
    }
}

/// <summary>derivatives.yaml: <c>binary_cross_entropy_with_logits</c>; σ(self) − target, −self; with the positive weight p
/// (p·t + 1 − t) σ(self) − p·t and log σ(−self) − p log σ(self).</summary>
internal sealed class BinaryCrossEntropyWithLogitsBackward0(
    Tensor self, Tensor target, Tensor? weight, Tensor? positive, LossReduction reduction) : Node(self, target)
{
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);
    private readonly Saved _weight = new(weight);
    private readonly Saved _positive = new(positive);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("target", _target).Add("weight", _weight).Add("pos_weight", _positive).Add("reduction", (long)reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, target, positive) = (_self.Unpack(), _target.Unpack(), _positive.TryUnpack());
        Tensor? forSelf = null, forTarget = null;
        if (Needs(0))
        {
            var t = positive is null ? target : positive * target;
            forSelf = positive is null ? self.sigmoid() - target : ((t + 1 - target) * self.sigmoid()) - t;
            forSelf = Scale(forSelf * grad, self);
        }

        if (Needs(1))
        {
            forTarget = positive is null
                ? -self
                : torch.nn.functional.logsigmoid(-self) - (positive * torch.nn.functional.logsigmoid(self));
            forTarget = Scale(forTarget * grad, self);
        }

        return [forSelf, forTarget];
    }

    protected internal override void Release()
    {
        _self.Release();
        _target.Release();
        _weight.Release();
        _positive.Release();
    }

    private Tensor Scale(Tensor gradient, Tensor self)
    {
        if (_weight.TryUnpack() is { } weight) gradient = gradient * weight;
        return reduction == LossReduction.Mean ? gradient / self.Count : gradient;
    }
}
