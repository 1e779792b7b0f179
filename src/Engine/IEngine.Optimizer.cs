namespace Compat.Engines;

/// <summary>What one step of SGD is told; see <see cref="IEngine.SgdStep"/>.</summary>
public readonly record struct SgdOptions(
    double LearningRate, double Momentum, double Dampening, double WeightDecay, bool Nesterov, bool Maximize, bool IsFirst);

/// <summary>What one step of Adam is told; see <see cref="IEngine.AdamStep"/>.</summary>
public readonly record struct AdamOptions(
    double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, bool Decoupled, bool Maximize, long Step);

public partial interface IEngine
{
    /// <summary>
    /// One step, in place: g ← ±grad + λ·p; v ← μ·v + (1 − τ)·g (on the first step v ← g); g ← g + μ·v (Nesterov) or v; p ← p − η·g.
    /// </summary>
    /// <param name="parameter">p, floating; written.</param>
    /// <param name="grad">Of the same sizes and dtype.</param>
    /// <param name="momentum">v, written; none without momentum.</param>
    /// <param name="options">η, μ, τ, λ.</param>
    /// <remarks>PyTorch 2.13 <c>torch.optim.sgd._single_tensor_sgd</c>.</remarks>
    void SgdStep(in RawTensor parameter, in RawTensor grad, in RawTensor momentum, in SgdOptions options);

    /// <summary>
    /// One step, in place: m ← m + (1 − β₁)(g − m); v ← β₂·v + (1 − β₂)·g²; p ← p − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).
    /// </summary>
    /// <param name="parameter">p, floating; written.</param>
    /// <param name="grad">Of the same sizes and dtype.</param>
    /// <param name="average">m, written.</param>
    /// <param name="square">v, written.</param>
    /// <param name="largest">The largest v so far (AMSGrad), written and used instead of v; none without AMSGrad.</param>
    /// <param name="options">η, β₁, β₂, ε, weight decay (decoupled: p ← p − η·λ·p first), t.</param>
    /// <remarks>PyTorch 2.13 <c>torch.optim.adam._single_tensor_adam</c>.</remarks>
    void AdamStep(
        in RawTensor parameter, in RawTensor grad, in RawTensor average, in RawTensor square, in RawTensor largest, in AdamOptions options);
}
