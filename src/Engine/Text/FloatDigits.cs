using System.Globalization;
using System.Numerics;

namespace Compat.Text;

/// <summary>Decimal digits of non-negative finite numbers; each stands for 0.digits · 10^place, zero for no digits and place 1.</summary>
internal static class FloatDigits
{
    /// <summary>All decimal digits of a double; the value is 0.digits · 10^place.</summary>
    public static (string Digits, int Place) Exact(double magnitude)
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

    /// <summary>The fewest digits that read back as the same double.</summary>
    public static (string Digits, int Place) Shortest(double magnitude) =>
        magnitude == 0 ? ("", 1) : Parse(magnitude.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The fewest digits that read back as the same number of element type <paramref name="dtype"/>.</summary>
    public static (string Digits, int Place) Shortest(double magnitude, DType dtype)
    {
        if (magnitude == 0) return ("", 1);
        return dtype.Type switch
        {
            ScalarType.Half => Parse(((Half)magnitude).ToString("R", CultureInfo.InvariantCulture)),
            ScalarType.Float => Parse(((float)magnitude).ToString("R", CultureInfo.InvariantCulture)),
            _ => Shortest(magnitude),
        };
    }

    private static (string Digits, int Place) Parse(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var place = dot < 0 ? mantissa.Length : dot;
        if (mark >= 0) place += int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), place - (digits.Length - significant.Length));
    }

    /// <summary>Keeps the first <paramref name="keep"/> digits, rounding half to even.</summary>
    public static (string Digits, int Place) Round((string Digits, int Place) number, int keep)
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
