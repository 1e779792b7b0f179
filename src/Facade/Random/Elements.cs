using System.Numerics;

namespace Compat;

internal readonly struct SingleElement : IElement<float>
{
    public static long Top => 1L << 24;
    public static float From(double value) => (float)value;
    public static float From(float value) => value;
    public static float From(long value) => value;
    public static double ToDouble(float value) => value;
}

internal readonly struct DoubleElement : IElement<double>
{
    public static long Top => 1L << 53;
    public static double From(double value) => value;
    public static double From(float value) => value;
    public static double From(long value) => value;
    public static double ToDouble(double value) => value;
}

internal readonly struct HalfElement : IElement<Half>
{
    public static long Top => 1L << 11;
    public static Half From(double value) => (Half)(float)value;
    public static Half From(float value) => (Half)value;
    public static Half From(long value) => (Half)(float)value;
    public static double ToDouble(Half value) => (double)value;
}

internal readonly struct BFloat16Element : IElement<BFloat16>
{
    public static long Top => 1L << 8;
    public static BFloat16 From(double value) => (BFloat16)(float)value;
    public static BFloat16 From(float value) => (BFloat16)value;
    public static BFloat16 From(long value) => (BFloat16)(float)value;
    public static double ToDouble(BFloat16 value) => (float)value;
}

internal readonly struct IntegerElement<T> : IElement<T> where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static long Top => long.CreateTruncating(T.MaxValue);
    public static T From(double value) => T.CreateTruncating(Casts.ToInt64(value));
    public static T From(float value) => T.CreateTruncating(Casts.ToInt64(value));
    public static T From(long value) => T.CreateTruncating(value);
    public static double ToDouble(T value) => double.CreateTruncating(value);
}

internal readonly struct BoolElement : IElement<bool>
{
    public static long Top => 1;
    public static bool From(double value) => value != 0;
    public static bool From(float value) => value != 0;
    public static bool From(long value) => value != 0;
    public static double ToDouble(bool value) => value ? 1 : 0;
}
