using System.Text;
using static Compat.SvgWriter;

namespace Compat;

/// <summary>One or more curves over the number of the step.</summary>
/// <param name="title">Stands above the axes.</param>
/// <param name="xLabel">Stands below them.</param>
/// <param name="yLabel">Stands beside them.</param>
internal sealed class LossCurve(string title = "", string xLabel = "step", string yLabel = "loss")
{
    private const double Margin = 0.05;

    // The cycle of matplotlib, tab10.
    private static readonly string[] Colours =
        ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];

    private readonly List<(string Label, double[] Values)> _curves = [];

    /// <summary>Adds a curve; where a value is not finite the line is interrupted.</summary>
    public void Add(string label, IEnumerable<double> values) => _curves.Add((label, [.. values]));

    /// <summary>The picture.</summary>
    public Svg Draw()
    {
        var steps = Math.Max(0, _curves.Select(curve => curve.Values.Length).DefaultIfEmpty().Max() - 1);
        var figure = new Figure(Axis.Over([0, steps], Margin), Axis.Over(_curves.SelectMany(curve => curve.Values), Margin));
        figure.TicksAcross();
        figure.TicksUp();
        for (var i = 0; i < _curves.Count; i++)
        {
            if (Path(figure, _curves[i].Values) is { Length: > 0 } path) figure.Path(path, Colour(i), 1.5);
        }

        // A loss falls: the upper right corner is the free one.
        return figure.Finish(title, xLabel, yLabel, [.. _curves.Select((curve, i) => (curve.Label, Colour(i), 1.5))
            .Where(entry => entry.Label.Length > 0)]);
    }

    private static string Colour(int i) => Colours[i % Colours.Length];

    private static string Path(Figure figure, double[] values)
    {
        var path = new StringBuilder();
        var isDown = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i])) path.Append(isDown ? 'L' : 'M').Append($"{N(figure.X(i))} {N(figure.Y(values[i]))}");
            isDown = double.IsFinite(values[i]);
        }

        return path.ToString();
    }
}
