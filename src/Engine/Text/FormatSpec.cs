namespace Compat.Text;

/// <summary>A parsed Python format specification: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>.</summary>
/// <remarks>CPython 3.11, <c>parse_internal_render_format_spec</c> in Python/formatter_unicode.c.
/// Absent numbers are -1, absent signs NUL.</remarks>
internal readonly record struct FormatSpec(
    char Fill, char Align, char Sign, bool CoerceNegativeZero, bool Alternate, int Width, char Separator, int Precision, char Type)
{
    /// <summary>Digits between two separators: four for the power-of-two bases, else three.</summary>
    public int GroupSize => Type is 'b' or 'o' or 'x' or 'X' ? 4 : 3;

    /// <summary>Parses <paramref name="spec"/> for a value whose Python type is <paramref name="typeName"/>.</summary>
    public static FormatSpec Parse(string spec, string typeName, char defaultType, char defaultAlign)
    {
        var at = 0;
        char fill = ' ', align = defaultAlign, sign = '\0', separator = '\0';
        bool fillGiven = false, alignGiven = false;
        if (spec.Length >= 2 && IsAlign(spec[1]))
        {
            (fill, align, fillGiven, alignGiven, at) = (spec[0], spec[1], true, true, 2);
        }
        else if (spec.Length >= 1 && IsAlign(spec[0]))
        {
            (align, alignGiven, at) = (spec[0], true, 1);
        }

        if (at < spec.Length && spec[at] is '+' or '-' or ' ') sign = spec[at++];
        var coerce = Take(spec, ref at, 'z');
        var alternate = Take(spec, ref at, '#');
        if (!fillGiven && Take(spec, ref at, '0'))
        {
            fill = '0';
            if (!alignGiven && defaultAlign == '>') align = '=';
        }

        var width = Number(spec, ref at);
        if (Take(spec, ref at, ',')) separator = ',';
        if (Take(spec, ref at, '_')) separator = separator == '\0' ? '_' : throw BothSeparators();
        if (at < spec.Length && spec[at] == ',' && separator == '_') throw BothSeparators();
        var precision = -1;
        if (Take(spec, ref at, '.'))
        {
            precision = Number(spec, ref at);
            if (precision < 0) throw new ValueError("Format specifier missing precision");
        }

        if (spec.Length - at > 1) throw new ValueError($"Invalid format specifier '{spec}' for object of type '{typeName}'");
        var type = at < spec.Length ? spec[at] : defaultType;
        var result = new FormatSpec(fill, align, sign, coerce, alternate, width, separator, precision, type);
        result.CheckSeparator();
        return result;
    }

    /// <summary>CPython's <c>unknown_presentation_type</c>.</summary>
    public ValueError UnknownType(string typeName)
    {
        var code = Type is > ' ' and < '\x80' ? Type.ToString() : $"\\x{(int)Type:x}";
        return new ValueError($"Unknown format code '{code}' for object of type '{typeName}'");
    }

    private void CheckSeparator()
    {
        if (Separator == '\0' || Type is '\0' or 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or 'F' or '%') return;
        if (Separator == '_' && Type is 'b' or 'o' or 'x' or 'X') return;
        var code = Type is > ' ' and < '\x80' ? Type.ToString() : $"\\x{(int)Type:x}";
        throw new ValueError($"Cannot specify '{Separator}' with '{code}'.");
    }

    private static ValueError BothSeparators() => new("Cannot specify both ',' and '_'.");

    private static bool IsAlign(char c) => c is '<' or '>' or '=' or '^';

    private static bool Take(string spec, ref int at, char wanted)
    {
        if (at >= spec.Length || spec[at] != wanted) return false;
        at++;
        return true;
    }

    private static int Number(string spec, ref int at)
    {
        if (at >= spec.Length || !char.IsAsciiDigit(spec[at])) return -1;
        long number = 0;
        for (; at < spec.Length && char.IsAsciiDigit(spec[at]); at++)
        {
            // CPython compares with PY_SSIZE_T_MAX; a wider limit than int would only change which of two errors is raised.
            if (number > (long.MaxValue - 9) / 10) throw new ValueError("Too many decimal digits in format string");
            number = (number * 10) + (spec[at] - '0');
        }

        return number <= int.MaxValue ? (int)number : throw new ValueError("precision too big");
    }
}
