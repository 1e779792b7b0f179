namespace Compat;

internal static partial class Checks
{
    /// <summary>The input with a dimension of images.</summary>
    /// <exception cref="RuntimeError">The input has another number of dimensions, or the bias another dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>batchify</c>, ATen/native/Convolution.cpp.</remarks>
    public static Tensor ConvolutionInput(int dims, string name, Tensor input, Tensor weight, Tensor? bias)
    {
        if (!Pipelines.IsOnSameDevice(input, weight))
        {
            throw new RuntimeError($"Input type ({input.type()}) and weight type ({weight.type()}) should be the same");
        }

        if (bias is not null && !Pipelines.IsOnSameDevice(input, bias))
        {
            throw new RuntimeError($"Input type ({input.type()}) and bias type ({bias.type()}) should be the same");
        }

        if (bias is not null && bias.dtype != input.dtype)
        {
            throw new RuntimeError(
                $"Input type ({CTypeName(input.dtype)}) and bias type ({CTypeName(bias.dtype)}) should be the same");
        }

        if (input.Rank == dims + 2) return input;
        if (input.Rank == dims + 1) return input.unsqueeze(0);
        throw new RuntimeError(
            $"Expected {dims + 1}D (unbatched) or {dims + 2}D (batched) input to {name}, but got input of size: {input.Raw.Shape}");
    }

    /// <exception cref="RuntimeError">Sizes, dtypes or options do not fit together.</exception>
    /// <remarks>PyTorch 2.13 <c>check_shape_forward</c>, ATen/native/Convolution.cpp.</remarks>
    public static ConvolutionArguments Convolution(
        Tensor input, Tensor weight, Tensor? bias, Dims stride, Dims padding, Dims dilation, bool transposed, Dims outputPadding,
        long groups)
    {
        var dims = weight.Rank - 2;
        if (dims < 1) throw new RuntimeError("weight should have at least three dimensions");
        if (groups <= 0) throw new RuntimeError("non-positive groups is not supported");
        var arguments = new ConvolutionArguments(
            Spatial(stride, dims, "stride"), Spatial(padding, dims, "padding"), Spatial(dilation, dims, "dilation"), transposed,
            Spatial(outputPadding, dims, "output_padding"), groups);
        if (arguments.Padding.Any(p => p < 0)) throw new RuntimeError("negative padding is not supported");
        if (arguments.OutputPadding.Any(p => p < 0)) throw new RuntimeError("negative output_padding is not supported");
        if (arguments.Stride.Any(s => s <= 0)) throw new RuntimeError("non-positive stride is not supported");
        if (arguments.Dilation.Any(d => d <= 0)) throw new RuntimeError("dilation should be greater than zero");
        SameRank(input, weight, " ");
        ConvolutionChannels(input, weight, bias, transposed, groups);
        if (transposed) ConvolutionOutputPadding(arguments);
        else ConvolutionReach(input, weight, arguments);
        if (weight.dtype != input.dtype)
            throw new RuntimeError($"expected scalar type {input.dtype.CppName} but found {weight.dtype.CppName}");
        if (input.dtype == torch.@bool) throw new NotImplementedError("\"slow_conv2d_cpu\" not implemented for 'Bool'");
        return dims <= 2 ? arguments : throw new NotImplementedError("convolution of more than two spatial dimensions is not implemented");
    }

    /// <exception cref="RuntimeError">The strides are not 1, or sizes do not fit together.</exception>
    /// <remarks>PyTorch 2.13 <c>_convolution_same</c>, ATen/native/Convolution.cpp.</remarks>
    public static void ConvolutionSame(Tensor input, Tensor weight, Dims stride, Dims dilation, long groups)
    {
        var dims = weight.Rank - 2;
        if (dims < 1) throw new RuntimeError("weight should have at least three dimensions");
        if (groups <= 0) throw new RuntimeError("non-positive groups is not supported");
        SameRank(input, weight, string.Empty);
        if (stride.Count != dims && stride.Count != 1) throw new RuntimeError($"stride cannot broadcast to {dims} dimensions");
        if (dilation.Count != dims && dilation.Count != 1) throw new RuntimeError($"dilation cannot broadcast to {dims} dimensions");
        if (stride.Any(s => s != 1)) throw new RuntimeError("padding='same' is not supported for strided convolutions");
    }

