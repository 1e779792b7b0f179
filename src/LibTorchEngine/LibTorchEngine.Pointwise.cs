namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Add(scope.In(a), scope.In(b), alpha), into);
    }

    /// <inheritdoc/>
    public RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::mul"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Div(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::div"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Neg(in RawTensor x, in RawTensor into = default) => Unary("aten::neg"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Exp(in RawTensor x, in RawTensor into = default) => Unary("aten::exp"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Where(in RawTensor condition, in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Ternary(new("aten::where"u8, "self"u8), condition, a, b, into);

    /// <inheritdoc/>
    public RawTensor Conj(in RawTensor x, in RawTensor into = default) => Unary("aten::conj_physical"u8, x, into);
}
