namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Mm(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.mm(b));

    /// <inheritdoc/>
    public RawTensor Addmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default) =>
        Kernel((c, a, b, beta, alpha), into, static (scope, s) =>
        {
            var (self, left, right) = (scope.In(s.c), scope.In(s.a), scope.In(s.b));
            return TakesFloats(s.c.DType, s.beta, s.alpha)
                ? self.addmm(left, right, (float)s.beta.ToDouble(), (float)s.alpha.ToDouble())
                : Combine(scope, self, left.mm(right), s.beta, s.alpha);
        });

    /// <inheritdoc/>
    public RawTensor Bmm(in RawTensor a, in RawTensor b, in RawTensor into = default) => Binary(a, b, into, static (a, b) => a.bmm(b));

    /// <inheritdoc/>
    public RawTensor Baddbmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default) =>
        Kernel((c, a, b, beta, alpha), into, static (scope, s) =>
        {
            var (self, left, right) = (scope.In(s.c), scope.In(s.a), scope.In(s.b));
            // TorchSharp passes its own first operand to the native call as the first factor, and the last as what is added to.
            return TakesFloats(s.c.DType, s.beta, s.alpha)
                ? left.baddbmm(right, self, (float)s.beta.ToDouble(), (float)s.alpha.ToDouble())
                : Combine(scope, self, left.bmm(right), s.beta, s.alpha);
        });

    // TorchSharp's factors are float32, as narrower elements want them: exact for neither all doubles nor integers nor complex numbers.
    private static bool TakesFloats(DType dtype, Scalar beta, Scalar alpha) => dtype.is_floating_point
        && (dtype != DType.Float64 || (IsSingle(beta) && IsSingle(alpha)));

    private static bool IsSingle(Scalar number) => (float)number.ToDouble() == number.ToDouble();

    private static Tensor Combine(TorchScope scope, Tensor self, Tensor product, Scalar beta, Scalar alpha)
    {
        product = scope.Mul(product, alpha);
        return beta == 0 ? product : product.add(scope.Mul(self, beta));
    }
}
