using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>Numbers of one element type from another, as C++ on x86 converts them.</summary>
internal static class Cast
{
    /// <summary>A Python number as an element.</summary>
    public static T From<T>(Scalar value)
    {
        if (typeof(T) == typeof(float)) return (T)(object)(float)value.ToDouble();
        if (typeof(T) == typeof(double)) return (T)(object)value.ToDouble();
        if (typeof(T) == typeof(long)) return (T)(object)value.ToLong();
        if (typeof(T) == typeof(int)) return (T)(object)(int)value.ToLong();
        if (typeof(T) == typeof(short)) return (T)(object)(short)value.ToLong();
        if (typeof(T) == typeof(sbyte)) return (T)(object)(sbyte)value.ToLong();
        if (typeof(T) == typeof(byte)) return (T)(object)(byte)value.ToLong();
        if (typeof(T) == typeof(bool)) return (T)(object)value.ToBool();
        if (typeof(T) == typeof(Half)) return (T)(object)(Half)(float)value.ToDouble();
        if (typeof(T) == typeof(BFloat16)) return (T)(object)(BFloat16)(float)value.ToDouble();
        if (typeof(T) == typeof(Complex64)) return (T)(object)(Complex64)value.ToComplex();
        if (typeof(T) == typeof(Complex)) return (T)(object)value.ToComplex();
        throw new NotSupportedException(typeof(T).Name);
    }

    /// <summary>One element to another type: floats are cut toward zero, complex numbers keep the real part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TOut To<TIn, TOut>(TIn x)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (typeof(TIn) == typeof(TOut)) return Unsafe.BitCast<TIn, TOut>(x);
        if (typeof(TIn) == typeof(Complex)) return FromComplex<TOut>(Unsafe.BitCast<TIn, Complex>(x));
        if (typeof(TIn) == typeof(Complex64)) return FromComplex<TOut>(Unsafe.BitCast<TIn, Complex64>(x));
        if (IsInteger(typeof(TIn))) return FromLong<TOut>(ToLong(x));
        return FromDouble<TOut>(ToDouble(x));
    }

    private static bool IsInteger(Type t) =>
        t == typeof(long) || t == typeof(int) || t == typeof(short) || t == typeof(sbyte) || t == typeof(byte) || t == typeof(bool);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ToLong<T>(T x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(long)) return Unsafe.BitCast<T, long>(x);
        if (typeof(T) == typeof(int)) return Unsafe.BitCast<T, int>(x);
        if (typeof(T) == typeof(short)) return Unsafe.BitCast<T, short>(x);
        if (typeof(T) == typeof(sbyte)) return Unsafe.BitCast<T, sbyte>(x);
        return Unsafe.BitCast<T, byte>(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToDouble<T>(T x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return Unsafe.BitCast<T, double>(x);
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<T, float>(x);
        if (typeof(T) == typeof(Half)) return (double)Unsafe.BitCast<T, Half>(x);
        return (float)Unsafe.BitCast<T, BFloat16>(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOut FromLong<TOut>(long x)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(long)) return Unsafe.BitCast<long, TOut>(x);
        if (typeof(TOut) == typeof(int)) return Unsafe.BitCast<int, TOut>((int)x);
        if (typeof(TOut) == typeof(short)) return Unsafe.BitCast<short, TOut>((short)x);
        if (typeof(TOut) == typeof(sbyte)) return Unsafe.BitCast<sbyte, TOut>((sbyte)x);
        if (typeof(TOut) == typeof(byte)) return Unsafe.BitCast<byte, TOut>((byte)x);
        if (typeof(TOut) == typeof(bool)) return Unsafe.BitCast<bool, TOut>(x != 0);
        if (typeof(TOut) == typeof(float)) return Unsafe.BitCast<float, TOut>(x);
        if (typeof(TOut) == typeof(double)) return Unsafe.BitCast<double, TOut>(x);
        if (typeof(TOut) == typeof(Complex)) return Unsafe.BitCast<Complex, TOut>(new Complex(x, 0));
        return FromDouble<TOut>((float)x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOut FromDouble<TOut>(double x)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(double)) return Unsafe.BitCast<double, TOut>(x);
        if (typeof(TOut) == typeof(float)) return Unsafe.BitCast<float, TOut>((float)x);
        if (typeof(TOut) == typeof(Half)) return Unsafe.BitCast<Half, TOut>((Half)(float)x);
        if (typeof(TOut) == typeof(BFloat16)) return Unsafe.BitCast<BFloat16, TOut>((BFloat16)(float)x);
        if (typeof(TOut) == typeof(bool)) return Unsafe.BitCast<bool, TOut>(x != 0);
        if (typeof(TOut) == typeof(long)) return Unsafe.BitCast<long, TOut>(Casts.ToInt64(x));
        if (typeof(TOut) == typeof(int)) return Unsafe.BitCast<int, TOut>(Casts.ToInt32(x));
        if (typeof(TOut) == typeof(short)) return Unsafe.BitCast<short, TOut>((short)Casts.ToInt32(x));
        if (typeof(TOut) == typeof(sbyte)) return Unsafe.BitCast<sbyte, TOut>((sbyte)Casts.ToInt32(x));
        if (typeof(TOut) == typeof(byte)) return Unsafe.BitCast<byte, TOut>((byte)Casts.ToInt64(x));
        if (typeof(TOut) == typeof(Complex64)) return Unsafe.BitCast<Complex64, TOut>(new Complex64((float)x, 0));
        return Unsafe.BitCast<Complex, TOut>(new Complex(x, 0));
    }

    private static TOut FromComplex<TOut>(Complex x)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(Complex)) return Unsafe.BitCast<Complex, TOut>(x);
        if (typeof(TOut) == typeof(Complex64)) return Unsafe.BitCast<Complex64, TOut>((Complex64)x);
        if (typeof(TOut) == typeof(bool)) return Unsafe.BitCast<bool, TOut>(x != Complex.Zero);
        return FromDouble<TOut>(x.Real);
    }
}
