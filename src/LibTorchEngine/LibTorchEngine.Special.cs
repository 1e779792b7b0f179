namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Sin(in RawTensor x, in RawTensor into = default) => Unary("aten::sin"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Cos(in RawTensor x, in RawTensor into = default) => Unary("aten::cos"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Tan(in RawTensor x, in RawTensor into = default) => Unary("aten::tan"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Asin(in RawTensor x, in RawTensor into = default) => Unary("aten::asin"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Acos(in RawTensor x, in RawTensor into = default) => Unary("aten::acos"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Atan(in RawTensor x, in RawTensor into = default) => Unary("aten::atan"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Sinh(in RawTensor x, in RawTensor into = default) => Unary("aten::sinh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Cosh(in RawTensor x, in RawTensor into = default) => Unary("aten::cosh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Tanh(in RawTensor x, in RawTensor into = default) => Unary("aten::tanh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Asinh(in RawTensor x, in RawTensor into = default) => Unary("aten::asinh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Acosh(in RawTensor x, in RawTensor into = default) => Unary("aten::acosh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Atanh(in RawTensor x, in RawTensor into = default) => Unary("aten::atanh"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Sigmoid(in RawTensor x, in RawTensor into = default) => Unary("aten::sigmoid"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Atan2(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::atan2"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Erf(in RawTensor x, in RawTensor into = default) => Unary("aten::erf"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Erfc(in RawTensor x, in RawTensor into = default) => Unary("aten::erfc"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Erfinv(in RawTensor x, in RawTensor into = default) => Unary("aten::erfinv"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Lgamma(in RawTensor x, in RawTensor into = default) => Unary("aten::lgamma"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Digamma(in RawTensor x, in RawTensor into = default) => Unary("aten::digamma"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Polygamma(in RawTensor x, long n, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::polygamma"u8, n, scope.In(x)), into);
    }
}
