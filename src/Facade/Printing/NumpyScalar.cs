using Compat.Text;

namespace Compat.Printing;

/// <summary>One NumPy number, as <c>str</c> of a 0-d array gives it.</summary>
/// <remarks>NumPy 2.4, numpy/_core/src/multiarray/scalartypes.c.src: <c>float_type_str</c>.</remarks>
internal static class NumpyScalar
{
    public static string Str(Scalar value, DType dtype)
    {
        if (dtype.is_floating_point) return Float(value.ToDouble(), dtype, true);
        if (!dtype.is_complex) return PyRepr.Repr(value);
        var (part, number) = (dtype.ToReal(), value.ToComplex());
        if (number.Real == 0 && !double.IsNegative(number.Real)) return Float(number.Imaginary, part, false) + "j";
        var imaginary = Float(number.Imaginary, part, false);
        return $"({Float(number.Real, part, false)}{(imaginary[0] == '-' ? "" : "+")}{imaginary}j)";
    }

    private static string Float(double value, DType dtype, bool point)
    {
        if (!double.IsFinite(value)) return PyFloat.NonFinite(value);
        var magnitude = Math.Abs(value);
        var digits = FloatDigits.Shortest(magnitude, dtype);
        var limit = dtype.Type switch { ScalarType.Half => 1e3, ScalarType.Float => 1e6, _ => 1e16 };
        var exponent = magnitude != 0 && (magnitude < 1e-4 || magnitude >= limit);
        return (double.IsNegative(value) ? "-" : "")
            + PyFloat.Layout(digits.Digits, digits.Place, digits.Digits.Length, exponent, false, point);
    }
}
