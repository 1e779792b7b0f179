using Compat.Engines;

namespace Compat;

/// <summary>The options of a pooling as they were given: one or two numbers each, a stride none for the kernel's size.</summary>
internal sealed record PoolingArguments(
    Dims Kernel, Dims? Stride, Dims Padding, Dims Dilation, bool CeilMode, bool CountsPadding = true, long? Divisor = null)
{
    /// <summary>As the nodes of the graph show it: a single number stands twice.</summary>
    public static Size Shown(Dims? values) => values is { } given ? new Size(given.IsSingle ? given.Expand(2) : given.ToArray()) : [];
}

internal static partial class Checks
{
    /// <summary>The window of a pooling over the last two dimensions.</summary>
    /// <exception cref="RuntimeError">An option has not one or two numbers, or the window does not fit.</exception>
    /// <remarks>PyTorch 2.13 <c>ATen/native/Pool.h</c>, <c>pooling_output_shape</c>, <c>pool2d_shape_check</c>.</remarks>
    public static PoolingWindow Pooling(string name, Tensor input, PoolingArguments a)
    {
        var kernel = Two(a.Kernel, $"{name}: kernel_size must either be a single int, or a tuple of two ints");
        var stride = a.Stride is not { Count: > 0 } given
            ? kernel : Two(given, $"{name}: stride must either be omitted, a single int, or a tuple of two ints");
        var padding = Two(a.Padding, $"{name}: padding must either be a single int, or a tuple of two ints");
        var dilation = Two(a.Dilation, $"{name}: dilation must be either a single int, or a tuple of two ints");
        if (a.Divisor == 0) throw new RuntimeError("divisor must be not zero");
        var sizes = input.Raw.Sizes;
        if (name == "max_pool2d" && sizes.Length is not (3 or 4))
            throw new RuntimeError("non-empty 3D or 4D (batch mode) tensor expected for input");
        if (sizes.Length < 3) Wrap(-3, sizes.Length);
        var height = PooledSize(sizes[^2], kernel[0], stride[0], padding[0], dilation[0], a.CeilMode);
        var width = PooledSize(sizes[^1], kernel[1], stride[1], padding[1], dilation[1], a.CeilMode);
        CheckWindow(kernel, stride, dilation);
        if (sizes.Length is not (3 or 4) || sizes[^3] == 0 || sizes[^2] == 0 || sizes[^1] == 0)
        {
            throw new RuntimeError(
                $"Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:{input.Raw.Shape}");
        }

        if (height < 1 || width < 1)
        {
            throw new RuntimeError($"Given input size: ({sizes[^3]}x{sizes[^2]}x{sizes[^1]}). Calculated output size: "
                + $"({sizes[^3]}x{height}x{width}). Output size is too small");
        }

        return new PoolingWindow(
            (int)kernel[0], (int)kernel[1], (int)stride[0], (int)stride[1], (int)padding[0], (int)padding[1], (int)dilation[0],
            (int)dilation[1], (int)height, (int)width);
    }

    /// <summary>The two sizes of an adaptive pooling's result.</summary>
    /// <exception cref="RuntimeError">There are not two, one is negative, or the input is no image.</exception>
    public static (long Height, long Width) AdaptivePooling(Tensor input, long[] sizes)
    {
        if (sizes.Length != 2) throw new RuntimeError("adaptive_avg_pool2d: output_size must be 2");
        if (sizes[0] < 0 || sizes[1] < 0)
        {
            throw new RuntimeError("adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received "
                + $"{{{sizes[0]}, {sizes[1]}}}");
        }

        if (input.Rank is not (3 or 4))
            throw new RuntimeError($"adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got {input.Raw.Shape}");
        for (var d = -2; d < 0; d++)
        {
            if (input.Raw.Sizes[input.Rank + d] != 0) continue;
            throw new RuntimeError("adaptive_avg_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has "
                + $"sizes {input.Raw.Shape} with dimension {d + input.Rank} being empty");
        }

        Floating("adaptive_avg_pool2d", input);
        return (sizes[0], sizes[1]);
    }

    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    public static void Floating(string kernel, Tensor input)
    {
        if (!input.dtype.is_floating_point) throw new NotImplementedError($"\"{kernel}\" not implemented for '{input.dtype.CppName}'");
    }

    private static long[] Two(Dims values, string message) =>
        values.Count is 1 or 2 ? values.Expand(2) : throw new RuntimeError(message);

    private static long PooledSize(long size, long kernel, long stride, long pad, long dilation, bool ceilMode)
    {
        if (stride == 0) throw new RuntimeError("stride should not be zero");
        if (pad < 0) throw new RuntimeError($"pad must be non-negative, but got pad: {pad}");
        if (pad > (((kernel - 1) * dilation) + 1) / 2)
        {
            throw new RuntimeError($"pad should be at most half of effective kernel size, but got pad={pad}, kernel_size={kernel} and "
                + $"dilation={dilation}");
        }

        var span = size + (2 * pad) - (dilation * (kernel - 1)) - 1 + (ceilMode ? stride - 1 : 0);
        var result = (long)Math.Floor((double)span / stride) + 1;
        return ceilMode && (result - 1) * stride >= size + pad ? result - 1 : result;
    }

    private static void CheckWindow(long[] kernel, long[] stride, long[] dilation)
    {
        if (kernel[0] <= 0 || kernel[1] <= 0)
            throw new RuntimeError($"kernel size should be greater than zero, but got kH: {kernel[0]} kW: {kernel[1]}");
        if (stride[0] <= 0 || stride[1] <= 0)
            throw new RuntimeError($"stride should be greater than zero, but got dH: {stride[0]} dW: {stride[1]}");
        if (dilation[0] <= 0 || dilation[1] <= 0)
        {
            throw new RuntimeError(
                $"dilation should be greater than zero, but got dilationH: {dilation[0]} dilationW: {dilation[1]}");
        }
    }
}
