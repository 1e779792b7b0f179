using Compat.Conformance.Cases;
using Compat.Conformance.Report;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>The report: one page that needs nothing else, and everything in it.</summary>
public class ReportTests
{
    [Fact]
    public void ThePageIsSelfContained_AndNamesWhatDiffers()
    {
        using var project = new TemporaryProject(
            TemporaryProject.Add("a/0", 4), TemporaryProject.Add("b/0", 4.5), TemporaryProject.Add("c/0", 1));
        project.Write("excuses.json", """[{"cases": "c/*", "kind": "permanent", "reason": "c < 1 & so on"}]""");
        project.Caller.Otherwise["b/0"] = () => new Answer(new FloatValue(9));
        project.Caller.Otherwise["c/0"] = () => new Answer(new FloatValue(9));
        var folder = Path.Combine(project.Root, "report");
        (project.Conform() with { Report = folder }).Run();

        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain(" src=", page);
        Assert.DoesNotContain("{{", page);
        Assert.Contains("<code>b/0</code>", page);
        Assert.Contains("torch.b(1.5, 2.5)", page);
        Assert.Contains("c &lt; 1 &amp; so on", page);
        Assert.Contains("1 of 1", page);
        var text = File.ReadAllText(Path.Combine(folder, "report.md"));
        Assert.Contains("expected 4.5, got 9.0", text);
        Assert.Contains("| replay | 3 | 1 | 1 | 1 |", text);
    }

    [Theory]
    [InlineData(true, "torch.manual_seed(3)\ntorch.add(torch.tensor([1.0, 2.0], dtype=torch.float32), None, alpha=True)")]
    [InlineData(false, "torch.manual_seed(3);\ntorch.add(torch.tensor([1.0, 2.0], dtype: torch.float32), null, alpha: true);")]
    public void ACallIsWrittenInBothLanguages(bool isPython, string expected)
    {
        var tensor = new TensorValue(ElementType.Find("float32")!, [2], [0, 0, 128, 63, 0, 0, 0, 64]);
        var call = new Call("x", "add", [tensor, NoneValue.Instance], [KeyValuePair.Create("alpha", (Value)new BoolValue(true))], 3);
        Assert.Equal(expected, CallText.Of(call, isPython));
    }
}
