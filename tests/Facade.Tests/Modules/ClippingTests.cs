using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>Clipping of gradients; PyTorch 2.13 gave the numbers.</summary>
public class ClippingTests
{
    [Theory]
    [InlineData(
        2.0, 1.5, 7.41619873046875, "[0.20225992798805237, -0.40451985597610474, 0.6067798137664795]",
        "[-0.8090397119522095, 1.0112996101379395]")]
    [InlineData(
        1.0, 1.5, 15.0, "[0.09999999403953552, -0.19999998807907104, 0.29999998211860657]",
        "[-0.3999999761581421, 0.4999999701976776]")]
    [InlineData(
        double.PositiveInfinity, 1.5, 5.0, "[0.2999999523162842, -0.5999999046325684, 0.8999998569488525]",
        "[-1.1999998092651367, 1.499999761581421]")]
    [InlineData(2.0, 100.0, 7.41619873046875, "[1.0, -2.0, 3.0]", "[-4.0, 5.0]")]
    public void ClipGradNorm_ScalesToTheNorm(double order, double most, double norm, string first, string second)
    {
        var (a, b) = Parameters();

        Assert.Equal(norm, nn.utils.clip_grad_norm_([a, b], most, order).item().ToDouble());

        Assert.Equal((first, second), (Text(a), Text(b)));
    }

    [Fact]
    public void ClipGradNorm_OfInfiniteGradients_ThrowsWhenAsked()
    {
        var (a, b) = Parameters();
        a.grad![0] = float.PositiveInfinity;

        Assert.Equal(
            "The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and "
            + "scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`",
            Assert.Throws<RuntimeError>(() => nn.utils.clip_grad_norm_([a, b], 1, error_if_nonfinite: true)).Message);
    }

    [Fact]
    public void ClipGradValue_BringsElementsIntoTheInterval()
    {
        var (a, b) = Parameters();

        nn.utils.clip_grad_value_([a, b], 2.5);

        Assert.Equal(("[1.0, -2.0, 2.5]", "[-2.5, 2.5]"), (Text(a), Text(b)));
    }

    private static string Text(Parameter parameter) => Compat.Text.PyRepr.Repr(parameter.grad!.tolist());

    private static (Parameter, Parameter) Parameters() => (
        new Parameter(zeros(3)) { grad = tensor([1.0, -2, 3]) }, new Parameter(zeros(2)) { grad = tensor([-4.0, 5]) });
}
