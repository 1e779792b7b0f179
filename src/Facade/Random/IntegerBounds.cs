using System.Numerics;

namespace Compat;

/// <summary>Which whole numbers the dtypes hold.</summary>
internal static class IntegerBounds
{
    /// <summary>Bits of a floating type's significand.</summary>
    internal static int Digits(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => 24,
        ScalarType.Double => 53,
        ScalarType.Half => 11,
        _ => 8,
    };

    /// <summary>The largest integer, of a floating type the one up to which all are there.</summary>
    internal static long Top(DType dtype) => dtype switch
    {
        { is_floating_point: true } => 1L << Digits(dtype),
        { Type: ScalarType.Bool } => 1,
        { is_signed: true } => long.MaxValue >> (64 - 8 * dtype.itemsize),
        _ => byte.MaxValue,
    };

    /// <summary>The bounds of random_(from, to) for a floating type, moved inward where it cannot hold from + 1 or to - 1.</summary>
    /// <remarks>ATen <c>update_from</c> and <c>update_to</c> (ATen/native/DistributionTemplates.h).</remarks>
    internal static (long From, long To) Tightened(DType dtype, long from, long to)
    {
        var (first, last) = unchecked((from + 1, to - 1));
        var (low, high) = (Rounded(dtype, first), Rounded(dtype, last));
        if (low < from) from = unchecked(low + (1L << (Magnitude(first) - Digits(dtype) + 1)));
        if (high >= to) to = unchecked(high - (1L << (Magnitude(last) - Digits(dtype) + 1)));
        return (from, to);
    }

    private static long Rounded(DType dtype, long value) => Casts.ToInt64(dtype.Type switch
    {
        ScalarType.Float => SingleElement.From(value),
        ScalarType.Double => DoubleElement.From(value),
        ScalarType.Half => (double)HalfElement.From(value),
        _ => (float)BFloat16Element.From(value),
    });

    private static int Magnitude(long value) => BitOperations.Log2(value < 0 ? unchecked((ulong)-value) : (ulong)value);
}
