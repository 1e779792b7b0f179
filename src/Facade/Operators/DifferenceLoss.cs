using Compat.Engines;

namespace Compat;

/// <summary>A loss of two tensors whose difference alone counts: its first two derivatives.</summary>
/// <remarks>PyTorch 2.13 <c>*_loss_backward</c>, <c>*_loss_double_backward</c> in FunctionsManual.cpp.</remarks>
internal abstract record DifferenceLoss(LossReduction Reduction)
{
    /// <summary>The operator of backward: grad · the derivative for <paramref name="self"/>, one node.</summary>
    public Tensor Backward(Tensor grad, Tensor self, Tensor target)
    {
        if (!Graph.Needs([grad, self, target])) return Gradient(grad, self, target);
        using var outside = new GradModeScope(enabled: false);
        return Gradient(grad, self, target).Record(Node(grad, self, target));
    }

    public Tensor Gradient(Tensor grad, Tensor self, Tensor target) => Slope(self - target, Losses.Share(Reduction, self)) * grad;

    /// <summary>The gradient of the operator's first operand.</summary>
    public virtual Tensor GradOutput(Tensor grad, Tensor gradOutput, Tensor self, Tensor target) => Backward(grad, self, target);

    /// <summary>grad · the second derivative, before the mean.</summary>
    public abstract Tensor Curvature(Tensor grad, Tensor self, Tensor target);

    /// <summary>The derivative for a difference, times <paramref name="share"/>.</summary>
    protected abstract Tensor Slope(Tensor difference, double share);

    protected abstract Node Node(Tensor gradOutput, Tensor self, Tensor target);
}

/// <summary>The square of the difference.</summary>
internal sealed record SquaredLoss(LossReduction Reduction) : DifferenceLoss(Reduction)
{
    public override Tensor Curvature(Tensor grad, Tensor self, Tensor target) => 2 * grad;

    protected override Tensor Slope(Tensor difference, double share) => difference * Losses.InType(2 * share, difference.dtype);

    protected override Node Node(Tensor gradOutput, Tensor self, Tensor target) =>
        new MseLossBackwardBackward0(gradOutput, self, target, this);
}

/// <summary>A square over 2β within ±β, otherwise straight.</summary>
internal sealed record SmoothLoss(LossReduction Reduction, double Beta) : DifferenceLoss(Reduction)
{
    public override Tensor Curvature(Tensor grad, Tensor self, Tensor target) => Beta == 0
        ? torch.zeros_like(grad)
        : grad * ((self - target).abs() < Beta).to(grad.dtype) / Beta;

    protected override Tensor Slope(Tensor difference, double share) => Losses.Clamped(difference / Beta, 1) * share;

    protected override Node Node(Tensor gradOutput, Tensor self, Tensor target) =>
        new SmoothL1LossBackwardBackward0(gradOutput, self, target, this);
}

/// <summary>Half a square within ±δ, otherwise straight.</summary>
internal sealed record HuberLoss(LossReduction Reduction, double Delta) : DifferenceLoss(Reduction)
{
    public override Tensor GradOutput(Tensor grad, Tensor gradOutput, Tensor self, Tensor target) => Reduction == LossReduction.None
        ? Backward(grad, self, target)
        : (Backward(torch.ones_like(gradOutput), self, target) * grad).sum();

    public override Tensor Curvature(Tensor grad, Tensor self, Tensor target) => grad * ((self - target).abs() < Delta);

    protected override Tensor Slope(Tensor difference, double share) =>
        Losses.Clamped(difference, Losses.InType(Delta, difference.dtype)) * share;

    protected override Node Node(Tensor gradOutput, Tensor self, Tensor target) =>
        new HuberLossBackwardBackward0(gradOutput, self, target, this);
}
