using static Compat.SvgWriter;

namespace Compat;

/// <summary>Mean and largest size of the gradient, a pair of bars for each layer.</summary>
internal static class GradientFlow
{
    // matplotlib's "c", "b" and "k"; a bar of a layer is never narrower than its name is high.
    private const string Largest = "#00bfbf", Mean = "#0000ff", Zero = "#000000";
    private const double NameHeight = 12, CharWidth = 5.7;

    public static Svg Draw(IReadOnlyList<(string Name, double Mean, double Largest)> layers, string title)
    {
        var top = layers.Select(layer => layer.Largest).Where(double.IsFinite).DefaultIfEmpty().Max();

        // The legend stands above the bars.
        var below = layers.Select(layer => layer.Name.Length).DefaultIfEmpty().Max() * CharWidth;
        var figure = new Figure(
            Axis.Between(-1, Math.Max(layers.Count, 1)), Axis.Between(0, top > 0 ? top * 1.3 : 1), 96 + (layers.Count * NameHeight), below);
        figure.Grid();
        figure.NamesAcross([.. layers.Select(layer => layer.Name)]);
        figure.TicksUp();
        for (var i = 0; i < layers.Count; i++)
        {
            if (double.IsFinite(layers[i].Largest)) figure.Bar(i, layers[i].Largest, Largest, 0.4);
            if (double.IsFinite(layers[i].Mean)) figure.Bar(i, layers[i].Mean, Mean, 0.5);
        }

        figure.Path($"M{N(figure.Left)} {N(figure.Y(0))}H{N(figure.Right)}", Zero, 2);
        return figure.Finish(
            title, "Layers", "average gradient",
            [("max-gradient", Largest, 4), ("mean-gradient", Mean, 4), ("zero-gradient", Zero, 4)]);
    }
}
