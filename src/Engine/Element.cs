using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>One element in memory, read and written by its dtype.</summary>
public static class Element
{
    /// <summary>The element as a Python number.</summary>
    public static Scalar Read(ref byte at, DType dtype) => dtype.Type switch
    {
        ScalarType.Float => Unsafe.As<byte, float>(ref at),
        ScalarType.Double => Unsafe.As<byte, double>(ref at),
        ScalarType.Long => Unsafe.As<byte, long>(ref at),
        ScalarType.Bool => at != 0,
        ScalarType.Int => Unsafe.As<byte, int>(ref at),
        ScalarType.Byte => (long)at,
        ScalarType.Char => (long)(sbyte)at,
        ScalarType.Short => (long)Unsafe.As<byte, short>(ref at),
        ScalarType.Half => (double)Unsafe.As<byte, Half>(ref at),
        ScalarType.BFloat16 => (double)(float)Unsafe.As<byte, BFloat16>(ref at),
        ScalarType.ComplexFloat => (Complex)Unsafe.As<byte, Complex64>(ref at),
        ScalarType.ComplexDouble => Unsafe.As<byte, Complex>(ref at),
        _ => throw new NotSupportedException(dtype.Name),
    };

    /// <summary>Writes a number cast to <paramref name="dtype"/>, as C++ on x86 casts.</summary>
    public static void Write(ref byte at, DType dtype, Scalar value)
    {
        switch (dtype.Type)
        {
            case ScalarType.Float: Unsafe.As<byte, float>(ref at) = (float)value.ToDouble(); break;
            case ScalarType.Double: Unsafe.As<byte, double>(ref at) = value.ToDouble(); break;
            case ScalarType.Long: Unsafe.As<byte, long>(ref at) = value.ToLong(); break;
            case ScalarType.Bool: at = value.ToBool() ? (byte)1 : (byte)0; break;
            case ScalarType.Int: Unsafe.As<byte, int>(ref at) = (int)value.ToLong(); break;
            case ScalarType.Byte: at = (byte)value.ToLong(); break;
            case ScalarType.Char: at = (byte)value.ToLong(); break;
            case ScalarType.Short: Unsafe.As<byte, short>(ref at) = (short)value.ToLong(); break;
            case ScalarType.Half: Unsafe.As<byte, Half>(ref at) = (Half)(float)value.ToDouble(); break;
            case ScalarType.BFloat16: Unsafe.As<byte, BFloat16>(ref at) = (BFloat16)(float)value.ToDouble(); break;
            case ScalarType.ComplexFloat: Unsafe.As<byte, Complex64>(ref at) = (Complex64)value.ToComplex(); break;
            case ScalarType.ComplexDouble: Unsafe.As<byte, Complex>(ref at) = value.ToComplex(); break;
            default: throw new NotSupportedException(dtype.Name);
        }
    }
}
