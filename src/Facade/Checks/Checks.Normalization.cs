namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">A tensor has not one element a channel.</exception>
    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    /// <remarks>PyTorch 2.13 <c>_batch_norm_impl_index</c>, ATen/native/Normalization.cpp.</remarks>
    public static void BatchNorm(
        Tensor input, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training)
    {
        var channels = input.Rank < 2 ? 0 : input.Raw.Sizes[1];
        if (runningMean is not null) PerChannel("running_mean", runningMean, channels);
        else if (!training) throw new RuntimeError("running_mean must be defined in evaluation mode");
        if (runningVar is not null) PerChannel("running_var", runningVar, channels);
        else if (!training) throw new RuntimeError("running_var must be defined in evaluation mode");
        if (weight is not null) PerChannel("weight", weight, channels);
        if (bias is not null) PerChannel("bias", bias, channels);
        if (runningMean is null != runningVar is null)
            throw new ValueError("running_mean and running_var must either both be None or neither be None");
        Floating("batch_norm", input);
    }

    /// <exception cref="RuntimeError">The shape is empty, or not that of the input's last dimensions, the weight's and the
    /// bias'.</exception>
    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    /// <remarks>PyTorch 2.13 <c>_check_layer_norm_inputs</c>, ATen/native/layer_norm.h.</remarks>
    public static void LayerNorm(Tensor input, Size shape, Tensor? weight, Tensor? bias)
    {
        if (shape.Length == 0)
        {
            throw new RuntimeError("Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
                + "normalized_shape = []");
        }

        SameShape("weight", weight, shape);
        SameShape("bias", bias, shape);
        if (input.Rank < shape.Length || !input.Raw.Sizes[^shape.Length..].SequenceEqual(shape.Span))
        {
            throw new RuntimeError($"Given normalized_shape={Text(shape)}, expected input with shape [*, {string.Join(", ", shape)}], but "
                + $"got input of size{input.Raw.Shape}");
        }

        Floating("LayerNormKernelImpl", input);
        if (weight is not null && weight.dtype != input.dtype && weight.dtype != torch.float32)
            throw new RuntimeError("mixed dtype (CPU): expect parameter to have scalar type of Float");
    }

    private static void PerChannel(string name, Tensor tensor, long channels)
    {
        if (tensor.Count != channels) throw new RuntimeError($"{name} should contain {channels} elements not {tensor.Count}");
        if (tensor.Rank != 1 && name.StartsWith("running", StringComparison.Ordinal))
            throw new RuntimeError($"TensorAccessor expected 1 dims but tensor has {tensor.Rank}");
    }

    private static void SameShape(string name, Tensor? tensor, Size shape)
    {
        if (tensor is null || tensor.Raw.Shape.SameSizes(shape.Span)) return;
        throw new RuntimeError($"Expected {name} to be of same shape as normalized_shape, but got {name} of shape {tensor.Raw.Shape} and "
            + $"normalized_shape = {Text(shape)}");
    }
}
