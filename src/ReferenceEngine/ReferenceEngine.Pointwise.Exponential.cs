using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Reciprocal(in RawTensor x, in RawTensor into = default) =>
        Map.Floating(x, default(ReciprocalKernel), default(ReciprocalKernel), into);

    private readonly struct ReciprocalKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.One / x;

        public Complex Invoke(Complex x) => ComplexMath.Divide(Complex.One, x);
    }

    /// <inheritdoc/>
    public RawTensor Sqrt(in RawTensor x, in RawTensor into = default) => Map.WideOrComplex(x, default(SqrtKernel), into);

    private readonly struct SqrtKernel : IUnaryKernel, IComplexKernel, IVectorForm
    {
        public Vector<T> Invoke<T>(Vector<T> x) => Vector.SquareRoot(x);

        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Sqrt(x);

        public Complex Invoke(Complex x) => ComplexMath.Sqrt(x);
    }

    /// <inheritdoc/>
    public RawTensor Rsqrt(in RawTensor x, in RawTensor into = default) => IsScalarLoop(x)
        ? Reciprocal(Sqrt(x), into)
        : Map.Floating(x, default(RsqrtKernel), default(RsqrtKernel), into);

    // ATen's vector loops take 64 elements of two bytes at a time; below that each operation of a formula rounds.
    private static bool IsScalarLoop(in RawTensor x) => x.Count < 64 && (x.DType == DType.Float16 || x.DType == DType.BFloat16);

    private readonly struct RsqrtKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.One / T.Sqrt(x);

        public Complex Invoke(Complex x) => ComplexMath.Divide(Complex.One, ComplexMath.Sqrt(x));
    }

    /// <inheritdoc/>
    public RawTensor Exp2(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(Exp2Kernel), default(Exp2Kernel), into);

    private readonly struct Exp2Kernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Exp2(x);

        public Complex Invoke(Complex x) => ComplexMath.Exp(x * 0.69314718055994530942);
    }

    /// <inheritdoc/>
    public RawTensor Expm1(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(Expm1Kernel), default(Expm1Kernel), into);

    private readonly struct Expm1Kernel : IDoubleKernel, IComplexKernel
    {
        public double Invoke(double x) => Special.Expm1(x);

        public Complex Invoke(Complex x) => ComplexMath.Expm1(x);
    }

    /// <inheritdoc/>
    public RawTensor Log(in RawTensor x, in RawTensor into = default) => Map.WideOrComplex(x, default(LogKernel), into);

    private readonly struct LogKernel : IUnaryKernel, IComplexKernel, IVectorForm
    {
        public Vector<T> Invoke<T>(Vector<T> x) => typeof(T) == typeof(float)
            ? Vector.Log(x.As<T, float>()).As<float, T>()
            : Vector.Log(x.As<T, double>()).As<double, T>();

        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Log(x);

        public Complex Invoke(Complex x) => ComplexMath.Log(x);
    }

    /// <inheritdoc/>
    public RawTensor Log2(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(Log2Kernel), default(Log2Kernel), into);

    private readonly struct Log2Kernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Log2(x);

        public Complex Invoke(Complex x) => ComplexMath.Log(x, 0.69314718055994530942);
    }

    /// <inheritdoc/>
    public RawTensor Log10(in RawTensor x, in RawTensor into = default) =>
        Map.Floating(x, default(Log10Kernel), default(Log10Kernel), into);

    private readonly struct Log10Kernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Log10(x);

        public Complex Invoke(Complex x) => ComplexMath.Log(x, 2.30258509299404568402);
    }

    /// <inheritdoc/>
    public RawTensor Log1p(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(Log1pKernel), default(Log1pKernel), into);

    private readonly struct Log1pKernel : IDoubleKernel, IComplexKernel
    {
        public double Invoke(double x) => Special.Log1p(x);

        public Complex Invoke(Complex x) => ComplexMath.Log1p(x);
    }
}
