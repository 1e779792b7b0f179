using System.Numerics;

namespace Compat.Engines;

/// <summary>r[i] = f(a[i], b[i]) with broadcasting, by family of element types: the only switches over dtypes for two operands.</summary>
internal static class Zip
{
    /// <summary>A function of real numbers.</summary>
    public static RawTensor Floating<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IBinaryKernel
    {
        var r = Result(a, b, into);
        var real = new RealZip<TKernel>(kernel);
        switch (a.DType.Type)
        {
            case ScalarType.Float: Each<float, float, RealZip<TKernel>>(real, r, a, b); break;
            case ScalarType.Double: Each<double, double, RealZip<TKernel>>(real, r, a, b); break;
            case ScalarType.Half: Each<Half, Half, RealZip<TKernel>>(real, r, a, b); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, RealZip<TKernel>>(real, r, a, b); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>A function of real numbers, and another of complex ones.</summary>
    public static RawTensor Floating<TKernel, TComplex>(in RawTensor a, in RawTensor b, TKernel kernel, TComplex complex, in RawTensor into)
        where TKernel : struct, IBinaryKernel
        where TComplex : struct, IComplexBinaryKernel =>
        a.DType.is_complex ? Complex(a, b, complex, into) : Floating(a, b, kernel, into);

    /// <summary>A function of complex numbers.</summary>
    public static RawTensor Complex<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IComplexBinaryKernel
    {
        var r = Result(a, b, into);
        var complex = new ComplexZip<TKernel>(kernel);
        if (a.DType.Type == ScalarType.ComplexFloat) Each<Complex64, Complex64, ComplexZip<TKernel>>(complex, r, a, b);
        else Each<Complex, Complex, ComplexZip<TKernel>>(complex, r, a, b);
        return r;
    }

    /// <summary>A function of real numbers, and another of integers.</summary>
    public static RawTensor Real<TKernel, TInteger>(in RawTensor a, in RawTensor b, TKernel kernel, TInteger integer, in RawTensor into)
        where TKernel : struct, IBinaryKernel
        where TInteger : struct, IIntegerBinaryKernel =>
        a.DType.is_floating_point ? Floating(a, b, kernel, into) : Integer(a, b, integer, into);

    /// <summary>A function of integers, bool among them as 0 and 1.</summary>
    public static RawTensor Integer<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IIntegerBinaryKernel
    {
        var r = Result(a, b, into);
        var integer = new IntegerZip<TKernel>(kernel);
        switch (a.DType.Type)
        {
            case ScalarType.Byte or ScalarType.Bool: Each<byte, byte, IntegerZip<TKernel>>(integer, r, a, b); break;
            case ScalarType.Char: Each<sbyte, sbyte, IntegerZip<TKernel>>(integer, r, a, b); break;
            case ScalarType.Short: Each<short, short, IntegerZip<TKernel>>(integer, r, a, b); break;
            case ScalarType.Int: Each<int, int, IntegerZip<TKernel>>(integer, r, a, b); break;
            case ScalarType.Long: Each<long, long, IntegerZip<TKernel>>(integer, r, a, b); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>A function of numbers of any kind but bool, with a vector form for those types that <see cref="Vector{T}"/> has.</summary>
    public static RawTensor Numeric<TKernel, TForm>(in RawTensor a, in RawTensor b, TKernel kernel, TForm form, in RawTensor into)
        where TKernel : struct, INumericBinaryKernel
        where TForm : struct, IVectorBinaryForm
    {
        var r = Result(a, b, into);
        var number = new NumberZip<TKernel>(kernel);
        switch (a.DType.Type)
        {
            case ScalarType.Half when b.DType != a.DType:
                Strided.Run(new ZipLoop<Half, float, Half, NumberZip<TKernel>>(number), r, a, b);
                break;
            case ScalarType.BFloat16 when b.DType != a.DType:
                Strided.Run(new ZipLoop<BFloat16, float, BFloat16, NumberZip<TKernel>>(number), r, a, b);
                break;
            case ScalarType.Float: Wide<float, NumberZip<TKernel>, TForm>(number, form, r, a, b); break;
            case ScalarType.Double: Wide<double, NumberZip<TKernel>, TForm>(number, form, r, a, b); break;
            case ScalarType.Long: Wide<long, NumberZip<TKernel>, TForm>(number, form, r, a, b); break;
            case ScalarType.Int: Wide<int, NumberZip<TKernel>, TForm>(number, form, r, a, b); break;
            case ScalarType.Half: Each<Half, Half, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.ComplexFloat: Each<Complex64, Complex64, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.ComplexDouble: Each<Complex, Complex, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.Byte: Each<byte, byte, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.Char: Each<sbyte, sbyte, NumberZip<TKernel>>(number, r, a, b); break;
            case ScalarType.Short: Each<short, short, NumberZip<TKernel>>(number, r, a, b); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>A function of ordered numbers, by vectors for float32 and float64.</summary>
    public static RawTensor OrderedWide<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IOrderedBinaryKernel, IVectorBinaryForm
    {
        if (a.DType.Type is not (ScalarType.Float or ScalarType.Double)) return Ordered(a, b, kernel, into);
        var r = Result(a, b, into);
        var ordered = new OrderedZip<TKernel>(kernel);
        if (a.DType.Type == ScalarType.Float) Wide<float, OrderedZip<TKernel>, TKernel>(ordered, kernel, r, a, b);
        else Wide<double, OrderedZip<TKernel>, TKernel>(ordered, kernel, r, a, b);
        return r;
    }

    /// <summary>A function of ordered numbers, bool among them as 0 and 1.</summary>
    public static RawTensor Ordered<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IOrderedBinaryKernel
    {
        var r = Result(a, b, into);
        var ordered = new OrderedZip<TKernel>(kernel);
        switch (a.DType.Type)
        {
            case ScalarType.Float: Each<float, float, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Double: Each<double, double, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Half: Each<Half, Half, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Byte or ScalarType.Bool: Each<byte, byte, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Char: Each<sbyte, sbyte, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Short: Each<short, short, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Int: Each<int, int, OrderedZip<TKernel>>(ordered, r, a, b); break;
            case ScalarType.Long: Each<long, long, OrderedZip<TKernel>>(ordered, r, a, b); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>A question about ordered numbers, bool among them as 0 and 1.</summary>
    public static RawTensor Ask<TKernel>(in RawTensor a, in RawTensor b, TKernel kernel, in RawTensor into)
        where TKernel : struct, IPredicateKernel
    {
        var r = Result(a, b, into, DType.Bool);
        var ask = new Predicate<TKernel>(kernel);
        switch (a.DType.Type)
        {
            case ScalarType.Float: Each<float, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Double: Each<double, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Half: Each<Half, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.BFloat16: Each<BFloat16, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Byte or ScalarType.Bool: Each<byte, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Char: Each<sbyte, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Short: Each<short, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Int: Each<int, bool, Predicate<TKernel>>(ask, r, a, b); break;
            case ScalarType.Long: Each<long, bool, Predicate<TKernel>>(ask, r, a, b); break;
            default: throw Map.Unsupported(a);
        }

        return r;
    }

    /// <summary>One element type for both operands, without a switch.</summary>
    public static void Each<T, TOut, TKernel>(TKernel kernel, in RawTensor r, in RawTensor a, in RawTensor b)
        where T : unmanaged
        where TOut : unmanaged
        where TKernel : struct, IZip<T, T, TOut> => Strided.Run(new ZipLoop<T, T, TOut, TKernel>(kernel), r, a, b);

    /// <summary>The destination, or a new tensor of the broadcast shape.</summary>
    public static RawTensor Result(in RawTensor a, in RawTensor b, in RawTensor into, DType? dtype = null) =>
        into.Exists ? into : RawTensor.OnHost(Shape.OfResult(a.Shape, b.Shape), dtype ?? a.DType);

    private static void Wide<T, TKernel, TForm>(TKernel kernel, TForm form, in RawTensor r, in RawTensor a, in RawTensor b)
        where T : unmanaged
        where TKernel : struct, IZip<T, T, T>
        where TForm : struct, IVectorBinaryForm => Strided.Run(new VectorZipLoop<T, TKernel, TForm>(kernel, form), r, a, b);
}
