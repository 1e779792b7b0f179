using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace Compat.Facade.Tests.Drawing;

/// <summary>Drawings can be read: no boxes on each other, arrows downwards, all within the picture.</summary>
public class LayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomGraph_HasNoOverlaps_AndArrowsPointDown(int seed)
    {
        var random = new System.Random(seed);
        var dot = new Digraph("12,12");
        for (var i = 0; i < 120; i++)
        {
            dot.Node($"n{i}", new string('m', random.Next(1, 20)) + (i % 7 == 0 ? "\nmore\nlines" : ""));
            for (var j = 0; i > 0 && j < random.Next(0, 3); j++) dot.Edge($"n{random.Next(i)}", $"n{i}");
        }

        CheckBoxes(Boxes(dot.svg()), 120);
        CheckArrows(dot.svg());
    }

    [Fact]
    public void Network_IsDrawnSmallAndLarge()
    {
        foreach (var (blocks, nodes) in new[] { (1, 10), (42, 500) })
        {
            var x = torch.randn(4, 8);
            for (var i = 0; i < blocks; i++) x += torch.relu(torch.nn.LayerNorm([8]).call(torch.nn.Linear(8, 8).call(x)));
            var svg = torchviz.make_dot(x.sum()).svg();

            var boxes = Boxes(svg);
            Assert.True(boxes.Count >= nodes, $"{boxes.Count} nodes");
            CheckBoxes(boxes, boxes.Count);
            CheckArrows(svg);

            // One block below the other: no staircase.
            Assert.InRange(boxes.Max(box => box.X + box.Width), 100, 900);
        }
    }

    [Fact]
    public void SavedTensors_StandBesideTheGraph_AndACircleIsDrawn()
    {
        var x = torch.ones(3, requires_grad: true);

        var svg = torchviz.make_dot((x * x).exp(), show_saved: true, show_attrs: true).svg();

        CheckBoxes(Boxes(svg), Boxes(svg).Count);
        Assert.Contains("ExpBackward0", svg.source, StringComparison.Ordinal);
    }

    [Fact]
    public void ChainOf100000_IsDrawn()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x;
        for (var i = 0; i < 100_000; i++) y = y + 1;

        var dot = torchviz.make_dot(y);

        Assert.Equal(100_003, dot.svg().source.Split("<rect").Length - 2);
    }

    [Fact]
    public void Render_WritesTextAndDrawing_AndOtherFormatsAreRefused()
    {
        var folder = Directory.CreateTempSubdirectory();
        var dot = torchviz.make_dot(torch.ones(2, requires_grad: true).exp());

        var file = dot.render(Path.Combine(folder.FullName, "graph"));

        Assert.Equal(dot.source, File.ReadAllText(Path.Combine(folder.FullName, "graph")));
        Assert.Equal("svg", XDocument.Load(file).Root!.Name.LocalName);
        Assert.Throws<ValueError>(() => dot.render("graph", format: "png"));
        folder.Delete(recursive: true);
    }

    private static void CheckBoxes(List<(double X, double Y, double Width, double Height)> boxes, int count)
    {
        Assert.Equal(count, boxes.Count);
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(boxes[i].X >= 0 && boxes[i].Y >= 0);
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (boxes[i], boxes[j]);
                var apart = a.X >= b.X + b.Width || b.X >= a.X + a.Width || a.Y >= b.Y + b.Height || b.Y >= a.Y + a.Height;
                Assert.True(apart, $"{a} lies on {b}");
            }
        }
    }

    // The tip of an arrow that points down is drawn upwards from its point.
    private static void CheckArrows(Svg svg)
    {
        var tips = XDocument.Parse(svg.source).Descendants().Select(element => (string?)element.Attribute("d") ?? "")
            .Where(path => path.EndsWith('z')).ToList();
        Assert.NotEmpty(tips);
        Assert.All(tips, tip => Assert.Contains("l-3.5 -10h7z", tip, StringComparison.Ordinal));
    }

    private static List<(double X, double Y, double Width, double Height)> Boxes(Svg svg) =>
        [.. XDocument.Parse(svg.source).Descendants().Where(e => e.Name.LocalName == "rect").Skip(1)
            .Select(e => (Number(e, "x"), Number(e, "y"), Number(e, "width"), Number(e, "height")))];

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
