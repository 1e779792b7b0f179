using Compat.Engines;

namespace Compat;

/// <summary>The options of a convolution, one number a spatial dimension.</summary>
internal sealed record ConvolutionArguments(
    long[] Stride, long[] Padding, long[] Dilation, bool Transposed, long[] OutputPadding, long Groups)
{
    public ConvolutionOptions Options { get; } = new(Stride, Padding, Dilation, Groups);

    /// <summary>True for the padding called "valid", which the node shows as one zero for all dimensions.</summary>
    /// <remarks>PyTorch 2.13 <c>_convolution_mode</c>.</remarks>
    public bool IsValid { get; init; }

    /// <summary>A padding as the node shows it.</summary>
    public Size Shown(long[] padding) => IsValid ? [0] : new Size(padding.AsSpan());

    /// <summary>Sizes of a transposed convolution's output.</summary>
    public long[] TransposedSizes(ReadOnlySpan<long> input, ReadOnlySpan<long> weight)
    {
        var sizes = input.ToArray();
        sizes[1] = weight[1] * Groups;
        for (var d = 2; d < sizes.Length; d++)
        {
            sizes[d] = ((input[d] - 1) * Stride[d - 2]) - (2 * Padding[d - 2])
                + (Dilation[d - 2] * (weight[d] - 1)) + OutputPadding[d - 2] + 1;
        }

        return sizes;
    }
}
