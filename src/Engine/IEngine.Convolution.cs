namespace Compat.Engines;

/// <summary>How a kernel window moves over an image: one number a spatial dimension.</summary>
public readonly record struct ConvolutionOptions(long[] Stride, long[] Padding, long[] Dilation, long Groups);

/// <remarks>
/// Images are (N, C, …) with one or two spatial dimensions, weights (C_out, C / groups, …). The three kernels are the partial
/// derivatives of one trilinear form, so the transposed convolution and all higher derivatives are calls of them too.
/// </remarks>
public partial interface IEngine
{
    /// <summary>y[n, o, p] = bias[o] + Σ x[n, c, p·stride + k·dilation − padding] · weight[o, c, k], outside the image 0.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::convolution</c>.</remarks>
    RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default);

    /// <summary>The gradient of the image of <paramref name="sizes"/> for the gradient of the output; the transposed convolution.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::convolution_backward</c>.</remarks>
    RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default);

    /// <summary>The gradient of the weight of <paramref name="sizes"/> for the gradient of the output.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::convolution_backward</c>.</remarks>
    RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default);
}
