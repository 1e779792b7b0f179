namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (moves, shift) = (options, scope.InMaybe(bias));
        if (!x.DType.is_complex) return scope.Result(Forward(scope, scope.In(x), scope.In(weight), shift, moves), into);

        var output = ByParts(scope, scope.In(x), scope.In(weight), (a, b) => Forward(scope, a, b, default, moves));
        if (shift.Handle != 0)
        {
            var spread = new long[x.Rank - 1];
            Array.Fill(spread, 1);
            spread[0] = -1;
            output = scope.Add(output, scope.Call("aten::reshape"u8, shift, spread), 1);
        }

        return scope.Result(output, into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        // Only the sizes of the image are looked at.
        var (moves, image) = (options, scope.Empty(sizes, grad.DType.ToReal(), grad.Storage));
        return scope.Result(
            ByParts(scope, scope.In(grad), scope.In(weight), (a, b) => Backward(scope, a, image, b, moves, [true, false, false]).First),
            into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (moves, weight) = (options, scope.Empty(sizes, grad.DType.ToReal(), grad.Storage));
        return scope.Result(
            ByParts(scope, scope.In(grad), scope.In(x), (a, b) => Backward(scope, a, b, weight, moves, [false, true, false]).Second),
            into);
    }

    private static Value Forward(Scope scope, Value x, Value weight, Value bias, in ConvolutionOptions options) => scope.Call(
        "aten::convolution"u8, x, weight, Argument.Maybe(bias), options.Stride, options.Padding, options.Dilation, false,
        new long[options.Stride.Length], options.Groups);

    private static (Value First, Value Second, Value Third) Backward(
        Scope scope, Value grad, Value x, Value weight, in ConvolutionOptions options, bool[] wanted) => scope.Call3(
        "aten::convolution_backward"u8, grad, x, weight, Argument.None, options.Stride, options.Padding, options.Dilation, false,
        new long[options.Stride.Length], options.Groups, wanted);

    // The kernels are bilinear and real: complex operands go through them part by part, as in complex_convolution of ATen.
    private static Value ByParts(Scope scope, Value a, Value b, Func<Value, Value, Value> product)
    {
        if (!TorchType.Of(a.ScalarType).is_complex) return product(a, b);
        var (x, y, u, v) = (Part(scope, a, 0), Part(scope, a, 1), Part(scope, b, 0), Part(scope, b, 1));
        return scope.Call(
            "aten::complex"u8, scope.Add(product(x, u), product(y, v), -1), scope.Add(product(x, v), product(y, u), 1));
    }

    private static Value Part(Scope scope, Value x, int part) =>
        scope.Call(new("aten::select"u8, "int"u8), scope.Call("aten::view_as_real"u8, x), -1, part);
}
