using Compat.Engines;

namespace Compat;

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
            Needs(0) ? BinaryCrossEntropy.Backward(grad, self, target, _weight.TryUnpack(), reduction) : null,
            Needs(1) ? BinaryCrossEntropy.Scaled(-grad * (self / (1 - self)).log(), self, _weight.TryUnpack(), reduction) : null,
        ];
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
