using System.Numerics;

namespace Compat.Engines;

/// <summary>A function of three numbers of any kind (integers, real, complex).</summary>
internal interface ITernaryKernel
{
    T Invoke<T>(T a, T b, T c)
        where T : INumberBase<T>;
}

/// <summary>r[i] = f(a[i], b[i], c[i]) with broadcasting: the only switches over dtypes for three operands.</summary>
internal static class Zip3
{
    /// <summary>A function of floating or complex numbers.</summary>
    public static RawTensor Floating<TKernel>(in RawTensor a, in RawTensor b, in RawTensor c, TKernel kernel, in RawTensor into)
        where TKernel : struct, ITernaryKernel
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.OfResult(a.Shape, b.Shape, c.Shape), a.DType);
        switch (a.DType.Type)
        {
            case ScalarType.Float: Each<float, float, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Double: Each<double, double, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Half when c.DType == DType.Float32: Each<Half, float, float, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.BFloat16 when c.DType == DType.Float32: Each<BFloat16, float, float, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Half: Each<Half, Half, float, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, float, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.ComplexFloat: Each<Complex64, Complex, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.ComplexDouble: Each<Complex, Complex, TKernel>(kernel, r, a, b, c); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>A function of numbers of any kind but bool.</summary>
    public static RawTensor Numeric<TKernel>(in RawTensor a, in RawTensor b, in RawTensor c, TKernel kernel, in RawTensor into)
        where TKernel : struct, ITernaryKernel
    {
        if (!a.DType.IsIntegral) return Floating(a, b, c, kernel, into);
        var r = into.Exists ? into : RawTensor.OnHost(Shape.OfResult(a.Shape, b.Shape, c.Shape), a.DType);
        switch (a.DType.Type)
        {
            case ScalarType.Byte: Each<byte, byte, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Char: Each<sbyte, sbyte, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Short: Each<short, short, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Int: Each<int, int, TKernel>(kernel, r, a, b, c); break;
            case ScalarType.Long: Each<long, long, TKernel>(kernel, r, a, b, c); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    private static void Each<T, TCompute, TKernel>(TKernel kernel, in RawTensor r, in RawTensor a, in RawTensor b, in RawTensor c)
        where T : unmanaged
        where TCompute : unmanaged, INumberBase<TCompute>
        where TKernel : struct, ITernaryKernel => Each<T, T, TCompute, TKernel>(kernel, r, a, b, c);

    private static void Each<T, TThird, TCompute, TKernel>(TKernel kernel, in RawTensor r, in RawTensor a, in RawTensor b, in RawTensor c)
        where T : unmanaged
        where TThird : unmanaged
        where TCompute : unmanaged, INumberBase<TCompute>
        where TKernel : struct, ITernaryKernel => Strided.Run(new Loop<T, TThird, TCompute, TKernel>(kernel), r, a, b, c);

    private readonly unsafe struct Loop<T, TThird, TCompute, TKernel>(TKernel kernel) : ILoop
        where T : unmanaged
        where TThird : unmanaged
        where TCompute : unmanaged, INumberBase<TCompute>
        where TKernel : struct, ITernaryKernel
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], a = data[1], b = data[2], c = data[3];
            for (long i = 0; i < n; i++, r += strides[0], a += strides[1], b += strides[2], c += strides[3])
            {
                var (x, y, z) = (Cast.To<T, TCompute>(*(T*)a), Cast.To<T, TCompute>(*(T*)b), Cast.To<TThird, TCompute>(*(TThird*)c));
                *(T*)r = Cast.To<TCompute, T>(kernel.Invoke(x, y, z));
            }
        }
    }
}
