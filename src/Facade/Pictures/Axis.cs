using System.Globalization;

namespace Compat;

/// <summary>The range of an axis and its ticks.</summary>
/// <remarks>matplotlib's <c>AutoLocator</c> (at most nine intervals of 1, 2, 2.5 or 5 times a power of ten) and
/// <c>ScalarFormatter</c>.</remarks>
internal sealed class Axis
{
    private const int MostIntervals = 9;
    private readonly double _from;
    private readonly double _to;

    private Axis(double from, double to)
    {
        (_from, _to) = (from, to);
        Ticks = [.. Places().Select(value => (value, Format(value)))];
    }

    internal IReadOnlyList<(double Value, string Text)> Ticks { get; }

    private double Step
    {
        get
        {
            var least = (_to - _from) / MostIntervals;
            var scale = Math.Pow(10, Math.Floor(Math.Log10(least)));
            foreach (var step in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
            {
                if (step * scale >= least * (1 - 1e-10)) return step * scale;
            }

            return 10 * scale;
        }
    }

    /// <summary>An axis that shows all finite values, with a margin at both ends.</summary>
    internal static Axis Over(IEnumerable<double> values, double margin)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var (from, to) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        var widest = Math.Max(Math.Abs(from), Math.Abs(to));
        if (to - from <= widest * 1e-15)
        {
            var half = widest == 0 ? 0.05 : widest * 0.05;
            (from, to) = (from - half, to + half);
        }

        var more = (to - from) * margin;
        return double.IsFinite(to - from) ? new Axis(from - more, to + more) : new Axis(-1, 1);
    }

    /// <summary>An axis from one value to another.</summary>
    internal static Axis Between(double from, double to) => new(from, to);

    /// <summary>Where a value lies: 0 at one end, 1 at the other.</summary>
    internal double Share(double value) => (value - _from) / (_to - _from);

    private IEnumerable<double> Places()
    {
        var step = Step;
        var first = Math.Ceiling(_from / step - 1e-10);
        for (var i = 0; (first + i) * step <= _to + step * 1e-10; i++) yield return (first + i) * step;
    }

    // As many decimals as the step needs, the same at every tick; a long number with an exponent.
    private string Format(double value)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(_from), Math.Abs(_to))));
        if (exponent is > 6 or < -4) return Minus(value.ToString("0.##e0", CultureInfo.InvariantCulture));
        var decimals = 0;
        while (decimals < 12 && Math.Abs(Step * Math.Pow(10, decimals) - Math.Round(Step * Math.Pow(10, decimals))) > 1e-6) decimals++;
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return Minus(text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text);
    }

    private static string Minus(string text) => text.Replace('-', '\u2212');
}
