using System.Text;
using static Compat.SvgWriter;

namespace Compat;

/// <summary>Draws a <see cref="Digraph"/> of torchviz's in layers, as graphviz's <c>dot</c> does.</summary>
internal static class GraphSvg
{
    // What a monospace font of 10 points takes; graphviz's margins of a box.
    private const double CharWidth = 6.02, LineHeight = 12, MarginX = 8, MarginY = 4, LayerGap = 32, Border = 12;

    private static readonly Dictionary<string, string> Colours = new()
    {
        ["darkolivegreen1"] = "#caff70",
        ["darkolivegreen3"] = "#a2cd5a",
        ["lightblue"] = "#add8e6",
        ["orange"] = "#ffa500",
        [""] = "#d3d3d3",
    };

    public static Svg Draw(IReadOnlyList<Digraph.Box> boxes, IReadOnlyList<Digraph.Arrow> arrows)
    {
        string[][] lines = [.. boxes.Select(box => box.Label.Split('\n'))];
        double[] widths = [.. lines.Select(text => (text.Max(line => line.Length) * CharWidth) + (2 * MarginX))];
        double[] heights = [.. lines.Select(text => (text.Length * LineHeight) + (2 * MarginY))];
        var graph = new LayeredGraph(
            boxes.Count, [.. arrows.Select(arrow => (arrow.From, arrow.To))],
            e => arrows[e].Attribute == "dir=none");
        Crossings.Reduce(graph);
        var x = Positions.Of(graph, widths);
        var left = Enumerable.Range(0, boxes.Count).Select(v => x[v] - (widths[v] / 2)).Concat(x).DefaultIfEmpty().Min();
        for (var v = 0; v < x.Length; v++) x[v] += Border - left;
        var (tops, layerHeights, bottom) = Rows(graph, heights);
        var right = Enumerable.Range(0, boxes.Count).Select(v => x[v] + (widths[v] / 2)).Concat(x).DefaultIfEmpty().Max();

        var svg = new SvgWriter(right + Border, bottom + Border, "font-family=\"DejaVu Sans Mono, Consolas, monospace\" font-size=\"10\"");
        double Middle(int v) => tops[graph.LayerOf(v)] + (layerHeights[graph.LayerOf(v)] / 2);
        Stop Place(int v)
        {
            var (top, height) = (tops[graph.LayerOf(v)], v < boxes.Count ? heights[v] : layerHeights[graph.LayerOf(v)]);
            return new Stop(x[v], top, Middle(v) - (height / 2), Middle(v) + (height / 2), top + layerHeights[graph.LayerOf(v)]);
        }

        for (var e = 0; e < arrows.Count; e++) Curve(svg, [.. graph.Routes[e].Select(Place)], arrows[e]);
        for (var v = 0; v < boxes.Count; v++)
        {
            var top = Middle(v) - (heights[v] / 2);
            svg.Line($"<rect x=\"{N(x[v] - (widths[v] / 2))}\" y=\"{N(top)}\" width=\"{N(widths[v])}\" height=\"{N(heights[v])}\" "
                + $"fill=\"{Colours[boxes[v].Colour ?? ""]}\" stroke=\"black\"/>");
            for (var i = 0; i < lines[v].Length; i++)
            {
                svg.Text(x[v], top + MarginY + 9.2 + (i * LineHeight), lines[v][i], "middle", " xml:space=\"preserve\"");
            }
        }

        return svg.Finish();
    }

    private static (double[] Tops, double[] Heights, double Bottom) Rows(LayeredGraph graph, double[] heights)
    {
        var (tops, rows, y) = (new double[graph.Layers.Length], new double[graph.Layers.Length], Border);
        for (var i = 0; i < tops.Length; i++)
        {
            rows[i] = graph.Layers[i].Where(v => v < graph.Items).Select(v => heights[v]).DefaultIfEmpty().Max();
            tops[i] = y;
            y += rows[i] + LayerGap;
        }

        return (tops, rows, tops.Length == 0 ? Border : y - LayerGap);
    }

    // From box to box with upright tangents, straight through the rows so that no box is crossed; the tip ends at the box.
    private static void Curve(SvgWriter svg, Stop[] stops, Digraph.Arrow arrow)
    {
        const double tip = 7;
        var down = stops[^1].Top >= stops[0].Top;
        var headed = arrow.Attribute != "dir=none";
        var path = new StringBuilder($"M{N(stops[0].X)} {N(down ? stops[0].Bottom : stops[0].Top)}");
        for (var i = 1; i < stops.Length; i++)
        {
            var (from, to) = (stops[i - 1], stops[i]);
            var (start, end) = down ? (from.RowBottom, to.RowTop) : (from.RowTop, to.RowBottom);
            var (enter, room) = (down ? to.Top : to.Bottom, down ? -tip : tip);
            if (i == stops.Length - 1 && headed)
            {
                enter += room;
                end = down ? Math.Min(end, enter) : Math.Max(end, enter);
            }

            var middle = (start + end) / 2;
            path.Append($"V{N(start)}C{N(from.X)} {N(middle)} {N(to.X)} {N(middle)} {N(to.X)} {N(end)}V{N(enter)}");
        }

        var dotted = arrow.Attribute == "style=dotted" ? " stroke-dasharray=\"1 4\"" : "";
        svg.Line($"<path d=\"{path}\" fill=\"none\" stroke=\"black\"{dotted}/>");
        if (!headed) return;
        var (x, y, back) = (stops[^1].X, down ? stops[^1].Top : stops[^1].Bottom, down ? -tip - 3 : tip + 3);
        svg.Line($"<path d=\"M{N(x)} {N(y)}l-3.5 {N(back)}h7z\"/>");
    }

    // Where an edge begins, ends or passes: a box, or the whole row.
    private readonly record struct Stop(double X, double RowTop, double Top, double Bottom, double RowBottom);
}
