namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Relu(in RawTensor x, in RawTensor into = default) => Unary("aten::relu"u8, x, into);

    /// <inheritdoc/>
    public RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var below = scope.Call(new("aten::le"u8, "Tensor"u8), scope.In(x), scope.Number(threshold, x.DType));
        return scope.Result(scope.Call(new("aten::where"u8, "self"u8), below, scope.Number(0, grad.DType), scope.In(grad)), into);
    }

    /// <inheritdoc/>
    public RawTensor Softmax(in RawTensor x, int dim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::_softmax"u8, scope.In(x), (long)dim, false), into);
    }

    /// <inheritdoc/>
    public RawTensor LogSoftmax(in RawTensor x, int dim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::_log_softmax"u8, scope.In(x), (long)dim, false), into);
    }

    /// <inheritdoc/>
    public RawTensor Gelu(in RawTensor x, bool tanh, in RawTensor into = default) =>
        Unary("aten::gelu"u8, x, into, tanh ? "tanh" : "none");

    /// <inheritdoc/>
    public RawTensor LogSigmoid(in RawTensor x, in RawTensor into = default) => Unary("aten::log_sigmoid"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Softplus(in RawTensor x, double beta, double threshold, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var value = scope.Wide(x);
        var scaled = scope.Mul(value, beta);
        var soft = scope.Div(scope.Call("aten::log1p"u8, scope.Call("aten::exp"u8, scaled)), beta);
        return scope.Narrow(scope.Where(scope.Above(scaled, threshold), value, soft), x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor Elu(in RawTensor x, double alpha, double scale, double inputScale, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var value = scope.Wide(x);
        var bent = scope.Mul(scope.Call("aten::expm1"u8, scope.Mul(value, inputScale)), alpha * scale);
        return scope.Narrow(scope.Where(scope.Above(value, 0), scope.Mul(value, scale), bent), x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor LeakyRelu(in RawTensor x, double slope, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var value = scope.Wide(x);
        return scope.Narrow(scope.Where(scope.Above(value, 0), value, scope.Mul(value, slope)), x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor Silu(in RawTensor x, in RawTensor into = default) => Unary("aten::silu"u8, x, into);
}
