namespace Compat.Engines;

// The sizes of one convolution over images of two dimensions; one-dimensional ones have height 1.
internal readonly record struct ConvolutionPlan(
    long Images, int Groups, int InChannels, int OutChannels, int Height, int Width, int KernelHeight, int KernelWidth,
    int OutHeight, int OutWidth, int StrideY, int StrideX, int PadY, int PadX, int DilationY, int DilationX)
{
    // Channels are those of one group.
    public int Taps => InChannels * KernelHeight * KernelWidth;

    public int Pixels => OutHeight * OutWidth;

    public int PaddedHeight => Height + (2 * PadY);

    public int PaddedWidth => Width + (2 * PadX);

    public bool IsPointwise => KernelHeight == 1 && KernelWidth == 1 && StrideY == 1 && StrideX == 1 && PadY == 0 && PadX == 0;

    public static ConvolutionPlan Of(
        ReadOnlySpan<long> image, ReadOnlySpan<long> weight, ReadOnlySpan<long> output, in ConvolutionOptions options)
    {
        var flat = image.Length == 3;
        return new ConvolutionPlan(
            image[0], (int)options.Groups, (int)weight[1], (int)(weight[0] / options.Groups),
            flat ? 1 : (int)image[2], (int)image[^1], flat ? 1 : (int)weight[2], (int)weight[^1],
            flat ? 1 : (int)output[2], (int)output[^1], flat ? 1 : (int)options.Stride[0], (int)options.Stride[^1],
            flat ? 0 : (int)options.Padding[0], (int)options.Padding[^1], flat ? 1 : (int)options.Dilation[0], (int)options.Dilation[^1]);
    }

    public static long[] OutputSizes(ReadOnlySpan<long> image, ReadOnlySpan<long> weight, in ConvolutionOptions options)
    {
        var sizes = image.ToArray();
        sizes[1] = weight[0];
        for (var d = 2; d < sizes.Length; d++)
        {
            var reach = (options.Dilation[d - 2] * (weight[d] - 1)) + 1;
            sizes[d] = ((image[d] + (2 * options.Padding[d - 2]) - reach) / options.Stride[d - 2]) + 1;
        }

        return sizes;
    }

    // The convolution that computes the gradient of the image: the output's gradient with the weight turned round.
    public bool TryTurn(out ConvolutionPlan turned)
    {
        turned = this with
        {
            InChannels = OutChannels,
            OutChannels = InChannels,
            Height = OutHeight,
            Width = OutWidth,
            OutHeight = Height,
            OutWidth = Width,
            PadY = (DilationY * (KernelHeight - 1)) - PadY,
            PadX = (DilationX * (KernelWidth - 1)) - PadX,
        };
        return StrideY == 1 && StrideX == 1 && turned.PadY >= 0 && turned.PadX >= 0;
    }
}
