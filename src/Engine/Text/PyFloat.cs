using System.Globalization;
using System.Numerics;
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
    /// <remarks><paramref name="alternate"/> keeps the point and the zeros of <c>g</c>; <paramref name="point"/> ends with <c>.0</c>.</remarks>
    public static string Write(double magnitude, char format, int precision, bool alternate, bool point)
    {
        var (digits, place) = format switch
        {
            'r' => Shortest(magnitude),
            'e' => Round(Exact(magnitude), precision + 1),
            'g' => Round(Exact(magnitude), Math.Max(precision, 1)),
            _ => RoundFraction(Exact(magnitude), precision),
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

    private static string Layout(string digits, int place, int end, bool exponent, bool alternate, bool point)
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

    /// <summary>All decimal digits of a double; the value is 0.digits · 10^place.</summary>
    private static (string Digits, int Place) Exact(double magnitude)
    {
        if (magnitude == 0) return ("", 1);
        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (exponent == 0) exponent = 1;
        else mantissa |= 1L << 52;
        exponent -= 1075;
        var spare = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= spare;
        exponent += spare;
        var number = exponent >= 0 ? (BigInteger)mantissa << exponent : mantissa * BigInteger.Pow(5, -exponent);
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return (digits, digits.Length + Math.Min(exponent, 0));
    }

    private static (string Digits, int Place) Shortest(double magnitude)
    {
        if (magnitude == 0) return ("", 1);
        var text = magnitude.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var place = dot < 0 ? mantissa.Length : dot;
        if (mark >= 0) place += int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant, place - (digits.Length - significant.Length));
    }

    private static (string Digits, int Place) RoundFraction((string Digits, int Place) number, int precision)
    {
        var (digits, place) = Round(number, number.Place + precision);
        return digits.Length == 0 ? ("", -precision) : (digits, place);
    }

    private static (string Digits, int Place) Round((string Digits, int Place) number, int keep)
    {
        var (digits, place) = number;
        if (keep >= digits.Length) return number;
        if (keep < 0) return ("", place);
        var half = digits[keep].CompareTo('5');
        if (half == 0 && digits.AsSpan(keep + 1).ContainsAnyExcept('0')) half = 1;
        if (half == 0 && keep > 0 && (digits[keep - 1] & 1) == 1) half = 1;
        if (half <= 0) return (digits[..keep], place);
        var kept = digits[..keep].ToCharArray();
        var i = keep - 1;
        for (; i >= 0 && kept[i] == '9'; i--) kept[i] = '0';
        if (i < 0) return ("1" + new string(kept), place + 1);
        kept[i]++;
        return (new string(kept), place);
    }
}
