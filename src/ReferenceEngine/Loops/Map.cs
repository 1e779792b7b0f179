using System.Numerics;

namespace Compat.Engines;

/// <summary>r[i] = f(x[i]), by family of element types: the only switches over dtypes for one operand.</summary>
internal static class Map
{
    /// <summary>A function of real numbers.</summary>
    public static RawTensor Floating<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IUnaryKernel
    {
        var r = Result(x, into);
        var real = new Real<TKernel>(kernel);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Each<float, float, Real<TKernel>>(real, r, x); break;
            case ScalarType.Double: Each<double, double, Real<TKernel>>(real, r, x); break;
            case ScalarType.Half: Each<Half, Half, Real<TKernel>>(real, r, x); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, Real<TKernel>>(real, r, x); break;
            default: throw Unsupported(x);
        }

        return r;
    }

    /// <summary>A function of real numbers, by vectors for float32 and float64.</summary>
    public static RawTensor Wide<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IUnaryKernel, IVectorForm
    {
        if (x.DType.Type is not (ScalarType.Float or ScalarType.Double)) return Floating(x, kernel, into);
        var r = Result(x, into);
        if (x.DType.Type == ScalarType.Float) Strided.Run(new VectorMapLoop<float, TKernel>(kernel), r, x);
        else Strided.Run(new VectorMapLoop<double, TKernel>(kernel), r, x);
        return r;
    }

    /// <summary>A function of real numbers, by vectors for float32 and float64, and of complex ones.</summary>
    public static RawTensor WideOrComplex<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IUnaryKernel, IVectorForm, IComplexKernel =>
        x.DType.is_complex ? Complex(x, kernel, into) : Wide(x, kernel, into);

    /// <summary>A function of real numbers, computed in float64.</summary>
    public static RawTensor Double<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IDoubleKernel => Floating(x, new ByDouble<TKernel>(kernel), into);

    /// <summary>A function of real numbers, computed in float64, and another of complex ones.</summary>
    public static RawTensor Double<TKernel, TComplex>(in RawTensor x, TKernel kernel, TComplex complex, in RawTensor into)
        where TKernel : struct, IDoubleKernel
        where TComplex : struct, IComplexKernel =>
        x.DType.is_complex ? Complex(x, complex, into) : Floating(x, new ByDouble<TKernel>(kernel), into);

    /// <summary>A function of integers, bool among them as 0 and 1.</summary>
    public static RawTensor Integer<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IIntegerKernel
    {
        var r = Result(x, into);
        var integer = new IntegerMap<TKernel>(kernel);
        switch (x.DType.Type)
        {
            case ScalarType.Byte or ScalarType.Bool: Each<byte, byte, IntegerMap<TKernel>>(integer, r, x); break;
            case ScalarType.Char: Each<sbyte, sbyte, IntegerMap<TKernel>>(integer, r, x); break;
            case ScalarType.Short: Each<short, short, IntegerMap<TKernel>>(integer, r, x); break;
            case ScalarType.Int: Each<int, int, IntegerMap<TKernel>>(integer, r, x); break;
            case ScalarType.Long: Each<long, long, IntegerMap<TKernel>>(integer, r, x); break;
            default: throw Unsupported(x);
        }

        return r;
    }

    /// <summary>A function of real numbers, and another of complex ones.</summary>
    public static RawTensor Floating<TKernel, TComplex>(in RawTensor x, TKernel kernel, TComplex complex, in RawTensor into)
        where TKernel : struct, IUnaryKernel
        where TComplex : struct, IComplexKernel =>
        x.DType.is_complex ? Complex(x, complex, into) : Floating(x, kernel, into);

    /// <summary>A function of complex numbers.</summary>
    public static RawTensor Complex<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, IComplexKernel
    {
        var r = Result(x, into);
        var complex = new OfComplex<TKernel>(kernel);
        if (x.DType.Type == ScalarType.ComplexFloat) Each<Complex64, Complex64, OfComplex<TKernel>>(complex, r, x);
        else Each<Complex, Complex, OfComplex<TKernel>>(complex, r, x);
        return r;
    }

    /// <summary>A function of numbers of any kind but bool.</summary>
    public static RawTensor Numeric<TKernel>(in RawTensor x, TKernel kernel, in RawTensor into)
        where TKernel : struct, INumericKernel
    {
        var r = Result(x, into);
        var number = new Number<TKernel>(kernel);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Each<float, float, Number<TKernel>>(number, r, x); break;
            case ScalarType.Double: Each<double, double, Number<TKernel>>(number, r, x); break;
            case ScalarType.Half: Each<Half, Half, Number<TKernel>>(number, r, x); break;
            case ScalarType.BFloat16: Each<BFloat16, BFloat16, Number<TKernel>>(number, r, x); break;
            case ScalarType.ComplexFloat: Each<Complex64, Complex64, Number<TKernel>>(number, r, x); break;
            case ScalarType.ComplexDouble: Each<Complex, Complex, Number<TKernel>>(number, r, x); break;
            case ScalarType.Byte: Each<byte, byte, Number<TKernel>>(number, r, x); break;
            case ScalarType.Char: Each<sbyte, sbyte, Number<TKernel>>(number, r, x); break;
            case ScalarType.Short: Each<short, short, Number<TKernel>>(number, r, x); break;
            case ScalarType.Int: Each<int, int, Number<TKernel>>(number, r, x); break;
            case ScalarType.Long: Each<long, long, Number<TKernel>>(number, r, x); break;
            default: throw Unsupported(x);
        }

        return r;
    }

    /// <summary>One element type to another, without a switch.</summary>
    public static void Each<TIn, TOut, TKernel>(TKernel kernel, in RawTensor r, in RawTensor x)
        where TIn : unmanaged
        where TOut : unmanaged
        where TKernel : struct, IMap<TIn, TOut> => Strided.Run(new MapLoop<TIn, TOut, TKernel>(kernel), r, x);

    /// <summary>The destination, or a new tensor with the operand's sizes and order of strides.</summary>
    public static RawTensor Result(in RawTensor x, in RawTensor into, DType? dtype = null) =>
        into.Exists ? into : RawTensor.OnHost(Shape.OfResult(x.Shape), dtype ?? x.DType);

    public static NotSupportedException Unsupported(in RawTensor x) => new($"this kernel has no form for {x.DType}");
}
