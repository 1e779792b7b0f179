using System.Globalization;
using System.Security;
using System.Text;

namespace Compat;

/// <summary>An SVG in the making.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <param name="width">Width in points.</param>
    /// <param name="height">Height in points.</param>
    /// <param name="font">Family and size, as attributes.</param>
    public SvgWriter(double width, double height, string font)
    {
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}pt\" height=\"{N(height)}pt\" "
            + $"viewBox=\"0 0 {N(width)} {N(height)}\" {font}>");
        Line($"<rect width=\"{N(width)}\" height=\"{N(height)}\" fill=\"white\"/>");
    }

    public void Line(string line) => _text.Append(line).Append('\n');

    public void Text(double x, double y, string text, string anchor, string more = "") => Line(
        $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\"{more}>{SecurityElement.Escape(text)}</text>");

    public Svg Finish()
    {
        Line("</svg>");
        return new Svg(_text.ToString());
    }

    /// <summary>A number as SVG has it, to a thousandth.</summary>
    public static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>A picture as SVG text.</summary>
public sealed class Svg
{
    internal Svg(string text) => source = text;

    /// <summary>The text.</summary>
    public string source { get; }

    /// <summary>Writes the picture to a file, which is replaced.</summary>
    public void save(string path) => File.WriteAllText(path, source);

    public override string ToString() => source;
}
