namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Var(in RawTensor x, ReadOnlySpan<int> dims, double correction, bool keepdim, in RawTensor into = default)
    {
        var r = Reduction.Result(x, dims, keepdim, into, x.DType);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Fold.Run<float, Welford, float, VarFold<float>>(new(correction), x, dims, keepdim, r); break;
            case ScalarType.Double: Fold.Run<double, Welford, double, VarFold<double>>(new(correction), x, dims, keepdim, r); break;
            case ScalarType.Half: Fold.Run<Half, Welford, Half, VarFold<Half>>(new(correction), x, dims, keepdim, r); break;
            case ScalarType.BFloat16: Fold.Run<BFloat16, Welford, BFloat16, VarFold<BFloat16>>(new(correction), x, dims, keepdim, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    private readonly record struct Welford(double Mean, double M2, double Count);

    /// <summary>Welford's running variance in float64, as ATen's <c>WelfordOps</c>.</summary>
    private readonly struct VarFold<T>(double correction) : IFold<T, Welford, T>
        where T : unmanaged
    {
        public Welford Identity => default;

        public Welford Step(Welford total, T x, long i)
        {
            var value = Cast.To<T, double>(x);
            var count = total.Count + 1;
            var delta = value - total.Mean;
            var mean = total.Mean + (delta / count);
            return new Welford(mean, total.M2 + (delta * (value - mean)), count);
        }

        public T Finish(Welford total)
        {
            var divisor = total.Count > correction ? total.Count - correction : 0;
            return Cast.To<double, T>(total.M2 / divisor);
        }
    }

    /// <inheritdoc/>
    public RawTensor Norm(in RawTensor x, double ord, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        var r = Reduction.Result(x, dims, keepdim, into, x.DType.ToReal());
        switch (x.DType.Type)
        {
            case ScalarType.Float: Fold.Run<float, double, float, NormFold<float, float>>(new(ord), x, dims, keepdim, r); break;
            case ScalarType.Double: Fold.Run<double, double, double, NormFold<double, double>>(new(ord), x, dims, keepdim, r); break;
            case ScalarType.Half: Fold.Run<Half, double, Half, NormFold<Half, Half>>(new(ord), x, dims, keepdim, r); break;
            case ScalarType.BFloat16:
                Fold.Run<BFloat16, double, BFloat16, NormFold<BFloat16, BFloat16>>(new(ord), x, dims, keepdim, r);
                break;
            case ScalarType.ComplexFloat:
                Fold.Run<Complex64, double, float, NormFold<Complex64, float>>(new(ord), x, dims, keepdim, r);
                break;
            default:
                Fold.Run<System.Numerics.Complex, double, double, NormFold<System.Numerics.Complex, double>>(new(ord), x, dims, keepdim, r);
                break;
        }

        return r;
    }

    /// <summary>(Σ|x|ᵖ)^(1/p), the number of non-zeros, the largest or the smallest magnitude; ATen's <c>NormOps</c> and its kin.</summary>
    private readonly struct NormFold<T, TOut>(double ord) : IFold<T, double, TOut>
        where T : unmanaged
        where TOut : unmanaged
    {
        public double Identity => ord == double.NegativeInfinity ? double.PositiveInfinity : 0;

        public double Step(double total, T x, long i)
        {
            var magnitude = Magnitude(x);
            if (ord == 2) return total + (magnitude * magnitude);
            if (ord == 1) return total + magnitude;
            if (ord == 0) return total + (magnitude != 0 ? 1 : 0);
            if (ord == double.PositiveInfinity) return magnitude > total || double.IsNaN(magnitude) ? magnitude : total;
            if (ord == double.NegativeInfinity) return magnitude < total || double.IsNaN(magnitude) ? magnitude : total;
            return total + Math.Pow(magnitude, ord);
        }

        public TOut Finish(double total)
        {
            // The sum of powers overflows where the type's own arithmetic does.
            if (typeof(T) != typeof(double) && typeof(T) != typeof(System.Numerics.Complex)) total = (float)total;
            return Cast.To<double, TOut>(ord switch
            {
                2 => Math.Sqrt(total),
                0 or 1 or double.PositiveInfinity or double.NegativeInfinity => total,
                _ => Math.Pow(total, 1 / ord),
            });
        }

        private static double Magnitude(T x)
        {
            if (typeof(T) == typeof(Complex64) || typeof(T) == typeof(System.Numerics.Complex))
            {
                return System.Numerics.Complex.Abs(Cast.To<T, System.Numerics.Complex>(x));
            }

            return Math.Abs(Cast.To<T, double>(x));
        }
    }
}
