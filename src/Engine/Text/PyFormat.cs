using System.Globalization;
using System.Numerics;

namespace Compat.Text;

/// <summary>Python's <c>format(value, spec)</c> for .NET values.</summary>
/// <remarks>CPython 3.11, Python/formatter_unicode.c; rounding is half-even on the exact binary value.</remarks>
internal static class PyFormat
{
    /// <summary>Formats <paramref name="value"/> by <paramref name="spec"/>; without one, as <c>str(value)</c>.</summary>
    /// <exception cref="ValueError">The specification is malformed or does not fit the value's type.</exception>
    /// <exception cref="TypeError">The value's type takes no specification.</exception>
    public static string Format(object? value, string? spec)
    {
        if (value is IPyFormattable own) return own.PyFormat(spec ?? "");
        if (string.IsNullOrEmpty(spec)) return PyRepr.Str(value);
        return value switch
        {
            string text => Text(text, spec),
            char text => Text(text.ToString(), spec),
            bool flag => Integer(flag ? 1 : 0, spec, "bool"),
            sbyte or byte or short or ushort or int or uint or long =>
                Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture), spec, "int"),
            ulong number => Integer(number, spec, "int"),
            nint number => Integer(number, spec, "int"),
            Int128 number => Integer((BigInteger)number, spec, "int"),
            BigInteger number => Integer(number, spec, "int"),
            double number => Float(number, spec),
            float number => Float(number, spec),
            Half number => Float((double)number, spec),
            BFloat16 number => Float((float)number, spec),
            decimal number => Float((double)number, spec),
            Complex number => ComplexNumber(number, spec),
            Complex64 number => ComplexNumber(number, spec),
            Scalar number => Format(number.ToObject(), spec),
            IFormattable formattable when value is DateTime or DateTimeOffset or TimeSpan or DateOnly or TimeOnly or Guid =>
                formattable.ToString(spec, CultureInfo.InvariantCulture),
            _ => throw new TypeError($"unsupported format string passed to {PyRepr.TypeName(value)}.__format__"),
        };
    }

    private static string Text(string text, string spec)
    {
        var s = FormatSpec.Parse(spec, "str", 's', '<');
        if (s.Type != 's') throw s.UnknownType("str");
        if (s.Sign == ' ') throw new ValueError("Space not allowed in string format specifier");
        if (s.Sign != '\0') throw new ValueError("Sign not allowed in string format specifier");
        if (s.CoerceNegativeZero) throw new ValueError("Negative zero coercion (z) not allowed in string format specifier");
        if (s.Alternate) throw new ValueError("Alternate form (#) not allowed in string format specifier");
        if (s.Align == '=') throw new ValueError("'=' alignment not allowed in string format specifier");
        return Pad(s.Precision >= 0 ? Truncate(text, s.Precision) : text, s);
    }

    private static string Integer(BigInteger value, string spec, string typeName)
    {
        var s = FormatSpec.Parse(spec, typeName, 'd', '>');
        if (s.Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%') return Float(ToDouble(value), s);
        if (s.Type is not ('b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n')) throw s.UnknownType(typeName);
        if (s.Precision >= 0) throw new ValueError("Precision not allowed in integer format specifier");
        if (s.CoerceNegativeZero) throw new ValueError("Negative zero coercion (z) not allowed in integer format specifier");
        if (s.Type == 'c') return Character(value, s);
        var magnitude = BigInteger.Abs(value);
        var (digits, prefix) = s.Type switch
        {
            'b' => (InBase(magnitude, 1), "0b"),
            'o' => (InBase(magnitude, 3), "0o"),
            'x' => (InBase(magnitude, 4), "0x"),
            'X' => (InBase(magnitude, 4).ToUpperInvariant(), "0X"),
            _ => (magnitude.ToString(CultureInfo.InvariantCulture), ""),
        };
        return NumberLayout.Write(s, value.Sign < 0, s.Alternate ? prefix : "", digits, "");
    }

    private static string Character(BigInteger value, FormatSpec s)
    {
        if (s.Sign != '\0') throw new ValueError("Sign not allowed with integer format specifier 'c'");
        if (s.Alternate) throw new ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
        if (value.Sign < 0 || value > 0x10FFFF) throw new OverflowError("%c arg not in range(0x110000)");
        var code = (int)value;
        return Pad(code is >= 0xD800 and < 0xE000 ? ((char)code).ToString() : char.ConvertFromUtf32(code), s);
    }

    /// <summary>Rounds to nearest, ties to even; .NET's own conversion truncates.</summary>
    private static double ToDouble(BigInteger value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw new OverflowError("int too large to convert to float");
    }

    private static string Float(double value, string spec) => Float(value, FormatSpec.Parse(spec, "float", '\0', '>'));

    private static string Float(double value, FormatSpec s)
    {
        var (negative, text) = NumberLayout.Body(value, s, "float", point: true);
        var whole = text.TakeWhile(char.IsAsciiDigit).Count();
        return NumberLayout.Write(s, negative, "", text[..whole], text[whole..]);
    }

    private static string ComplexNumber(Complex value, string spec)
    {
        var s = FormatSpec.Parse(spec, "complex", '\0', '>');
        if (s.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n')) throw s.UnknownType("complex");
        if (s.Fill == '0') throw new ValueError("Zero padding is not allowed in complex format specifier");
        if (s.Align == '=') throw new ValueError("'=' alignment flag is not allowed in complex format specifier");
        var real = Part(value.Real, s);
        // As repr does: a positive zero real part is left out, anything else is put in parentheses.
        var bare = s.Type == '\0' && value.Real == 0 && !double.IsNegative(value.Real);
        var text = bare ? Part(value.Imaginary, s) + "j" : real + Part(value.Imaginary, s with { Sign = '+' }) + "j";
        return Pad(s.Type == '\0' && !bare ? $"({text})" : text, s);
    }

    private static string Part(double value, FormatSpec s)
    {
        var (negative, text) = NumberLayout.Body(value, s, "complex", point: false);
        var whole = text.TakeWhile(char.IsAsciiDigit).Count();
        return NumberLayout.Write(s with { Width = -1 }, negative, "", text[..whole], text[whole..]);
    }

    private static string Pad(string text, FormatSpec s)
    {
        var pad = s.Width - Length(text);
        if (pad <= 0) return text;
        var left = s.Align switch { '>' or '=' => pad, '^' => pad / 2, _ => 0 };
        return new string(s.Fill, left) + text + new string(s.Fill, pad - left);
    }

    /// <summary>Python counts code points, .NET UTF-16 units.</summary>
    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string Truncate(string text, int points)
    {
        var at = 0;
        for (var taken = 0; taken < points && at < text.Length; taken++) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return text[..at];
    }

    private static string InBase(BigInteger magnitude, int bits)
    {
        if (magnitude.IsZero) return "0";
        var digits = new Stack<char>();
        for (; !magnitude.IsZero; magnitude >>= bits) digits.Push("0123456789abcdef"[(int)(magnitude & ((1 << bits) - 1))]);
        return new string([.. digits]);
    }
}
