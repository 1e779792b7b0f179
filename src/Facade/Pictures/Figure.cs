using static Compat.SvgWriter;

namespace Compat;

/// <summary>A picture with axes in the look that matplotlib has by default.</summary>
internal sealed class Figure
{
    // A figure of 6.4 by 4.8 inches at 72 points, and where the axes lie in it.
    private const double Height = 345.6, Top = 41.472, LeftShare = 0.125, RightShare = 0.9, BottomSpace = 38.016, LeastWidth = 460.8;
    private const string Grey = "#cccccc";

    private readonly SvgWriter _svg;
    private readonly double _left;
    private readonly double _right;
    private readonly double _bottom = Height - BottomSpace;

    /// <param name="across">The axis along x.</param>
    /// <param name="up">The axis along y.</param>
    /// <param name="width">Width in points, at least matplotlib's.</param>
    /// <param name="belowTicks">Room for the texts of the ticks along x beside that of one line.</param>
    public Figure(Axis across, Axis up, double width = 0, double belowTicks = 0)
    {
        (Across, Up) = (across, up);
        var whole = Math.Max(width, LeastWidth);
        (_left, _right) = (LeastWidth * LeftShare, whole - (LeastWidth * (1 - RightShare)));
        BelowTicks = belowTicks;
        _svg = new SvgWriter(whole, Height + belowTicks, "font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"10\"");
    }

    private Axis Across { get; }

    private Axis Up { get; }

    private double BelowTicks { get; }

    public double X(double value) => _left + (Across.Share(value) * (_right - _left));

    public double Y(double value) => _bottom - (Up.Share(value) * (_bottom - Top));

    /// <summary>Ticks along x at numbers.</summary>
    public void TicksAcross()
    {
        foreach (var (value, text) in Across.Ticks)
        {
            Tick($"M{N(X(value))} {N(_bottom)}v3.5");
            _svg.Text(X(value), _bottom + 14.6, text, "middle");
        }
    }

    /// <summary>Ticks along x with names, written upwards.</summary>
    public void NamesAcross(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var x = X(i);
            Tick($"M{N(x)} {N(_bottom)}v3.5");
            _svg.Text(x + 3.6, _bottom + 7, names[i], "end", $" transform=\"rotate(-90 {N(x + 3.6)} {N(_bottom + 7)})\"");
        }
    }

    public void TicksUp()
    {
        foreach (var (value, text) in Up.Ticks)
        {
            Tick($"M{N(_left)} {N(Y(value))}h-3.5");
            _svg.Text(_left - 7, Y(value) + 3.8, text, "end");
        }
    }

    /// <summary>Grey lines at the ticks along y.</summary>
    public void Grid()
    {
        foreach (var (value, _) in Up.Ticks) Path($"M{N(_left)} {N(Y(value))}H{N(_right)}", "#b0b0b0", 0.8);
    }

    public void Path(string path, string colour, double width) => _svg.Line(
        $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\" "
        + "stroke-linecap=\"square\"/>");

    /// <summary>A bar from 0 to <paramref name="value"/> around the place <paramref name="at"/>.</summary>
    public void Bar(double at, double value, string colour, double opacity)
    {
        var (top, bottom) = (Math.Min(Y(value), Y(0)), Math.Max(Y(value), Y(0)));
        _svg.Line($"<rect x=\"{N(X(at - 0.4))}\" y=\"{N(top)}\" width=\"{N(X(at + 0.4) - X(at - 0.4))}\" height=\"{N(bottom - top)}\" "
            + $"fill=\"{colour}\" fill-opacity=\"{N(opacity)}\"/>");
    }

    /// <summary>The line that the axes end at.</summary>
    public double Left => _left;

    /// <inheritdoc cref="Left"/>
    public double Right => _right;

    /// <summary>Frame, title, names of the axes, and in the upper right corner a legend where there are entries.</summary>
    public Svg Finish(string title, string xLabel, string yLabel, IReadOnlyList<(string Label, string Colour, double Width)> legend)
    {
        _svg.Line($"<rect x=\"{N(_left)}\" y=\"{N(Top)}\" width=\"{N(_right - _left)}\" height=\"{N(_bottom - Top)}\" fill=\"none\" "
            + "stroke=\"black\" stroke-width=\"0.8\"/>");
        _svg.Text((_left + _right) / 2, Top - 6, title, "middle", " font-size=\"12\"");
        _svg.Text((_left + _right) / 2, _bottom + 28.5 + BelowTicks, xLabel, "middle");
        var middle = (Top + _bottom) / 2;
        _svg.Text(16, middle, yLabel, "middle", $" transform=\"rotate(-90 16 {N(middle)})\"");
        if (legend.Count > 0) Legend(legend);
        return _svg.Finish();
    }

    private void Legend(IReadOnlyList<(string Label, string Colour, double Width)> entries)
    {
        var width = 20 + 8 + 8 + (entries.Max(entry => entry.Label.Length) * 6.1);
        var (left, top) = (_right - 5 - width, Top + 5);
        _svg.Line($"<rect x=\"{N(left)}\" y=\"{N(top)}\" width=\"{N(width)}\" height=\"{N(6 + (entries.Count * 14.7))}\" rx=\"2\" "
            + $"fill=\"white\" fill-opacity=\"0.8\" stroke=\"{Grey}\" stroke-opacity=\"0.8\"/>");
        for (var i = 0; i < entries.Count; i++)
        {
            var at = top + 10.1 + (i * 14.7);
            _svg.Line($"<path d=\"M{N(left + 4)} {N(at)}h20\" stroke=\"{entries[i].Colour}\" stroke-width=\"{N(entries[i].Width)}\"/>");
            _svg.Text(left + 32, at + 3.5, entries[i].Label, "start");
        }
    }

    private void Tick(string path) => _svg.Line($"<path d=\"{path}\" stroke=\"black\" stroke-width=\"0.8\"/>");
}
