using Compat.Text;

namespace Compat.Printing;

/// <summary>Floats of an array in NumPy's text: the fewest digits, at most eight after the point, aligned at it.</summary>
/// <remarks>NumPy 2.4 <c>FloatingFormat</c> and <c>dragon4_positional</c>, <c>dragon4_scientific</c>.</remarks>
internal sealed class NumpyFloat
{
    private readonly DType _dtype;
    private readonly bool _plus;
    private readonly bool _scientific;
    private readonly int _precision = 8;
    private readonly int _padLeft;
    private readonly int _padRight;
    private readonly int _exponentDigits;

    public NumpyFloat(IReadOnlyList<double> values, DType dtype, bool plus)
    {
        (_dtype, _plus) = (dtype, plus);
        var finite = values.Where(double.IsFinite).ToList();
        var magnitudes = finite.Where(value => value != 0).Select(Math.Abs).ToList();
        _scientific = magnitudes.Count > 0 && IsWide(magnitudes.Min(), magnitudes.Max());
        if (finite.Count > 0)
        {
            var parts = finite.Select(value => Parts(value, 1)).ToList();
            _padLeft = parts.Max(part => part.Whole.Length);
            var fraction = parts.Max(part => part.Fraction.Length);
            if (_scientific)
            {
                _exponentDigits = parts.Max(part => part.Exponent.Length) - 2;
                _precision = fraction;
                _padRight = _exponentDigits + 2 + fraction;
            }
            else
            {
                _padRight = fraction;
            }
        }

        if (finite.Count == values.Count) return;
        var sign = plus || values.Any(double.IsNegativeInfinity) ? 1 : 0;
        _padLeft = Math.Max(_padLeft, 3 + sign - (_padRight + 1));
        _padLeft = Math.Max(_padLeft, 3 - (_padRight + 1));
    }

    public string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            var sign = double.IsNegativeInfinity(value) ? "-" : _plus ? "+" : "";
            return (sign + (double.IsNaN(value) ? "nan" : "inf")).PadLeft(_padLeft + _padRight + 1);
        }

        // With exponents each number gets the digits of the longest: exact ones, so that 0.1 may become 9.998e-02.
        var (whole, fraction, exponent) = Parts(value, _scientific ? _precision + 1 : 1);
        if (!_scientific) return whole.PadLeft(_padLeft) + "." + fraction.PadRight(_padRight);
        fraction = fraction.PadRight(_precision, '0');
        return $"{whole.PadLeft(_padLeft)}.{fraction}{exponent[..2]}{exponent[2..].PadLeft(_exponentDigits, '0')}";
    }

    /// <summary>Whether the numbers are so far apart, or from one, that exponents are needed; decided in the array's own type.</summary>
    private bool IsWide(double least, double most) => _dtype.Type switch
    {
        ScalarType.Half => most >= 1e3 || (Half)least < (Half)0.0001 || (Half)((float)most / (float)least) > (Half)1000,
        ScalarType.Float => most >= 1e6 || (float)least < 0.0001f || (float)most / (float)least > 1000f,
        _ => most >= 1e8 || least < 0.0001 || most / least > 1000,
    };

    private (string Whole, string Fraction, string Exponent) Parts(double value, int least)
    {
        var magnitude = Math.Abs(value);
        var sign = double.IsNegative(value) ? "-" : _plus ? "+" : "";
        if (_scientific)
        {
            var (all, point) = Digits(magnitude, least, _precision + 1);
            var power = magnitude == 0 ? 0 : point - 1;
            var first = all.Length == 0 ? "0" : all[..1];
            return (sign + first, all.Length == 0 ? "" : all[1..].TrimEnd('0'), $"e{(power < 0 ? '-' : '+')}{Math.Abs(power):00}");
        }

        var (_, around) = FloatDigits.Shortest(magnitude, _dtype);
        var (digits, place) = Digits(magnitude, 1, Math.Max(around + _precision, 1));
        if (place <= 0) return (sign + "0", (new string('0', -place) + digits).TrimEnd('0'), "");
        var whole = digits.Length >= place ? digits[..place] : digits.PadRight(place, '0');
        return (sign + whole, digits.Length > place ? digits[place..].TrimEnd('0') : "", "");
    }

    /// <summary>The shortest digits, cut or extended with exact ones to lie between the two counts.</summary>
    private (string Digits, int Place) Digits(double value, int least, int most)
    {
        var magnitude = Math.Abs(value);
        var shortest = FloatDigits.Shortest(magnitude, _dtype);
        var count = Math.Clamp(shortest.Digits.Length, least, most);
        return count == shortest.Digits.Length ? shortest : FloatDigits.Round(FloatDigits.Exact(magnitude), count);
    }
}
