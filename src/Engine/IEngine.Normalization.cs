namespace Compat.Engines;

/// <summary>A normalized tensor, and per group the mean and 1 / √(variance + ε) it was normalized with.</summary>
public readonly record struct Normalized(RawTensor Output, RawTensor Mean, RawTensor InverseDeviation);

/// <summary>Gradients of a normalization's input, weight and bias; those not asked for do not exist.</summary>
public readonly record struct NormalizationGradients(RawTensor Input, RawTensor Weight, RawTensor Bias);

public partial interface IEngine
{
    /// <summary>(x − μ) / √(σ² + ε) · weight + bias for each channel, the second dimension.</summary>
    /// <param name="x">(N, C, …), floating.</param>
    /// <param name="weight">C numbers, or none.</param>
    /// <param name="bias">C numbers, or none.</param>
    /// <param name="runningMean">C numbers, or none; while training moved towards the batch's mean, otherwise μ.</param>
    /// <param name="runningVar">The same for the unbiased variance; otherwise σ².</param>
    /// <param name="training">True for the statistics of this batch.</param>
    /// <param name="momentum">How far the running statistics move.</param>
    /// <param name="eps">ε.</param>
    /// <returns>Mean and deviation have C elements while training, none otherwise.</returns>
    /// <remarks>PyTorch 2.13 <c>aten::native_batch_norm</c> on the CPU.</remarks>
    Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps);

    /// <summary>The gradients of <see cref="BatchNorm"/>; mean and deviation are those it used.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::native_batch_norm_backward</c>.</remarks>
    NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training);

    /// <summary>(x − μ) / √(σ² + ε) · weight + bias for each row of <paramref name="count"/> elements.</summary>
    /// <returns>Mean and deviation: one element a row, of sizes (rows).</returns>
    /// <remarks>PyTorch 2.13 <c>aten::native_layer_norm</c>.</remarks>
    Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps);

    /// <summary>The gradients of <see cref="LayerNorm"/>; those of weight and bias have <paramref name="count"/> elements.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::native_layer_norm_backward</c>.</remarks>
    NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation);
}
