using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        var r = Reduction.Result(x, dims, keepdim, into, x.DType);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Reduction.Run<float, float, WideSumLoop<float>>(default, x, dims, keepdim, r); break;
            case ScalarType.Double: Reduction.Run<double, double, WideSumLoop<double>>(default, x, dims, keepdim, r); break;
            case ScalarType.Long: Reduction.Run<long, long, WideSumLoop<long>>(default, x, dims, keepdim, r); break;
            case ScalarType.Int: Reduction.Run<int, int, WideSumLoop<int>>(default, x, dims, keepdim, r); break;
            case ScalarType.Half: Reduction.Run<Half, Half, SumLoop<Half, float>>(default, x, dims, keepdim, r); break;
            case ScalarType.BFloat16: Reduction.Run<BFloat16, BFloat16, SumLoop<BFloat16, float>>(default, x, dims, keepdim, r); break;
            case ScalarType.ComplexFloat:
                Reduction.Run<Complex64, Complex64, SumLoop<Complex64, Complex>>(default, x, dims, keepdim, r);
                break;
            case ScalarType.ComplexDouble: Reduction.Run<Complex, Complex, SumLoop<Complex, Complex>>(default, x, dims, keepdim, r); break;
            case ScalarType.Short: Reduction.Run<short, short, SumLoop<short, short>>(default, x, dims, keepdim, r); break;
            case ScalarType.Char: Reduction.Run<sbyte, sbyte, SumLoop<sbyte, sbyte>>(default, x, dims, keepdim, r); break;
            case ScalarType.Byte: Reduction.Run<byte, byte, SumLoop<byte, byte>>(default, x, dims, keepdim, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    /// <inheritdoc/>
    public RawTensor Prod(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Fold.Numeric(x, dims, keepdim, default(ProdKernel), into);

    private readonly struct ProdKernel : INumericFold
    {
        public T Start<T>()
            where T : INumberBase<T> => T.One;

        public T Step<T>(T total, T x)
            where T : INumberBase<T> => total * x;
    }

    /// <inheritdoc/>
    public RawTensor Amax(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Fold.Ordered(x, dims, keepdim, default(AmaxKernel), into);

    private readonly struct AmaxKernel : IOrderedFold
    {
        public T Start<T>()
            where T : INumber<T>, IMinMaxValue<T> => Bounds<T>.Least;

        public T Step<T>(T total, T x)
            where T : INumber<T> => x > total || T.IsNaN(x) ? x : total;
    }

    /// <inheritdoc/>
    public RawTensor Amin(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Fold.Ordered(x, dims, keepdim, default(AminKernel), into);

    private readonly struct AminKernel : IOrderedFold
    {
        public T Start<T>()
            where T : INumber<T>, IMinMaxValue<T> => Bounds<T>.Greatest;

        public T Step<T>(T total, T x)
            where T : INumber<T> => x < total || T.IsNaN(x) ? x : total;
    }

    /// <inheritdoc/>
    public RawTensor Argmax(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Fold.Places(x, dim, keepdim, default(GreaterKernel), into);

    private readonly struct GreaterKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a > b || (T.IsNaN(a) && !T.IsNaN(b));
    }

    /// <inheritdoc/>
    public RawTensor Argmin(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Fold.Places(x, dim, keepdim, default(LessKernel), into);

    private readonly struct LessKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a < b || (T.IsNaN(a) && !T.IsNaN(b));
    }
}
