using System.Text;

namespace Compat.Text;

/// <summary>Sign, prefix, grouped digits and padding of a formatted number.</summary>
/// <remarks>CPython 3.11: <c>calc_number_widths</c>, <c>fill_number</c>, <c>_PyUnicode_InsertThousandsGrouping</c>.</remarks>
internal static class NumberLayout
{
    /// <summary>Sign and unsigned text of a float under <paramref name="s"/>.</summary>
    /// <remarks><paramref name="point"/> ends a number of no presentation type with <c>.0</c>.</remarks>
    public static (bool Negative, string Text) Body(double value, FormatSpec s, string typeName, bool point)
    {
        if (s.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%')) throw s.UnknownType(typeName);
        var negative = double.IsNegative(value) && !double.IsNaN(value);
        if (s.Type == '%') value *= 100;
        var format = s.Type switch
        {
            '\0' => s.Precision < 0 ? 'r' : 'g',
            'n' => 'g',
            '%' => 'f',
            _ => char.ToLowerInvariant(s.Type),
        };
        var precision = s.Precision >= 0 ? s.Precision : 6;
        var text = double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? "inf"
            : PyFloat.Write(Math.Abs(value), format, precision, s.Alternate, point && s.Type == '\0');
        if (s.CoerceNegativeZero && double.IsFinite(value) && IsZero(text)) negative = false;
        if (s.Type is 'E' or 'F' or 'G') text = text.ToUpperInvariant();
        return (negative, s.Type == '%' ? text + "%" : text);
    }

    /// <summary>Puts the pieces together: <paramref name="rest"/> is what follows the integer digits.</summary>
    public static string Write(FormatSpec s, bool negative, string prefix, string digits, string rest)
    {
        var sign = negative ? "-" : s.Sign is '+' or ' ' ? s.Sign.ToString() : "";
        var others = sign.Length + prefix.Length + rest.Length;
        var least = s.Fill == '0' && s.Align == '=' ? s.Width - others : 0;
        if (digits.Length > 0 && s.Separator != '\0') digits = Group(digits, s.Separator, s.GroupSize, least);
        var pad = Math.Max(0, s.Width - others - digits.Length);
        return s.Align switch
        {
            '<' => sign + prefix + digits + rest + new string(s.Fill, pad),
            '^' => new string(s.Fill, pad / 2) + sign + prefix + digits + rest + new string(s.Fill, pad - (pad / 2)),
            '=' => sign + prefix + new string(s.Fill, pad) + digits + rest,
            _ => new string(s.Fill, pad) + sign + prefix + digits + rest,
        };
    }

    private static bool IsZero(string text) => !text.TakeWhile(c => c != 'e').Any(c => c is >= '1' and <= '9');

    /// <summary>Inserts separators from the right, and zeros before the digits up to <paramref name="least"/> characters.</summary>
    private static string Group(string digits, char separator, int size, int least)
    {
        var groups = new List<string>();
        var remaining = digits.Length;
        while (true)
        {
            var length = Math.Min(size, Math.Max(Math.Max(remaining, least), 1));
            var taken = Math.Min(remaining, length);
            groups.Add(digits.Substring(remaining - taken, taken).PadLeft(length, '0'));
            remaining -= taken;
            least -= length;
            if (remaining <= 0 && least <= 0) break;
            least--;
        }

        var text = new StringBuilder();
        for (var i = groups.Count - 1; i >= 0; i--) text.Append(groups[i]).Append(i > 0 ? separator.ToString() : "");
        return text.ToString();
    }
}
