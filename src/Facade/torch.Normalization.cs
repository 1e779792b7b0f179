using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>(input − μ) / √(σ² + eps) · weight + bias for each channel, the second dimension.</summary>
    /// <param name="input">(N, C, …), floating.</param>
    /// <param name="weight">One number a channel, or none.</param>
    /// <param name="bias">One number a channel, or none.</param>
    /// <param name="running_mean">While training moved towards the batch's mean, otherwise μ.</param>
    /// <param name="running_var">The same for the variance.</param>
    /// <param name="training">True for the statistics of this batch.</param>
    /// <param name="momentum">How far the running statistics move.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="cudnn_enabled">Without effect on the CPU.</param>
    /// <exception cref="RuntimeError">A tensor has not one element a channel.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.batch_norm</c>; derivatives.yaml <c>native_batch_norm</c>.</remarks>
    public static Tensor batch_norm(
        Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, double momentum, double eps,
        bool cudnn_enabled)
    {
        Pipelines.Same(
            "_native_batch_norm", input, ("weight", weight), ("bias", bias), ("running_mean", running_mean), ("running_var", running_var));
        Checks.BatchNorm(input, weight, bias, running_mean, running_var, training);
        if (input.Rank < 2) return input.clone();
        var raw = input.Engine.BatchNorm(
            input.Raw, weight?.Raw ?? default, bias?.Raw ?? default, running_mean?.Raw ?? default, running_var?.Raw ?? default, training,
            momentum, eps);
        if (training)
        {
            running_mean?.Bump();
            running_var?.Bump();
        }

        var output = Tensor.Of(raw.Output, input.Engine);
        GC.KeepAlive(input);
        if (!Graph.Needs([input, weight, bias])) return output;
        var (mean, inverse) = (Tensor.Of(raw.Mean, input.Engine), Tensor.Of(raw.InverseDeviation, input.Engine));
        return output.Record(
            new NativeBatchNormBackward0(input, weight, bias, running_mean, running_var, mean, inverse, training, eps));
    }

    /// <summary>(input − μ) / √(σ² + eps) · weight + bias over the last dimensions.</summary>
    /// <param name="input">Floating.</param>
    /// <param name="normalized_shape">The sizes of the dimensions that are normalized together.</param>
    /// <param name="weight">Of those sizes, or none.</param>
    /// <param name="bias">Of those sizes, or none.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="cudnn_enable">Without effect on the CPU.</param>
    /// <exception cref="RuntimeError">The sizes do not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.layer_norm</c>; derivatives.yaml <c>native_layer_norm</c>.</remarks>
    public static Tensor layer_norm(
        Tensor input, Size normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05, bool cudnn_enable = true)
    {
        Pipelines.Same("_native_layer_norm", input, ("weight", weight), ("bias", bias));
        Checks.LayerNorm(input, normalized_shape, weight, bias);
        var raw = input.Engine.LayerNorm(
            input.Raw, normalized_shape.numel(), weight?.Raw ?? default, bias?.Raw ?? default, eps);
        var output = Tensor.Of(raw.Output, input.Engine);
        GC.KeepAlive(input);
        if (!Graph.Needs([input, weight, bias])) return output;
        var sizes = input.Raw.Sizes.ToArray();
        sizes.AsSpan(sizes.Length - normalized_shape.Length).Fill(1);
        var saved = Shape.Of(sizes);
        var (mean, inverse) = (
            Tensor.Of(raw.Mean.As(saved), input.Engine), Tensor.Of(raw.InverseDeviation.As(saved), input.Engine));
        return output.Record(new NativeLayerNormBackward0(input, normalized_shape, weight, bias, mean, inverse, eps));
    }
}
