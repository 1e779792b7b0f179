namespace Compat.Engines;

/// <summary>How a loss is folded: PyTorch's numbers.</summary>
public enum LossReduction
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>To the mean; with weights, the weighted mean.</summary>
    Mean = 1,

    /// <summary>To the sum.</summary>
    Sum = 2,
}

public partial interface IEngine
{
    /// <summary>−weight[t] · x[n, t, p] for each target t = target[n, p], folded; 0 where t is <paramref name="ignoreIndex"/>.</summary>
    /// <param name="x">(N, C, P), floating.</param>
    /// <param name="target">(N, P) of int64.</param>
    /// <param name="weight">C numbers, or none for ones.</param>
    /// <param name="reduction">None gives (N, P), otherwise a 0-d tensor.</param>
    /// <param name="ignoreIndex">A target that counts nothing.</param>
    /// <exception cref="IndexError">A target is no class.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::nll_loss_forward</c>, <c>nll_loss2d_forward</c>.</remarks>
    (RawTensor Output, RawTensor TotalWeight) NllLoss(
        in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex);

    /// <summary>The gradient (N, C, P) of <see cref="NllLoss"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::nll_loss_backward</c>.</remarks>
    RawTensor NllLossBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in RawTensor target, in RawTensor weight, in RawTensor totalWeight,
        LossReduction reduction, long ignoreIndex);
}
