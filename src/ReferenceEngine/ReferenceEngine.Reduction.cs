using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Fold.ResultShape(x.Shape, dims, keepdim), x.DType);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Fold.Run<float, float, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.Double: Fold.Run<double, double, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.Half: Fold.Run<Half, Half, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.BFloat16: Fold.Run<BFloat16, BFloat16, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.ComplexFloat: Fold.Run<Complex64, Complex64, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.ComplexDouble: Fold.Run<Complex, Complex, SumFold>(x, dims, keepdim, default, r); break;
            case ScalarType.Long: Fold.Run<long, long, SumFold>(x, dims, keepdim, default, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    private readonly unsafe struct SumFold
        : IFold<float, float>, IFold<double, double>, IFold<Half, Half>, IFold<BFloat16, BFloat16>, IFold<Complex64, Complex64>,
          IFold<Complex, Complex>, IFold<long, long>
    {
        public float Invoke(float* x, long stride, long count)
        {
            double total = 0;
            for (long i = 0; i < count; i++) total += x[i * stride];
            return (float)total;
        }

        public double Invoke(double* x, long stride, long count) => Total(x, stride, count);

        public long Invoke(long* x, long stride, long count) => Total(x, stride, count);

        public Complex Invoke(Complex* x, long stride, long count) => Total(x, stride, count);

        public Half Invoke(Half* x, long stride, long count)
        {
            var total = 0f;
            for (long i = 0; i < count; i++) total += (float)x[i * stride];
            return (Half)total;
        }

        public BFloat16 Invoke(BFloat16* x, long stride, long count)
        {
            var total = 0f;
            for (long i = 0; i < count; i++) total += x[i * stride];
            return (BFloat16)total;
        }

        public Complex64 Invoke(Complex64* x, long stride, long count)
        {
            var total = Complex.Zero;
            for (long i = 0; i < count; i++) total += x[i * stride];
            return (Complex64)total;
        }

        private static T Total<T>(T* x, long stride, long count)
            where T : unmanaged, INumberBase<T>
        {
            var total = T.Zero;
            for (long i = 0; i < count; i++) total += x[i * stride];
            return total;
        }
    }
}
