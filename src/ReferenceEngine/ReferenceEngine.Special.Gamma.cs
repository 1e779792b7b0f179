using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Sigmoid(in RawTensor x, in RawTensor into = default) =>
        Map.Floating(x, default(SigmoidKernel), default(SigmoidKernel), into);

    private readonly struct SigmoidKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

        public Complex Invoke(Complex x) => ComplexMath.Divide(Complex.One, Complex.One + ComplexMath.Exp(-x));
    }

    /// <inheritdoc/>
    public RawTensor Atan2(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Floating(a, b, default(Atan2Kernel), into);

    private readonly struct Atan2Kernel : IBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IFloatingPointIeee754<T> => T.Atan2(a, b);
    }

    /// <inheritdoc/>
    public RawTensor Erf(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(ErfKernel), into);

    private readonly struct ErfKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.Erf(x);
    }

    /// <inheritdoc/>
    public RawTensor Erfc(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(ErfcKernel), into);

    private readonly struct ErfcKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.Erfc(x);
    }

    /// <inheritdoc/>
    public RawTensor Erfinv(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(ErfinvKernel), into);

    private readonly struct ErfinvKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.Erfinv(x);
    }

    /// <inheritdoc/>
    public RawTensor Lgamma(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(LgammaKernel), into);

    private readonly struct LgammaKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.Lgamma(x);
    }

    /// <inheritdoc/>
    public RawTensor Digamma(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(DigammaKernel), into);

    private readonly struct DigammaKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.Digamma(x);
    }

    /// <inheritdoc/>
    public RawTensor Polygamma(in RawTensor x, long n, in RawTensor into = default) => n == 1
        ? Map.Floating(x, default(TrigammaKernel), into)
        : Map.Double(x, new PolygammaKernel(n), into);

    private readonly struct TrigammaKernel : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => Special.Trigamma(x);
    }

    private readonly struct PolygammaKernel(long n) : IDoubleKernel
    {
        public double Invoke(double x) => Special.Polygamma(n, x);
    }
}
