namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Relu(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.relu());

    /// <inheritdoc/>
    public RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default) =>
        Kernel((grad, x, threshold), into, static (scope, s) =>
        {
            var below = scope.In(s.x).le(scope.Number(s.threshold, s.x.DType));
            return scope.In(s.grad).masked_fill(below, scope.Number(0, s.grad.DType));
        });

    /// <inheritdoc/>
    public RawTensor Softmax(in RawTensor x, int dim, in RawTensor into = default) =>
        Kernel((x, dim), into, static (scope, s) => scope.In(s.x).softmax(s.dim));

    /// <inheritdoc/>
    public RawTensor LogSoftmax(in RawTensor x, int dim, in RawTensor into = default) =>
        Kernel((x, dim), into, static (scope, s) => scope.In(s.x).log_softmax(s.dim));

    /// <inheritdoc/>
    public RawTensor Gelu(in RawTensor x, bool tanh, in RawTensor into = default) => tanh
        ? Kernel(x, into, static (scope, x) => GeluByTanh(scope, x))
        : Unary(x, into, static x => x.gelu());

#if TORCHSHARP_0_107
    private static Tensor GeluByTanh(TorchScope scope, in RawTensor x) =>
        Functional.gelu(scope.In(x), TorchSharp.Modules.GELU.Approximate.tanh);
#else
    // TorchSharp has the exact form only: x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))).
    private static Tensor GeluByTanh(TorchScope scope, in RawTensor x)
    {
        var value = scope.Wide(x);
        var cubic = value.add(scope.Mul(value.mul(value).mul(value), 0.044715));
        var step = scope.Mul(cubic, Math.Sqrt(2 / Math.PI)).tanh().add(scope.Number(1, DType.Float64));
        return TorchScope.Cast(scope.Mul(value, 0.5).mul(step), x.DType);
    }
#endif

    /// <inheritdoc/>
    public RawTensor LogSigmoid(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.log_sigmoid());

    /// <inheritdoc/>
    public RawTensor Softplus(in RawTensor x, double beta, double threshold, in RawTensor into = default) =>
        Kernel((x, beta, threshold), into, static (scope, s) => scope.In(s.x).softplus(s.beta, s.threshold));

    /// <inheritdoc/>
    public RawTensor Elu(in RawTensor x, double alpha, double scale, double inputScale, in RawTensor into = default) => Kernel(
        (x, alpha, scale, inputScale), into,
        static (scope, s) => scope.In(s.x).elu(
            scope.Number(s.alpha, DType.Float64), scope.Number(s.scale, DType.Float64), scope.Number(s.inputScale, DType.Float64)));

    /// <inheritdoc/>
    public RawTensor LeakyRelu(in RawTensor x, double slope, in RawTensor into = default) =>
        Kernel((x, slope), into, static (scope, s) => scope.In(s.x).leaky_relu(scope.Number(s.slope, DType.Float64)));

    /// <inheritdoc/>
    public RawTensor Silu(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.silu());
}
