using System.Globalization;
using System.Text;

namespace Compat.Text;

/// <summary>Text of a non-negative finite double as CPython writes it: exact digits, ties to even, two-digit exponents.</summary>
/// <remarks>CPython 3.11, <c>format_float_short</c> in Python/pystrtod.c.</remarks>
internal static class PyFloat
{
    /// <summary>Python's <c>repr</c> of a float: the shortest digits that read back as the same double.</summary>
    public static string Repr(double value)
    {
        if (!double.IsFinite(value)) return NonFinite(value);
        return (double.IsNegative(value) ? "-" : "") + Write(Math.Abs(value), 'r', 0, false, true);
    }

    /// <summary><c>inf</c>, <c>-inf</c> or <c>nan</c> (whose sign is not written).</summary>
    public static string NonFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    /// <summary>Fixed-point text, <c>'%.{precision}f'</c>, sign included.</summary>
    public static string Fixed(double value, int precision) => Signed(value, 'f', precision);

    /// <summary>Exponent text, <c>'%.{precision}e'</c>, sign included.</summary>
    public static string Scientific(double value, int precision) => Signed(value, 'e', precision);

    /// <summary>Writes <paramref name="magnitude"/> in format <c>r</c>, <c>e</c>, <c>f</c> or <c>g</c>.</summary>
    /// <remarks><paramref name="alternate"/> keeps the point and the zeros of <c>g</c>; <paramref name="point"/> ends whole
    /// numbers with <c>.0</c>.</remarks>
    public static string Write(double magnitude, char format, int precision, bool alternate, bool point)
    {
        var (digits, place) = format switch
        {
            'r' => FloatDigits.Shortest(magnitude),
            'e' => FloatDigits.Round(FloatDigits.Exact(magnitude), precision + 1),
            'g' => FloatDigits.Round(FloatDigits.Exact(magnitude), Math.Max(precision, 1)),
            _ => RoundFraction(FloatDigits.Exact(magnitude), precision),
        };
        if (format is 'g' or 'r') digits = digits.TrimEnd('0');
        if (magnitude == 0) place = 1;
        var significant = Math.Max(precision, 1);
        var exponent = format switch
        {
            'e' => true,
            'r' => place is <= -4 or > 16,
            'g' => place <= -4 || place > significant - (point ? 1 : 0),
            _ => false,
        };
        var end = format switch
        {
            'e' => precision + 1,
            'f' => place + precision,
            'g' when alternate => significant,
            _ => digits.Length,
        };
        return Layout(digits, place, end, exponent, alternate, point);
    }

    /// <summary>Writes 0.digits · 10^place, digit <paramref name="end"/> excluded, with an exponent or without.</summary>
    public static string Layout(string digits, int place, int end, bool exponent, bool alternate, bool point)
    {
        var power = place - 1;
        if (exponent) place = 1;
        var start = place <= 0 ? place - 1 : 0;
        end = Math.Max(end, !exponent && point ? place + 1 : place);
        var text = new StringBuilder(end - start + 8);
        for (var i = start; i < end; i++)
        {
            if (i == place) text.Append('.');
            text.Append(i >= 0 && i < digits.Length ? digits[i] : '0');
        }

        if (end == place && alternate) text.Append('.');
        if (exponent) text.Append('e').Append(power < 0 ? '-' : '+').Append(Math.Abs(power).ToString("00", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static string Signed(double value, char format, int precision)
    {
        if (!double.IsFinite(value)) return NonFinite(value);
        return (double.IsNegative(value) ? "-" : "") + Write(Math.Abs(value), format, precision, false, false);
    }

    private static (string Digits, int Place) RoundFraction((string Digits, int Place) number, int precision)
    {
        var (digits, place) = FloatDigits.Round(number, number.Place + precision);
        return digits.Length == 0 ? ("", -precision) : (digits, place);
    }
}
