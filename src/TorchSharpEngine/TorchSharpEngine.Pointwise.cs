namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default) => alpha == 1 && a.DType != DType.Bool
        ? Binary(a, b, into, static (a, b) => a.add(b))
        : Kernel(
            (a, b, alpha), into,
            static (scope, s) => TorchScope.Rounded(scope.Add(scope.In(s.a), scope.In(s.b), s.alpha), s.a.DType));

    /// <inheritdoc/>
    public RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.mul(b));

    /// <inheritdoc/>
    public RawTensor Div(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.div(b));

    /// <inheritdoc/>
    public RawTensor Neg(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.neg());

    /// <inheritdoc/>
    public RawTensor Exp(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.exp());

    /// <inheritdoc/>
    public RawTensor Where(in RawTensor condition, in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Kernel((condition, a, b), into, static (scope, s) => Torch.where(scope.In(s.condition), scope.In(s.a), scope.In(s.b)));

    /// <inheritdoc/>
    public RawTensor Conj(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.conj_physical());

    /// <inheritdoc/>
    public RawTensor Abs(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.abs());

    /// <inheritdoc/>
    public RawTensor Sign(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.sgn());

    /// <inheritdoc/>
    public RawTensor Reciprocal(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.reciprocal());

    /// <inheritdoc/>
    public RawTensor Sqrt(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.sqrt());

    /// <inheritdoc/>
    public RawTensor Rsqrt(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.rsqrt());

    /// <inheritdoc/>
    public RawTensor Exp2(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.exp2());

    /// <inheritdoc/>
    public RawTensor Expm1(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.expm1());

    /// <inheritdoc/>
    public RawTensor Log(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.log());

    /// <inheritdoc/>
    public RawTensor Log2(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.log2());

    /// <inheritdoc/>
    public RawTensor Log10(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.log10());

    /// <inheritdoc/>
    public RawTensor Log1p(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.log1p());

    /// <inheritdoc/>
    public RawTensor Ceil(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.ceil());

    /// <inheritdoc/>
    public RawTensor Floor(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.floor());

    /// <inheritdoc/>
    public RawTensor Round(in RawTensor x, long decimals, in RawTensor into = default) =>
        Kernel((x, decimals), into, static (scope, s) => scope.In(s.x).round(s.decimals));

    /// <inheritdoc/>
    public RawTensor Trunc(in RawTensor x, in RawTensor into = default) => Unary(x, into, static x => x.trunc());

    /// <inheritdoc/>
    public RawTensor DivRounded(in RawTensor a, in RawTensor b, bool floor, in RawTensor into = default) => floor
        ? Binary(a, b, into, static (a, b) => a.div(b, Torch.RoundingMode.floor))
        : Binary(a, b, into, static (a, b) => a.div(b, Torch.RoundingMode.trunc));

    /// <inheritdoc/>
    public RawTensor Remainder(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.remainder(b));

    /// <inheritdoc/>
    public RawTensor Fmod(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.fmod(b));

    /// <inheritdoc/>
    public RawTensor Pow(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.pow(b));

    /// <inheritdoc/>
    public RawTensor Maximum(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.maximum(b));

    /// <inheritdoc/>
    public RawTensor Minimum(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.minimum(b));

    /// <inheritdoc/>
    public RawTensor Fmax(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.fmax(b));

    /// <inheritdoc/>
    public RawTensor Fmin(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.fmin(b));

    /// <inheritdoc/>
    public RawTensor Logaddexp(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.logaddexp(b));

    /// <inheritdoc/>
    public RawTensor Xlogy(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.xlogy(b));

    /// <inheritdoc/>
    public RawTensor Hypot(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.hypot(b));

    /// <inheritdoc/>
    public RawTensor Copysign(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Binary(a, b, into, static (a, b) => a.copysign(b));

    /// <inheritdoc/>
    public RawTensor Lerp(in RawTensor a, in RawTensor b, in RawTensor weight, in RawTensor into = default) =>
        Kernel((a, b, weight), into, static (scope, s) => s.weight.DType == s.a.DType
            ? scope.In(s.a).lerp(scope.In(s.b), scope.In(s.weight))
            : TorchScope.Cast(scope.Wide(s.a).lerp(scope.Wide(s.b), scope.In(s.weight)), s.a.DType));

    /// <inheritdoc/>
    public RawTensor Addcmul(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default) =>
        Kernel(
            (x, a, b, value), into,
            static (scope, s) => scope.In(s.x).addcmul(scope.In(s.a), scope.In(s.b), scope.Number(s.value, s.x.DType)));

    /// <inheritdoc/>
    public RawTensor Addcdiv(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default) =>
        Kernel(
            (x, a, b, value), into,
            static (scope, s) => scope.In(s.x).addcdiv(scope.In(s.a), scope.In(s.b), scope.Number(s.value, s.x.DType)));
}
