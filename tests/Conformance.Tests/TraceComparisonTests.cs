using System.Xml.Linq;
using Compat.Conformance.Programs;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Two traced runs beside each other: which steps belong together, and the first that differs.</summary>
public class TraceComparisonTests
{
    [Fact]
    public void Alignment_SkipsWhatOnlyOneSideHas()
    {
        TraceStep[] pytorch = [Step(1, "t", 1), Step(2, "mm", 2), Step(3, "add", 3), Step(4, "mul", 4)];
        TraceStep[] ours = [Step(1, "linear", 2) with { Op = "mm" }, Step(2, "clone", 7), Step(3, "add", 3), Step(4, "mul", 5)];
        var pairs = TraceAlignment.Of(pytorch, ours);
        Assert.Equal([(2L, 1L), (3L, 3L), (4L, 4L)], pairs.Select(pair => (pair.Left.Number, pair.Right.Number)));
    }

    [Fact]
    public void Alignment_PrefersEqualValues()
    {
        var pairs = TraceAlignment.Of([Step(1, "add", 1)], [Step(1, "add", 9), Step(2, "add", 1), Step(3, "add", 8)]);
        Assert.Equal(2, Assert.Single(pairs).Right.Number);
    }

    [Fact]
    public void TheFirstDifferenceIsNamed_AndTheFirstBeyondTolerance()
    {
        TraceStep[] left = [Step(1, "add", 1), Step(2, "mul", 2), Step(3, "exp", 3)];
        TraceStep[] right = [Step(1, "add", 1), Step(2, "mul", MathF.BitIncrement(2)), Step(3, "exp", 4)];
        var comparison = TraceComparison.StepByStep("a", left, "b", right);
        Assert.True(comparison.Differs);
        Assert.Equal([2L, 3L], comparison.Differences.Select(difference => difference.Left.Number));
        Assert.Equal((1, true), (comparison.Differences[0].Ulp, comparison.Differences[0].IsClose));
        Assert.False(comparison.Differences[1].IsClose);
    }

    [Fact]
    public void ZerosOfBothSignsAreEqual() =>
        Assert.Empty(TraceComparison.StepByStep("a", [Step(1, "neg", 0f)], "b", [Step(1, "neg", -0f)]).Differences);

    [Fact]
    public void AnotherOperatorParts()
    {
        TraceStep[] left = [Step(1, "add", 1), Step(2, "mul", 1)];
        var comparison = TraceComparison.StepByStep("a", left, "b", [Step(1, "add", 1), Step(2, "div", 1)]);
        Assert.Equal(("mul", "div"), (comparison.Parting?.Left?.Op, comparison.Parting?.Right?.Op));
        Assert.True(comparison.Differs);
    }

    [Fact]
    public void TheLossCurveIsWellFormed()
    {
        var file = Path.GetTempFileName();
        List<TraceStep> Losses(params float[] values) => [.. values.Select(value => Step(1, "backward", value) with { Kind = "loss" })];
        var first = Losses(1.5f, 0.75f, float.NaN, 0.25f);
        var lines = LossReport.Write(file, "a < b & c", [("reference", first), ("libtorch", Losses(1.5f))]);
        var texts = XDocument.Load(file).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToList();
        File.Delete(file);
        Assert.Contains("loss reference: 4 values, last 0.25", lines);
        Assert.Empty(new[] { "a < b & c", "step", "loss", "reference", "libtorch", "0.4", "1.4" }.Except(texts));
    }

    private static TraceStep Step(long number, string op, float value)
    {
        var data = BitConverter.GetBytes(value);
        return new TraceStep(
            number, "op", op, op, 0, [], ElementType.Find("float32"), [], Convert.ToHexString(data), data, $"Program.cs:{number}");
    }
}
