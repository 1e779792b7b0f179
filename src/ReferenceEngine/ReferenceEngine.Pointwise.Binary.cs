using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Maximum(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Ordered(a, b, default(MaximumKernel), into);

    /// <inheritdoc/>
    public RawTensor Minimum(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Ordered(a, b, default(MinimumKernel), into);

    /// <inheritdoc/>
    public RawTensor Fmax(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ordered(a, b, default(FmaxKernel), into);

    private readonly struct FmaxKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : INumber<T> => T.IsNaN(b) || a >= b ? a : b;
    }

    /// <inheritdoc/>
    public RawTensor Fmin(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ordered(a, b, default(FminKernel), into);

    private readonly struct FminKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : INumber<T> => T.IsNaN(b) || a <= b ? a : b;
    }

    /// <inheritdoc/>
    public RawTensor Pow(in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        if (a.DType == DType.Complex128) return Zip.Complex(a, b, default(PowKernel), into);
        if (a.DType != DType.Complex64) return Zip.Real(a, b, default(PowKernel), default(PowKernel), into);
        var r = Zip.Result(a, b, into);
        Zip.Each<Complex64, Complex64, PowSingleKernel>(default, r, a, b);
        return r;
    }

    private readonly struct PowSingleKernel : IZip<Complex64, Complex64, Complex64>
    {
        public Complex64 Invoke(Complex64 a, Complex64 b) => ComplexMath.Pow(a, b);
    }

    private readonly struct PowKernel : IBinaryKernel, IIntegerBinaryKernel, IComplexBinaryKernel
    {
        T IBinaryKernel.Invoke<T>(T a, T b) => T.Pow(a, b);

        T IIntegerBinaryKernel.Invoke<T>(T a, T b)
        {
            if (b < T.Zero) return a == T.One ? T.One : a == -T.One ? (T.IsEvenInteger(b) ? T.One : a) : T.Zero;
            var result = T.One;
            for (; b != T.Zero; b >>= 1, a *= a)
            {
                if (T.IsOddInteger(b)) result *= a;
            }

            return result;
        }

        public Complex Invoke(Complex a, Complex b) => ComplexMath.Pow(a, b);
    }

    /// <inheritdoc/>
    public RawTensor Logaddexp(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Floating(a, b, new ByDoubleZip<LogaddexpKernel>(default), default(LogaddexpKernel), into);

    private readonly struct LogaddexpKernel : IDoubleBinaryKernel, IComplexBinaryKernel
    {
        public double Invoke(double a, double b) => Special.Logaddexp(a, b);

        public Complex Invoke(Complex a, Complex b) => ComplexMath.Logaddexp(a, b);
    }

    /// <inheritdoc/>
    public RawTensor Xlogy(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Floating(a, b, new XlogyKernel(a.DType.Type), into);

    // ATen's kernel rounds the logarithm to the operands' type.
    private readonly struct XlogyKernel(ScalarType type) : IBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IFloatingPointIeee754<T> => T.IsNaN(b) ? b : a == T.Zero ? T.Zero : a * Rounding.To(T.Log(b), type);
    }

    /// <inheritdoc/>
    public RawTensor Hypot(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Floating(a, b, default(HypotKernel), into);

    private readonly struct HypotKernel : IBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IFloatingPointIeee754<T> => T.Hypot(a, b);
    }

    /// <inheritdoc/>
    public RawTensor Copysign(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Floating(a, b, default(CopysignKernel), into);

    private readonly struct CopysignKernel : IBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IFloatingPointIeee754<T> => T.CopySign(a, b);
    }
}
