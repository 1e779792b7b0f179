using Compat.Engines;

namespace Compat;

/// <summary>derivatives.yaml: <c>nll_loss_forward</c>; −weight of the target's class.</summary>
internal class NllLossBackward0(
    Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex, Tensor totalWeight) : Node(self)
{
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);
    private readonly Saved _weight = new(weight);
    private readonly Saved _total = new(totalWeight);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("target", _target).Add("weight", _weight).Add("total_weight", _total).Add("reduction", (long)reduction)
        .Add("ignore_index", ignoreIndex);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, target, weight, total) = (_self.Unpack(), _target.Unpack(), _weight.TryUnpack(), _total.Unpack());
        var (sizes, places) = NegativeLogLikelihood.Folded(self.Engine, self.Raw.Shape, target.Raw);
        var raw = grad.Engine.NllLossBackward(grad.Raw, sizes, places, weight?.Raw ?? default, total.Raw, reduction, ignoreIndex);
        var result = Tensor.Of(raw.As(Shape.Of(self.Raw.Sizes)), grad.Engine);
        GC.KeepAlive(grad);
        if (Graph.Needs(grad, self)) result.Record(new NllLossBackwardBackward0(grad, self, target, weight, reduction, ignoreIndex));
        return [result];
    }

    protected internal override void Release()
    {
        _self.Release();
        _target.Release();
        _weight.Release();
        _total.Release();
    }
}

/// <summary>derivatives.yaml: <c>nll_loss2d_forward</c>.</summary>
internal sealed class NllLoss2DBackward0(
    Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex, Tensor totalWeight)
    : NllLossBackward0(self, target, weight, reduction, ignoreIndex, totalWeight);

/// <summary>derivatives.yaml: <c>nll_loss_backward</c>; nll_loss(grad).</summary>
internal sealed class NllLossBackwardBackward0(
    Tensor grad, Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex) : Node(grad, self)
{
    private readonly Saved _target = new(target);
    private readonly Saved _weight = new(weight);

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? NegativeLogLikelihood.Of(grad, _target.Unpack(), _weight.TryUnpack(), reduction, ignoreIndex) : null,
        Needs(1) ? torch.zeros_like(grad) : null,
    ];

    protected internal override void Release()
    {
        _target.Release();
        _weight.Release();
    }
}
