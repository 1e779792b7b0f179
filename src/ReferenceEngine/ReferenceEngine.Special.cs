using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Sin(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(SinKernel), default(SinKernel), into);

    private readonly struct SinKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Sin(x);

        public Complex Invoke(Complex x) => Complex.Sin(x);
    }

    /// <inheritdoc/>
    public RawTensor Cos(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(CosKernel), default(CosKernel), into);

    private readonly struct CosKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Cos(x);

        public Complex Invoke(Complex x) => Complex.Cos(x);
    }

    /// <inheritdoc/>
    public RawTensor Tan(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(TanKernel), default(TanKernel), into);

    private readonly struct TanKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Tan(x);

        public Complex Invoke(Complex x) => ComplexMath.Tan(x);
    }

    /// <inheritdoc/>
    public RawTensor Asin(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(AsinKernel), default(AsinKernel), into);

    private readonly struct AsinKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Asin(x);

        public Complex Invoke(Complex x) => ComplexMath.Asin(x);
    }

    /// <inheritdoc/>
    public RawTensor Acos(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(AcosKernel), default(AcosKernel), into);

    private readonly struct AcosKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Acos(x);

        public Complex Invoke(Complex x) => ComplexMath.Acos(x);
    }

    /// <inheritdoc/>
    public RawTensor Atan(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(AtanKernel), default(AtanKernel), into);

    private readonly struct AtanKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Atan(x);

        public Complex Invoke(Complex x) => ComplexMath.Atan(x);
    }

    /// <inheritdoc/>
    public RawTensor Sinh(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(SinhKernel), default(SinhKernel), into);

    private readonly struct SinhKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Sinh(x);

        public Complex Invoke(Complex x) => Complex.Sinh(x);
    }

    /// <inheritdoc/>
    public RawTensor Cosh(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(CoshKernel), default(CoshKernel), into);

    private readonly struct CoshKernel : IUnaryKernel, IComplexKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Cosh(x);

        public Complex Invoke(Complex x) => Complex.Cosh(x);
    }

    /// <inheritdoc/>
    public RawTensor Tanh(in RawTensor x, in RawTensor into = default) => x.DType == DType.Float32
        ? Map.Wide(x, default(TanhKernel), into)
        : Map.Floating(x, default(TanhKernel), default(TanhKernel), into);

    private readonly struct TanhKernel : IUnaryKernel, IComplexKernel, IVectorForm
    {
        public Vector<T> Invoke<T>(Vector<T> x) => VectorMath.Tanh(x.As<T, float>()).As<float, T>();

        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Tanh(x);

        public Complex Invoke(Complex x) => ComplexMath.Tanh(x);
    }

    /// <inheritdoc/>
    public RawTensor Asinh(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(AsinhKernel), default(AsinhKernel), into);

    private readonly struct AsinhKernel : IDoubleKernel, IComplexKernel
    {
        public double Invoke(double x) => Special.Asinh(x);

        public Complex Invoke(Complex x) => ComplexMath.Asinh(x);
    }

    /// <inheritdoc/>
    public RawTensor Acosh(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(AcoshKernel), default(AcoshKernel), into);

    private readonly struct AcoshKernel : IDoubleKernel, IComplexKernel
    {
        public double Invoke(double x) => Special.Acosh(x);

        public Complex Invoke(Complex x) => ComplexMath.Acosh(x);
    }

    /// <inheritdoc/>
    public RawTensor Atanh(in RawTensor x, in RawTensor into = default) => Map.Double(x, default(AtanhKernel), default(AtanhKernel), into);

    private readonly struct AtanhKernel : IDoubleKernel, IComplexKernel
    {
        public double Invoke(double x) => Special.Atanh(x);

        public Complex Invoke(Complex x) => ComplexMath.Atanh(x);
    }
}
