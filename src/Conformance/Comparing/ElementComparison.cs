using Compat.Conformance.Values;

namespace Compat.Conformance.Comparing;

/// <summary>Compares single elements of one dtype, as <c>torch.isclose(equal_nan=True)</c> does.</summary>
internal readonly struct ElementComparison(ElementType type, Tolerance tolerance)
{
    /// <summary>Whether two elements are close; <paramref name="error"/> is their distance, NaN when it has none.</summary>
    internal bool IsClose(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, out double error) => type.Kind switch
    {
        ElementKind.Floating => IsClose(type.Real(expected), type.Real(actual), out error),
        ElementKind.Complex => IsCloseComplex(expected, actual, out error),
        _ => IsSame(type.Integer(expected), type.Integer(actual), out error),
    };

    /// <summary>The distance in units of the last place; 0 for integers and bools.</summary>
    internal double Ulp(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (type.Kind is ElementKind.Integer or ElementKind.Bool) return 0;
        var part = type.Parts;
        return type.Kind == ElementKind.Floating
            ? type.UlpDistance(expected, actual)
            : Math.Max(
                part.UlpDistance(expected[..part.Size], actual[..part.Size]),
                part.UlpDistance(expected[part.Size..], actual[part.Size..]));
    }

    private static bool IsSame(Int128 expected, Int128 actual, out double error)
    {
        error = (double)Int128.Abs(expected - actual);
        return expected == actual;
    }

    private bool IsClose(double expected, double actual, out double error)
    {
        error = Math.Abs(actual - expected);
        if (expected == actual || (double.IsNaN(expected) && double.IsNaN(actual))) return true;
        return double.IsFinite(error) && error <= tolerance.Absolute + Math.Abs(tolerance.Relative * expected);
    }

    private bool IsCloseComplex(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, out double error)
    {
        var part = type.Parts;
        var (x, y) = (part.Real(expected[..part.Size]), part.Real(expected[part.Size..]));
        var (u, v) = (part.Real(actual[..part.Size]), part.Real(actual[part.Size..]));
        error = double.Hypot(u - x, v - y);
        if (x == u && y == v) return true;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.IsNaN(u) || double.IsNaN(v);
        return double.IsFinite(error) && error <= tolerance.Absolute + tolerance.Relative * double.Hypot(x, y);
    }
}
