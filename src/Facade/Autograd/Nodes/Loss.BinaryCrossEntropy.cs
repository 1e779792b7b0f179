using Compat.Engines;

namespace Compat;

/// <summary>The gradient of the binary cross entropy as an operator.</summary>
internal static class BinaryCrossEntropy
{
    /// <remarks>PyTorch 2.13 <c>binary_cross_entropy_backward</c>.</remarks>
    public static Tensor Backward(Tensor grad, Tensor self, Tensor target, Tensor? weight, LossReduction reduction)
    {
        if (!Graph.Needs([grad, self, target])) return Formula(grad, self, target, weight, reduction);
        using var outside = new GradModeScope(enabled: false);
        return Formula(grad, self, target, weight, reduction)
            .Record(new BinaryCrossEntropyBackwardBackward0(grad, self, target, weight, reduction));
    }

    /// <summary>The weight and the mean's division come last, as in ATen, where each step is rounded.</summary>
    public static Tensor Scaled(Tensor result, Tensor self, Tensor? weight, LossReduction reduction)
    {
        if (weight is not null) result = result * weight;
        return reduction == LossReduction.Mean ? result / self.Count : result;
    }

    private static Tensor Formula(Tensor grad, Tensor self, Tensor target, Tensor? weight, LossReduction reduction) =>
        Scaled(grad * (self - target) / ((1 - self) * self).clamp_min(1e-12), self, weight, reduction);
}

/// <summary>derivatives.yaml: <c>binary_cross_entropy_backward</c>.</summary>
/// <remarks>PyTorch 2.13 <c>binary_cross_entropy_double_backward</c>, <c>…_target</c>, <c>…_grad_output</c>.</remarks>
internal sealed class BinaryCrossEntropyBackwardBackward0(
    Tensor grad_output, Tensor self, Tensor target, Tensor? weight, LossReduction reduction) : Node(grad_output, self, target)
{
    private const double Epsilon = 1e-12;
    private readonly Saved _gradOutput = new(grad_output);
    private readonly Saved _self = new(self);
    private readonly Saved _target = new(target);
    private readonly Saved _weight = new(weight);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("grad_output", _gradOutput).Add("self", _self).Add("target", _target).Add("weight", _weight)
        .Add("reduction", (long)reduction);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (gradOutput, self, target, weight) = (_gradOutput.Unpack(), _self.Unpack(), _target.Unpack(), _weight.TryUnpack());
        var (near, far) = (self + Epsilon, 1 - self + Epsilon);
        Tensor? forGrad = null, forSelf = null, forTarget = null;
        if (Needs(0)) forGrad = BinaryCrossEntropy.Scaled((self - target) / (near * far) * grad, self, weight, reduction);
        if (Needs(1))
        {
            var curvature = ((self * self) - (2 * self * target) + target) / (near.pow(2) * far.pow(2));
            forSelf = BinaryCrossEntropy.Scaled(curvature * (grad * gradOutput), self, weight, reduction);
        }

        if (Needs(2)) forTarget = BinaryCrossEntropy.Scaled(-grad * gradOutput / (near * far), self, weight, reduction);
        return [forGrad, forSelf, forTarget];
    }

    protected internal override void Release()
    {
        _gradOutput.Release();
        _self.Release();
        _target.Release();
        _weight.Release();
    }
}
