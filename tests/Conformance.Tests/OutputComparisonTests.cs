using Compat.Conformance.Examples;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Printed output: one unit in the last printed digit of a number, and nothing else.</summary>
public class OutputComparisonTests
{
    [Theory]
    [InlineData("loss 0.1234", "loss 0.1234", true)]
    [InlineData("loss 0.1234", "loss 0.1235", true)]
    [InlineData("loss 0.1234", "loss 0.1236", false)]
    [InlineData("loss 0.1234", "loss 0.123", false)]
    [InlineData("loss 0.9999", "loss 1.0000", true)]
    [InlineData("loss -0.0001", "loss 0.0000", true)]
    [InlineData("1.2345e-05", "1.2346e-05", true)]
    [InlineData("1.2345e-05", "1.2345e-06", false)]
    [InlineData("9.9999e-06", "1.0000e-05", true)]
    [InlineData("step 99", "step 98", false)]
    [InlineData("tensor([1., 2.])", "tensor([1., 4.])", false)]
    [InlineData("tensor([0.5000, 2.0000])", "tensor([0.5001, 1.9999])", true)]
    [InlineData("<AddBackward0>", "<AddBackward1>", false)]
    [InlineData("Loss 0.5", "loss 0.5", false)]
    [InlineData("x  0.5", "x 0.5", false)]
    [InlineData("nan", "0.5", false)]
    public void OneLine(string expected, string actual, bool same) => Assert.Equal(same, OutputComparison.SameLine(expected, actual));

    [Fact]
    public void MissingAndExtraLinesDiffer()
    {
        Assert.Empty(OutputComparison.Differences("a\nb\n", "a\r\nb"));
        Assert.Single(OutputComparison.Differences("a\nb\n", "a\n"));
        Assert.Single(OutputComparison.Differences("a\n", "a\nb\n"));
    }
}