    private static void SameRank(Tensor input, Tensor weight, string space)
    {
        if (input.Rank == weight.Rank) return;
        throw new RuntimeError($"Expected {weight.Rank}-dimensional input for {weight.Rank}-dimensional weight{space}{weight.Raw.Shape}, "
            + $"but got {input.Rank}-dimensional input of size {input.Raw.Shape} instead");
    }

    private static void ConvolutionChannels(Tensor input, Tensor weight, Tensor? bias, bool transposed, long groups)
    {
        var shape = weight.Raw.Shape;
        var sizes = shape.Sizes;
        if (sizes[0] < groups)
        {
            throw new RuntimeError(
                $"Given groups={groups}, expected weight to be at least {groups} at dimension 0, but got weight of size {shape} instead");
        }

        if (sizes[0] % groups != 0)
        {
            throw new RuntimeError($"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of "
                + $"size [{shape}] instead");
        }

        var (given, channels) = (transposed ? "transposed=1" : $"groups={groups}", transposed ? sizes[0] : sizes[1] * groups);
        if (input.Raw.Sizes[1] != channels)
        {
            throw new RuntimeError($"Given {given}, weight of size {shape}, expected input{input.Raw.Shape} to have {channels} channels, "
                + $"but got {input.Raw.Sizes[1]} channels instead");
        }

        var outputs = transposed ? sizes[1] * groups : sizes[0];
        if (bias is null || (bias.Rank == 1 && bias.Count == outputs)) return;
        throw new RuntimeError($"Given {(transposed ? "transposed=1, " : string.Empty)}weight of size {shape}, expected bias to be "
            + $"1-dimensional with {outputs} elements, but got bias of size {bias.Raw.Shape} instead");
    }

    private static void ConvolutionReach(Tensor input, Tensor weight, ConvolutionArguments arguments)
    {
        long[] padded = [.. arguments.Padding.Select((p, d) => input.shape[d + 2] + (2 * p))];
        long[] reach = [.. arguments.Dilation.Select((s, d) => (s * (weight.shape[d + 2] - 1)) + 1)];
        if (padded.Zip(reach).All(pair => pair.First >= pair.Second)) return;
        throw new RuntimeError($"Calculated padded input size per channel: ({string.Join(" x ", padded)}). Kernel size: "
            + $"({string.Join(" x ", reach)}). Kernel size can't be greater than actual input size");
    }

    private static void ConvolutionOutputPadding(ConvolutionArguments a)
    {
        var dims = a.Stride.Length;
        for (var d = 0; d < dims; d++)
        {
            if (a.OutputPadding[d] < a.Stride[d] || a.OutputPadding[d] < a.Dilation[d]) continue;
            var (h, w) = (0, dims - 1);
            throw new RuntimeError("output padding must be smaller than either stride or dilation, but got output_padding_height: "
                + $"{(dims == 1 ? 0 : a.OutputPadding[h])} output_padding_width: {a.OutputPadding[w]} stride_height: "
                + $"{(dims == 1 ? 1 : a.Stride[h])} stride_width: {a.Stride[w]} dilation_height: {(dims == 1 ? 1 : a.Dilation[h])} "
                + $"dilation_width: {a.Dilation[w]}");
        }
    }

    private static long[] Spatial(Dims values, int dims, string name) => values.Count == 1 || values.Count == dims
        ? values.Expand(dims)
        : throw new RuntimeError($"expected {name} to be a single integer value or a list of {dims} values to match the convolution "
            + $"dimensions, but got {name}=[{string.Join(", ", values.ToArray())}]");
}
