namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Mm(in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (left, right) = (scope.In(a), scope.In(b));
        return scope.Result(scope.Mm(scope.Empty([a.Sizes[0], b.Sizes[1]], a.DType, a.Storage), left, right), into);
    }

    /// <inheritdoc/>
    public RawTensor Addmm(
        in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, left, right) = (scope.In(c), scope.In(a), scope.In(b));
        return scope.Result(
            c.DType.is_floating_point
                ? scope.Addmm(scope.Empty([a.Sizes[0], b.Sizes[1]], c.DType, a.Storage), self, left, right, beta, alpha)
                : Combine(scope, self, scope.Call("aten::mm"u8, left, right), beta, alpha),
            into);
    }

    /// <inheritdoc/>
    public RawTensor Bmm(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::bmm"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Baddbmm(
        in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, left, right) = (scope.In(c), scope.In(a), scope.In(b));
        return scope.Result(
            c.DType.is_floating_point
                ? scope.Baddbmm(scope.Empty([a.Sizes[0], a.Sizes[1], b.Sizes[2]], c.DType, a.Storage), self, left, right, beta, alpha)
                : Combine(scope, self, scope.Call("aten::bmm"u8, left, right), beta, alpha),
            into);
    }

    // The shims take doubles only: exact neither for integers nor for complex numbers.
    private static Value Combine(Scope scope, Value self, Value product, Scalar beta, Scalar alpha)
    {
        product = scope.Mul(product, alpha);
        return beta == 0 ? product : scope.Add(product, scope.Mul(self, beta), 1);
    }
}
