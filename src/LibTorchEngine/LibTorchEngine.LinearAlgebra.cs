namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Mm(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::mm"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Addmm(
        in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, left, right) = (scope.In(c), scope.In(a), scope.In(b));
        if (c.DType.is_floating_point)
            return scope.Result(scope.Addmm(scope.Empty([a.Sizes[0], b.Sizes[1]], c.DType), self, left, right, beta, alpha), into);

        // The shim takes doubles only: exact neither for integers nor for complex numbers.
        var product = scope.Mul(scope.Call("aten::mm"u8, left, right), alpha);
        return scope.Result(beta == 0 ? product : scope.Add(scope.Mul(self, beta), product, 1), into);
    }

    /// <inheritdoc/>
    public RawTensor Bmm(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary("aten::bmm"u8, a, b, into);

    /// <inheritdoc/>
    public RawTensor Baddbmm(
        in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var product = scope.Mul(scope.Call("aten::bmm"u8, scope.In(a), scope.In(b)), alpha);
        return scope.Result(beta == 0 ? product : scope.Add(scope.Mul(scope.In(c), beta), product, 1), into);
    }
}
