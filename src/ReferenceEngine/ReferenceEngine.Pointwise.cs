using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default)
    {
        if (a.DType == DType.Bool)
        {
            return alpha.ToBool() ? Zip.Ordered(a, b, default(MaximumKernel), into) : Copy(a, Zip.Result(a, b, into));
        }

        if (alpha != 1 && IsScalarLoop(a)) return Add(a, Mul(b, RawTensor.OnHost(alpha, a.DType)), 1, into);
        return alpha == 1
            ? Zip.Numeric(a, b, default(AddKernel), default(AddKernel), into)
            : Zip.Numeric(a, b, new AddScaledKernel(alpha), new AddScaledKernel(alpha), into);
    }

    private readonly struct AddKernel : INumericBinaryKernel, IVectorBinaryForm
    {
        public T Invoke<T>(T a, T b)
            where T : INumberBase<T> => a + b;

        public Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) => a + b;
    }

    private readonly struct AddScaledKernel(Scalar alpha) : INumericBinaryKernel, IVectorBinaryForm
    {
        public T Invoke<T>(T a, T b)
            where T : INumberBase<T> => a + (Cast.From<T>(alpha) * b);

        public Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) => a + (Vector.Create(Cast.From<T>(alpha)) * b);
    }

    private readonly struct MaximumKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : INumber<T> => T.IsNaN(a) || a > b ? a : b;
    }

    private readonly struct MinimumKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : INumber<T> => T.IsNaN(a) || a < b ? a : b;
    }

    /// <inheritdoc/>
    public RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        a.DType == DType.Bool
            ? Zip.Ordered(a, b, default(MinimumKernel), into)
            : Zip.Numeric(a, b, default(MulKernel), default(MulKernel), into);

    private readonly struct MulKernel : INumericBinaryKernel, IVectorBinaryForm
    {
        public T Invoke<T>(T a, T b)
            where T : INumberBase<T> => a * b;

        public Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) => a * b;
    }

    /// <inheritdoc/>
    public RawTensor Div(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        a.DType.is_complex
            ? Zip.Complex(a, b, default(DivComplexKernel), into)
            : Zip.Numeric(a, b, default(DivKernel), default(DivKernel), into);

    private readonly struct DivComplexKernel : IComplexBinaryKernel
    {
        public Complex Invoke(Complex a, Complex b) => ComplexMath.Divide(a, b);
    }

    private readonly struct DivKernel : INumericBinaryKernel, IVectorBinaryForm
    {
        public T Invoke<T>(T a, T b)
            where T : INumberBase<T> => a / b;

        public Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) => a / b;
    }

    /// <inheritdoc/>
    public RawTensor Neg(in RawTensor x, in RawTensor into = default) => Map.Numeric(x, default(NegKernel), into);

    private readonly struct NegKernel : INumericKernel
    {
        public T Invoke<T>(T x)
            where T : INumberBase<T> => -x;
    }

    /// <inheritdoc/>
    public RawTensor Exp(in RawTensor x, in RawTensor into = default) => Map.WideOrComplex(x, default(ExpKernel), into);

    private readonly struct ExpKernel : IUnaryKernel, IComplexKernel, IVectorForm
    {
        public Vector<T> Invoke<T>(Vector<T> x) => typeof(T) == typeof(float)
            ? VectorMath.Exp(x.As<T, float>()).As<float, T>()
            : Vector.Exp(x.As<T, double>()).As<double, T>();

        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Exp(x);

        public Complex Invoke(Complex x) => Complex.Exp(x);
    }

    /// <inheritdoc/>
    public RawTensor Where(in RawTensor condition, in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.OfResult(condition.Shape, a.Shape, b.Shape), a.DType);
        switch (a.DType.itemsize)
        {
            case 1: Strided.Run(default(WhereLoop<byte>), r, condition, a, b); break;
            case 2: Strided.Run(default(WhereLoop<short>), r, condition, a, b); break;
            case 4: Strided.Run(default(WhereLoop<int>), r, condition, a, b); break;
            case 8: Strided.Run(default(WhereLoop<long>), r, condition, a, b); break;
            default: Strided.Run(default(WhereLoop<Complex>), r, condition, a, b); break;
        }

        return r;
    }

    private readonly unsafe struct WhereLoop<T> : ILoop
        where T : unmanaged
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], c = data[1], a = data[2], b = data[3];
            for (long i = 0; i < n; i++, r += strides[0], c += strides[1], a += strides[2], b += strides[3])
            {
                *(T*)r = *c != 0 ? *(T*)a : *(T*)b;
            }
        }
    }

    /// <inheritdoc/>
    public RawTensor Conj(in RawTensor x, in RawTensor into = default) => Map.Complex(x, default(ConjKernel), into);

    private readonly struct ConjKernel : IComplexKernel
    {
        public Complex Invoke(Complex x) => Complex.Conjugate(x);
    }
}
