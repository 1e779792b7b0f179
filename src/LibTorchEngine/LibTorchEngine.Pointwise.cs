namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Rounded(scope.Add(scope.In(a), scope.In(b), alpha), a.DType), into);
    }

    /// <inheritdoc/>
    public RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Rounded(scope.Mul(scope.In(a), scope.In(b)), a.DType), into);
    }

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

    /// <inheritdoc/>
    public RawTensor Abs(in RawTensor x, in RawTensor into = default) => Unary("aten::abs"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Sign(in RawTensor x, in RawTensor into = default) => Unary("aten::sgn"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Reciprocal(in RawTensor x, in RawTensor into = default) => Unary("aten::reciprocal"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Sqrt(in RawTensor x, in RawTensor into = default) => Unary("aten::sqrt"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Rsqrt(in RawTensor x, in RawTensor into = default) => Unary("aten::rsqrt"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Exp2(in RawTensor x, in RawTensor into = default) => Unary("aten::exp2"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Expm1(in RawTensor x, in RawTensor into = default) => Unary("aten::expm1"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Log(in RawTensor x, in RawTensor into = default) => Unary("aten::log"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Log2(in RawTensor x, in RawTensor into = default) => Unary("aten::log2"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Log10(in RawTensor x, in RawTensor into = default) => Unary("aten::log10"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Log1p(in RawTensor x, in RawTensor into = default) => Unary("aten::log1p"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Ceil(in RawTensor x, in RawTensor into = default) => Unary("aten::ceil"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Floor(in RawTensor x, in RawTensor into = default) => Unary("aten::floor"u8, x, into);

    /// <inheritdoc/>
    public RawTensor Round(in RawTensor x, long decimals, in RawTensor into = default) => decimals == 0
        ? Unary("aten::round"u8, x, into)
        : Unary(new("aten::round"u8, "decimals"u8), x, into, decimals);

    /// <inheritdoc/>
    public RawTensor Trunc(in RawTensor x, in RawTensor into = default) => Unary("aten::trunc"u8, x, into);

    /// <inheritdoc/>
    public RawTensor DivRounded(in RawTensor a, in RawTensor b, bool floor, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var mode = Argument.Some(floor ? "floor" : "trunc");
        return scope.Result(scope.Call(new("aten::div"u8, "Tensor_mode"u8), scope.In(a), scope.In(b), mode), into);
    }

    /// <inheritdoc/>
    public RawTensor Remainder(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::remainder"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Fmod(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::fmod"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Pow(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::pow"u8, "Tensor_Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Maximum(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::maximum"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Minimum(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::minimum"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Fmax(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::fmax"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Fmin(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::fmin"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Logaddexp(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::logaddexp"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Xlogy(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::xlogy"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Hypot(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::hypot"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Copysign(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(new("aten::copysign"u8, "Tensor"u8), a, b, into);

    /// <inheritdoc/>
    public RawTensor Lerp(in RawTensor a, in RawTensor b, in RawTensor weight, in RawTensor into = default) =>
        weight.DType == a.DType
            ? Ternary(new("aten::lerp"u8, "Tensor"u8), a, b, weight, into)
            : LerpWide(a, b, weight, into);

    /// <inheritdoc/>
    public RawTensor Addcmul(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var product = scope.Mul(scope.Mul(scope.Wide(a), value), scope.Wide(b));
        return scope.Narrow(scope.Add(scope.Wide(x), product, 1), x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor Addcdiv(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var quotient = scope.Call(new("aten::div"u8, "Tensor"u8), scope.Mul(scope.Wide(a), value), scope.Wide(b));
        return scope.Narrow(scope.Add(scope.Wide(x), quotient, 1), x.DType, into);
    }

    // A weight that was not rounded to the elements' dtype.
    private static RawTensor LerpWide(in RawTensor a, in RawTensor b, in RawTensor weight, in RawTensor into)
    {
        using var scope = Scope.Enter();
        var mixed = scope.Call(new("aten::lerp"u8, "Tensor"u8), scope.Wide(a), scope.Wide(b), scope.In(weight));
        return scope.Narrow(mixed, a.DType, into);
    }
}
