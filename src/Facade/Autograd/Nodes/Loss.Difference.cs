using Compat.Engines;

namespace Compat;

/// <summary>A loss of two tensors whose difference alone counts: the target's gradient is the other's, negated.</summary>
internal abstract class DifferenceBackward(Tensor self, Tensor target, DifferenceLoss loss) : Node(self, target)
{
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("target", _target).Add("reduction", (long)loss.Reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, target) = (_self.Unpack(), _target.Unpack());
        if (Graph.Needs([grad, self, target]))
        {
            return [Needs(0) ? loss.Backward(grad, self, target) : null, Needs(1) ? loss.Backward(grad, target, self) : null];
        }

        var forSelf = loss.Gradient(grad, self, target);
        return [Needs(0) ? forSelf : null, Needs(1) ? -forSelf : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _target.Release();
    }
}

/// <summary>derivatives.yaml: <c>mse_loss</c>; 2 (self − target) · grad / n.</summary>
internal sealed class MseLossBackward0(Tensor self, Tensor target, LossReduction reduction)
    : DifferenceBackward(self, target, new SquaredLoss(reduction));

/// <summary>derivatives.yaml: <c>smooth_l1_loss</c>; (self − target) / β within ±1, otherwise the sign.</summary>
internal sealed class SmoothL1LossBackward0(Tensor self, Tensor target, LossReduction reduction, double beta)
    : DifferenceBackward(self, target, new SmoothLoss(reduction, beta))
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("beta", beta);
    }
}

/// <summary>derivatives.yaml: <c>huber_loss</c>; self − target within ±δ.</summary>
internal sealed class HuberLossBackward0(Tensor self, Tensor target, LossReduction reduction, double delta)
    : DifferenceBackward(self, target, new HuberLoss(reduction, delta))
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("delta", delta);
    }
}

/// <summary>The gradient of such a loss as an operator: its own gradients.</summary>
internal abstract class DifferenceBackwardBackward(Tensor grad_output, Tensor self, Tensor target, DifferenceLoss loss)
    : Node(grad_output, self, target)
{
    private readonly Saved _gradOutput = new(grad_output);
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("grad_output", _gradOutput).Add("self", _self).Add("target", _target).Add("reduction", (long)loss.Reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (gradOutput, self, target) = (_gradOutput.Unpack(), _self.Unpack(), _target.Unpack());
        var forGrad = Needs(0) ? loss.GradOutput(grad, gradOutput, self, target) : null;
        if (!Needs(1) && !Needs(2)) return [forGrad, null, null];
        var curvature = loss.Curvature(grad * gradOutput, self, target);
        if (loss.Reduction == LossReduction.Mean) curvature = curvature / self.Count;
        return [forGrad, Needs(1) ? curvature : null, Needs(2) ? -curvature : null];
    }

    protected internal override void Release()
    {
        _gradOutput.Release();
        _self.Release();
        _target.Release();
    }
}

/// <summary>derivatives.yaml: <c>mse_loss_backward</c>.</summary>
internal sealed class MseLossBackwardBackward0(Tensor grad_output, Tensor self, Tensor target, SquaredLoss loss)
    : DifferenceBackwardBackward(grad_output, self, target, loss);

/// <summary>derivatives.yaml: <c>smooth_l1_loss_backward</c>.</summary>
internal sealed class SmoothL1LossBackwardBackward0(Tensor grad_output, Tensor self, Tensor target, SmoothLoss loss)
    : DifferenceBackwardBackward(grad_output, self, target, loss)
{
    private readonly double _beta = loss.Beta;

    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("beta", _beta);
    }
}

/// <summary>derivatives.yaml: <c>huber_loss_backward</c>.</summary>
internal sealed class HuberLossBackwardBackward0(Tensor grad_output, Tensor self, Tensor target, HuberLoss loss)
    : DifferenceBackwardBackward(grad_output, self, target, loss)
{
    private readonly double _delta = loss.Delta;

    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("delta", _delta);
    }
}
