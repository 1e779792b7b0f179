using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Slides <paramref name="weight"/> over <paramref name="input"/>: (N, C, L) or (C, L), weight (out, C / groups, k).</summary>
    /// <param name="input">The signal.</param>
    /// <param name="weight">The kernels.</param>
    /// <param name="bias">One number an output channel, or none.</param>
    /// <param name="stride">Steps; 1 by default.</param>
    /// <param name="padding">Zeros on both sides; none by default.</param>
    /// <param name="dilation">Distance of the taps; 1 by default.</param>
    /// <param name="groups">Independent groups of channels.</param>
    /// <exception cref="RuntimeError">Sizes, dtypes or options do not fit together.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.conv1d</c>; derivatives.yaml <c>convolution</c>.</remarks>
    [OverloadResolutionPriority(1)]
    public static Tensor conv1d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
        long groups = 1) => Convolve(1, input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

    /// <remarks>Padding <c>valid</c> for none, <c>same</c> for an output as long as the input.</remarks>
    /// <inheritdoc cref="conv1d(Tensor, Tensor, Tensor?, Dims?, Dims?, Dims?, long)"/>
    public static Tensor conv1d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, string padding = "valid", Dims? dilation = null,
        long groups = 1) => Convolve(1, input, weight, bias, stride ?? 1, padding, dilation ?? 1, groups);

    /// <summary>Slides <paramref name="weight"/> over <paramref name="input"/>: (N, C, H, W) or (C, H, W), weight (out, C / groups, h,
    /// w).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.conv2d</c>; derivatives.yaml <c>convolution</c>.</remarks>
    /// <inheritdoc cref="conv1d(Tensor, Tensor, Tensor?, Dims?, Dims?, Dims?, long)"/>
    [OverloadResolutionPriority(1)]
    public static Tensor conv2d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
        long groups = 1) => Convolve(2, input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

    /// <inheritdoc cref="conv1d(Tensor, Tensor, Tensor?, Dims?, string, Dims?, long)"/>
    public static Tensor conv2d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, string padding = "valid", Dims? dilation = null,
        long groups = 1) => Convolve(2, input, weight, bias, stride ?? 1, padding, dilation ?? 1, groups);

    /// <summary>The transpose of <c>conv1d</c>: weight (C, out / groups, k).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.conv_transpose1d</c>.</remarks>
    public static Tensor conv_transpose1d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? output_padding = null,
        long groups = 1, Dims? dilation = null) => Transposed(
            1, input, weight, bias, stride ?? 1, padding ?? 0, output_padding ?? 0, groups, dilation ?? 1);

    /// <summary>The transpose of <c>conv2d</c>: weight (C, out / groups, h, w).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.conv_transpose2d</c>.</remarks>
    public static Tensor conv_transpose2d(
        Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? output_padding = null,
        long groups = 1, Dims? dilation = null) => Transposed(
            2, input, weight, bias, stride ?? 1, padding ?? 0, output_padding ?? 0, groups, dilation ?? 1);

    /// <summary>Any convolution of one or two dimensions of (N, C, …).</summary>
    /// <exception cref="RuntimeError">Sizes, dtypes or options do not fit together.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.convolution</c>; derivatives.yaml <c>convolution</c>.</remarks>
    public static Tensor convolution(
        Tensor input, Tensor weight, Tensor? bias, Dims stride, Dims padding, Dims dilation, bool transposed, Dims output_padding,
        long groups)
    {
        var arguments = Checks.Convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups);
        return Convolution(input, weight, bias, arguments);
    }

    private static Tensor Convolution(Tensor input, Tensor weight, Tensor? bias, ConvolutionArguments arguments)
    {
        var engine = Pipelines.Common((ReadOnlySpan<Tensor?>)[input, weight, bias]);
        var raw = arguments.Transposed
            ? engine.ConvolutionInput(
                input.Raw, weight.Raw, arguments.TransposedSizes(input.Raw.Sizes, weight.Raw.Sizes), arguments.Options)
            : engine.Convolution(input.Raw, weight.Raw, bias?.Raw ?? default, arguments.Options);
        if (arguments.Transposed && bias is not null)
        {
            var strides = new long[input.Rank];
            strides[1] = bias.Raw.Strides[0];
            raw = engine.Add(raw, bias.Raw.As(Shape.Of(raw.Sizes, strides)), 1, raw);
        }

        var output = Tensor.Of(raw, engine);
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return Graph.Needs([input, weight, bias]) ? output.Record(new ConvolutionBackward0(input, weight, bias, arguments)) : output;
    }

    private static Tensor Convolve(
        int dims, Tensor input, Tensor weight, Tensor? bias, Dims stride, Dims padding, Dims dilation, long groups)
    {
        var batch = Checks.ConvolutionInput(dims, $"conv{dims}d", input, weight, bias);
        var output = convolution(batch, weight, bias, stride, padding, dilation, false, 0, groups);
        return ReferenceEquals(batch, input) ? output : output.squeeze(0);
    }

    private static Tensor Convolve(
        int dims, Tensor input, Tensor weight, Tensor? bias, Dims stride, string padding, Dims dilation, long groups)
    {
        if (padding is not ("same" or "valid")) throw new RuntimeError($"Invalid padding string: '{padding}'");
        var batch = Checks.ConvolutionInput(dims, $"conv{dims}d", input, weight, bias);
        if (padding == "valid")
        {
            var arguments = Checks.Convolution(batch, weight, bias, stride, 0, dilation, false, 0, groups);
            var valid = Convolution(batch, weight, bias, arguments with { IsValid = true });
            return ReferenceEquals(batch, input) ? valid : valid.squeeze(0);
        }

        Checks.ConvolutionSame(batch, weight, stride, dilation, groups);
        var (padded, low, steps) = (batch, new long[dims], dilation.Expand(dims));
        for (var d = 0; d < dims; d++)
        {
            var total = steps[d] * (weight.Raw.Sizes[d + 2] - 1);
            low[d] = total / 2;
            if (total % 2 != 0) padded = WithZeros(padded, d + 2);
        }

        var output = convolution(padded, weight, bias, stride, low, dilation, false, 0, groups);
        return ReferenceEquals(batch, input) ? output : output.squeeze(0);
    }

    // An odd padding: one zero more behind than in front.
    private static Tensor WithZeros(Tensor input, int dim)
    {
        warnings.warn("Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be "
            + "created (Triggered internally at aten/src/ATen/native/Convolution.cpp:1028.)");
        return cat([input, input.new_zeros(new Size(input.Raw.Shape.With(dim, 1, 1).Sizes))], dim);
    }

    private static Tensor Transposed(
        int dims, Tensor input, Tensor weight, Tensor? bias, Dims stride, Dims padding, Dims outputPadding, long groups, Dims dilation)
    {
        var batch = Checks.ConvolutionInput(dims, $"conv_transpose{dims}d", input, weight, bias);
        var output = convolution(batch, weight, bias, stride, padding, dilation, true, outputPadding, groups);
        return ReferenceEquals(batch, input) ? output : output.squeeze(0);
    }
}
