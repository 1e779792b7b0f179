namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Sin(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.sin());

    /// <inheritdoc/>
    public RawTensor Cos(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.cos());

    /// <inheritdoc/>
    public RawTensor Tan(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.tan());

    /// <inheritdoc/>
    public RawTensor Asin(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.asin());

    /// <inheritdoc/>
    public RawTensor Acos(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.acos());

    /// <inheritdoc/>
    public RawTensor Atan(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.atan());

    /// <inheritdoc/>
    public RawTensor Sinh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.sinh());

    /// <inheritdoc/>
    public RawTensor Cosh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.cosh());

    /// <inheritdoc/>
    public RawTensor Tanh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.tanh());

    /// <inheritdoc/>
    public RawTensor Asinh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.asinh());

    /// <inheritdoc/>
    public RawTensor Acosh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.acosh());

    /// <inheritdoc/>
    public RawTensor Atanh(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.atanh());

    /// <inheritdoc/>
    public RawTensor Sigmoid(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.sigmoid());

    /// <inheritdoc/>
    public RawTensor Atan2(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.atan2(b));

    /// <inheritdoc/>
    public RawTensor Erf(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.erf());

    /// <inheritdoc/>
    public RawTensor Erfc(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.erfc());

    /// <inheritdoc/>
    public RawTensor Erfinv(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.erfinv());

    /// <inheritdoc/>
    public RawTensor Lgamma(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.lgamma());

    /// <inheritdoc/>
    public RawTensor Digamma(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.digamma());

    /// <inheritdoc/>
    public RawTensor Polygamma(in RawTensor x, long n, in RawTensor into = default) =>
        Kernel((x, n), into, static (scope, s) => scope.In(s.x).polygamma(s.n));
}
