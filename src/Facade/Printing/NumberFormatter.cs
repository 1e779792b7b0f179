using Compat.Text;

namespace Compat.Printing;

/// <summary>Chooses one notation for all printed numbers of a tensor, and writes them in one width.</summary>
/// <remarks>PyTorch 2.13 <c>torch._tensor_str._Formatter</c>; numbers of every float type are printed as doubles.</remarks>
internal sealed class NumberFormatter
{
    private readonly bool _floating;
    private readonly int _precision;
    private readonly bool _whole = true;
    private readonly bool _scientific;

    public NumberFormatter(IReadOnlyList<Scalar> values, bool floating, PrintOptions options)
    {
        (_floating, _precision) = (floating, options.Precision);
        if (!floating)
        {
            foreach (var value in values) Width = Math.Max(Width, PyRepr.Repr(value).Length);
            return;
        }

        double least = double.PositiveInfinity, most = 0;
        foreach (var scalar in values)
        {
            var value = scalar.ToDouble();
            if (value == 0 || !double.IsFinite(value)) continue;
            least = Math.Min(least, Math.Abs(value));
            most = Math.Max(most, Math.Abs(value));
            _whole = _whole && value == Math.Ceiling(value);
        }

        if (most == 0) return;
        _scientific = options.SciMode ?? (most / least > 1000 || most > 1e8 || least < 1e-4);
        foreach (var scalar in values)
        {
            var value = scalar.ToDouble();
            if (value != 0 && double.IsFinite(value)) Width = Math.Max(Width, Write(value).Length);
        }
    }

    public int Width { get; } = 1;

    public string Format(Scalar value) => (_floating ? Write(value.ToDouble()) : PyRepr.Repr(value)).PadLeft(Width);

    private string Write(double value)
    {
        if (_scientific) return PyFloat.Scientific(value, _precision);
        if (!_whole) return PyFloat.Fixed(value, _precision);
        return double.IsFinite(value) ? PyFloat.Fixed(value, 0) + "." : PyFloat.NonFinite(value);
    }
}
