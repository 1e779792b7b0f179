using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Casts as C++ compiled for x86 does them, where C# since .NET 9 saturates.</summary>
/// <remarks>PyTorch 2.13 <c>c10::convert</c>: float to a narrow integer goes through int64 (uint8) or int32, then is cut.</remarks>
public static class Casts
{
    /// <summary>Cuts toward zero; NaN and what does not fit give int64's minimum (cvttsd2si).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToInt64(double value) =>
        value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (long)value : long.MinValue;

    /// <summary>Cuts toward zero; NaN and what does not fit give int32's minimum (cvttsd2si).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt32(double value) => value > -2147483649.0 && value < 2147483648.0 ? (int)value : int.MinValue;
}
