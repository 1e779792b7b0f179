using System.Globalization;
using System.Security;
using System.Text;

namespace Compat;

/// <summary>One or more curves over the number of the step, as an SVG in the look that matplotlib has by default.</summary>
/// <param name="title">Stands above the axes.</param>
/// <param name="xLabel">Stands below them.</param>
/// <param name="yLabel">Stands beside them.</param>
internal sealed class LossCurve(string title = "", string xLabel = "step", string yLabel = "loss")
{
    // Figure of 6.4 by 4.8 inches at 72 points, and where the axes lie in it.
    private const double Width = 460.8, Height = 345.6, Left = 57.6, Right = 414.72, Top = 41.472, Bottom = 307.584;
    private const double Margin = 0.05;
    private const string Grey = "#cccccc";

    // The cycle of matplotlib, tab10.
    private static readonly string[] Colours =
        ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];

    private readonly List<(string Label, double[] Values)> _curves = [];
    private readonly StringBuilder _svg = new();

    /// <summary>Adds a curve; where a value is not finite the line is interrupted.</summary>
    internal void Add(string label, IReadOnlyList<double> values) => _curves.Add((label, [.. values]));

    /// <summary>The picture.</summary>
    internal string ToSvg()
    {
        _svg.Clear();
        var (x, y) = (Axis.Over(Steps(), Margin), Axis.Over(_curves.SelectMany(curve => curve.Values), Margin));
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(Width)}pt\" height=\"{N(Height)}pt\" "
            + $"viewBox=\"0 0 {N(Width)} {N(Height)}\" font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"10\">");
        Line($"<rect width=\"{N(Width)}\" height=\"{N(Height)}\" fill=\"white\"/>");
        Ticks(x, y);
        for (var i = 0; i < _curves.Count; i++) Curve(x, y, _curves[i].Values, Colours[i % Colours.Length]);
        Line($"<rect x=\"{N(Left)}\" y=\"{N(Top)}\" width=\"{N(Right - Left)}\" height=\"{N(Bottom - Top)}\" fill=\"none\" "
            + "stroke=\"black\" stroke-width=\"0.8\"/>");
        Text((Left + Right) / 2, Top - 6, title, "middle", " font-size=\"12\"");
        Text((Left + Right) / 2, Bottom + 28.5, xLabel, "middle");
        var middle = (Top + Bottom) / 2;
        Text(16, middle, yLabel, "middle", $" transform=\"rotate(-90 16 {N(middle)})\"");
        if (_curves.Count > 0) Legend();
        Line("</svg>");
        return _svg.ToString();
    }

    private IEnumerable<double> Steps() => [0, Math.Max(0, _curves.Select(curve => curve.Values.Length).DefaultIfEmpty().Max() - 1)];

    private void Ticks(Axis x, Axis y)
    {
        foreach (var (value, text) in x.Ticks)
        {
            var at = Across(x, value);
            Line($"<path d=\"M{N(at)} {N(Bottom)}v3.5\" stroke=\"black\" stroke-width=\"0.8\"/>");
            Text(at, Bottom + 14.6, text, "middle");
        }

        foreach (var (value, text) in y.Ticks)
        {
            var at = Up(y, value);
            Line($"<path d=\"M{N(Left)} {N(at)}h-3.5\" stroke=\"black\" stroke-width=\"0.8\"/>");
            Text(Left - 7, at + 3.8, text, "end");
        }
    }

    private void Curve(Axis x, Axis y, double[] values, string colour)
    {
        var path = new StringBuilder();
        var isDown = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i])) path.Append(isDown ? 'L' : 'M').Append($"{N(Across(x, i))} {N(Up(y, values[i]))}");
            isDown = double.IsFinite(values[i]);
        }

        if (path.Length == 0) return;
        Line($"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-linejoin=\"round\" "
            + "stroke-linecap=\"square\"/>");
    }

    // A loss falls: the upper right corner is the free one.
    private void Legend()
    {
        var width = 20 + 8 + 8 + _curves.Max(curve => curve.Label.Length) * 6.1;
        var height = 6 + _curves.Count * 14.7;
        var (left, top) = (Right - 5 - width, Top + 5);
        Line($"<rect x=\"{N(left)}\" y=\"{N(top)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"2\" fill=\"white\" "
            + $"fill-opacity=\"0.8\" stroke=\"{Grey}\" stroke-opacity=\"0.8\"/>");
        for (var i = 0; i < _curves.Count; i++)
        {
            var at = top + 10.1 + i * 14.7;
            Line($"<path d=\"M{N(left + 4)} {N(at)}h20\" stroke=\"{Colours[i % Colours.Length]}\" stroke-width=\"1.5\"/>");
            Text(left + 32, at + 3.5, _curves[i].Label, "start");
        }
    }

    private static double Across(Axis x, double value) => Left + x.Share(value) * (Right - Left);

    private static double Up(Axis y, double value) => Bottom - y.Share(value) * (Bottom - Top);

    private void Text(double x, double y, string text, string anchor, string more = "") => Line(
        $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\"{more}>{SecurityElement.Escape(text)}</text>");

    private void Line(string line) => _svg.Append(line).Append('\n');

    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
