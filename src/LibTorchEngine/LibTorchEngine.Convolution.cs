namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(
            scope.Call(
                "aten::convolution"u8, scope.In(x), scope.In(weight), Argument.Maybe(scope.InMaybe(bias)), options.Stride, options.Padding,
                options.Dilation, false, new long[options.Stride.Length], options.Groups),
            into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        // Only the sizes of the image are looked at.
        var image = scope.Empty(sizes, grad.DType);
        return scope.Result(ConvolutionBackward(scope, scope.In(grad), image, scope.In(weight), options, [true, false, false]).First, into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var weight = scope.Empty(sizes, grad.DType);
        return scope.Result(ConvolutionBackward(scope, scope.In(grad), scope.In(x), weight, options, [false, true, false]).Second, into);
    }

    private static (Value First, Value Second, Value Third) ConvolutionBackward(
        Scope scope, Value grad, Value x, Value weight, in ConvolutionOptions options, bool[] wanted) =>
        scope.Call3(
            "aten::convolution_backward"u8, grad, x, weight, Argument.None, options.Stride, options.Padding, options.Dilation, false,
            new long[options.Stride.Length], options.Groups, wanted);
}
