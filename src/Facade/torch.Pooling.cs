using Compat.Engines;

namespace Compat;

public static partial class torch
{
    internal static (Tensor Values, Tensor Indices) MaxPool2d(Tensor input, PoolingArguments arguments)
    {
        var window = Checks.Pooling("max_pool2d", input, arguments);
        if (input.dtype == @bool || input.dtype.is_complex)
            throw new NotImplementedError($"\"max_pool2d\" not implemented for '{input.dtype.CppName}'");
        var (raw, places) = input.Engine.MaxPool2d(input.Raw, window);
        var (values, indices) = (Tensor.Of(LikeInput(input, raw), input.Engine), Tensor.Of(LikeInput(input, places), input.Engine));
        GC.KeepAlive(input);
        if (Graph.Needs(input)) values.Record(new MaxPool2DWithIndicesBackward0(input, indices, arguments));
        return (values, indices);
    }

    internal static Tensor MaxPool2dBackward(Tensor grad, Tensor input, Tensor indices)
    {
        var output = Tensor.Of(grad.Engine.MaxPool2dBackward(grad.Raw, indices.Raw, input.Raw.Sizes), grad.Engine);
        GC.KeepAlive(grad);
        return Graph.Needs(grad, input) ? output.Record(new MaxPool2DWithIndicesBackwardBackward0(grad, input, indices)) : output;
    }

    internal static Tensor AvgPool2d(Tensor input, PoolingArguments arguments)
    {
        var window = Checks.Pooling("avg_pool2d", input, arguments);
        if (!input.dtype.is_floating_point && input.dtype != int64)
            throw new NotImplementedError($"\"avg_pool2d\" not implemented for '{input.dtype.CppName}'");
        var divisor = new PoolingDivisor(arguments.CountsPadding, arguments.Divisor ?? 0);
        var output = Tensor.Of(LikeInput(input, input.Engine.AvgPool2d(input.Raw, window, divisor)), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? output.Record(new AvgPool2DBackward0(input, arguments, window, divisor)) : output;
    }

    internal static Tensor AvgPool2dBackward(
        Tensor grad, Tensor input, PoolingArguments arguments, in PoolingWindow window, in PoolingDivisor divisor)
    {
        var output = Tensor.Of(grad.Engine.AvgPool2dBackward(grad.Raw, input.Raw.Sizes, window, divisor), grad.Engine);
        GC.KeepAlive(grad);
        return Graph.Needs(grad, input) ? output.Record(new AvgPool2DBackwardBackward0(grad, input, arguments)) : output;
    }

    internal static Tensor AdaptiveAvgPool2d(Tensor input, long[] sizes)
    {
        var (height, width) = Checks.AdaptivePooling(input, sizes);
        if (height == 1 && width == 1) return input.mean((-1, -2), keepdim: true);
        var output = Tensor.Of(LikeInput(input, input.Engine.AdaptiveAvgPool2d(input.Raw, height, width)), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? output.Record(new AdaptiveAvgPool2DBackward0(input)) : output;
    }

    internal static Tensor AdaptiveAvgPool2dBackward(Tensor grad, Tensor input)
    {
        var output = Tensor.Of(grad.Engine.AdaptiveAvgPool2dBackward(grad.Raw, input.Raw.Sizes), grad.Engine);
        GC.KeepAlive(grad);
        return Graph.Needs(grad, input) ? output.Record(new AdaptiveAvgPool2DBackwardBackward0(grad, input)) : output;
    }

    // Channels last in, channels last out: suggest_memory_format.
    private static RawTensor LikeInput(Tensor input, in RawTensor result)
    {
        if (!IsChannelsLast(input.Raw.Shape)) return result;
        var (c, h, w) = (result.Sizes[1], result.Sizes[2], result.Sizes[3]);
        var shape = Shape.Of(result.Sizes, [c * h * w, 1, c * w, c]);
        return input.Engine.Copy(result, input.Engine.Empty(shape, result.DType, input.device));
    }

    private static bool IsChannelsLast(Shape shape)
    {
        if (shape.Rank != 4 || shape.IsContiguous) return false;
        ReadOnlySpan<long> sizes = shape.Sizes, strides = shape.Strides;
        return strides[1] == 1 && strides[3] >= sizes[1] && strides[2] >= strides[3] * sizes[3] && strides[0] >= strides[2] * sizes[2];
    }
}
