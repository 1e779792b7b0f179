using System.Xml.Linq;
using Xunit;

namespace Compat.Facade.Tests.Drawing;

public class ChartTests
{
    [Fact]
    public void GradientFlow_ShowsAPairOfBarsForEachWeightWithAGradient()
    {
        var model = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2));
        model[2].requires_grad_(false);
        ((torch.nn.Linear)model[2]).weight.requires_grad = true;
        model.call(torch.ones(1, 4)).sum().backward();

        var flow = Pictures.GradientFlow(model.named_parameters());
        var all = Pictures.GradientFlow(model.named_parameters(), bias: true, title: "a < b");

        Assert.Equal(["0.weight", "2.weight"], Names(flow));
        Assert.Equal(["0.weight", "0.bias", "2.weight"], Names(all));
        Assert.Equal(6, Bars(all).Count());
        Assert.Contains("a < b", Texts(all));
        Assert.Empty(new[] { "Gradient flow", "Layers", "average gradient", "max-gradient", "mean-gradient", "zero-gradient" }
            .Except(Texts(flow)));
    }

    [Fact]
    public void GradientFlow_BarsAreAsHighAsMeanAndMaximum()
    {
        var parameter = torch.nn.Parameter(torch.zeros(2));
        parameter.grad = torch.tensor([-4.0, 1.0]);

        var heights = Bars(Pictures.GradientFlow([("w", parameter)])).Select(bar => (double)bar.Attribute("height")!).ToList();

        Assert.Equal(2.5 / 4, heights[1] / heights[0], 3);
    }

    [Fact]
    public void LossCurve_InterruptsItsLineWhereAValueIsNotFinite()
    {
        var path = XDocument.Parse(Pictures.LossCurve([3, 2, double.NaN, 1, 0.5], title: "run").source).Descendants()
            .Select(element => (string?)element.Attribute("d") ?? "").Single(d => d.Contains('L'));

        Assert.Equal(2, path.Count(c => c == 'M'));
    }

    [Fact]
    public void Charts_OfNothing_AreAxes()
    {
        Assert.Equal("svg", XDocument.Parse(Pictures.LossCurve(values: []).source).Root!.Name.LocalName);
        Assert.Equal("svg", XDocument.Parse(Pictures.GradientFlow([]).source).Root!.Name.LocalName);
    }

    private static IEnumerable<string> Names(Svg svg) => Texts(svg).Where(text => text.Contains('.') && char.IsAsciiLetter(text[^1]));

    private static IEnumerable<string> Texts(Svg svg) =>
        XDocument.Parse(svg.source).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);

    private static IEnumerable<XElement> Bars(Svg svg) => XDocument.Parse(svg.source).Descendants().Where(
        element => element.Name.LocalName == "rect" && element.Attribute("fill-opacity") is not null && element.Attribute("rx") is null);
}
