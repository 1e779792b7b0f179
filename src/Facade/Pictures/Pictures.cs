namespace Compat;

/// <summary>Pictures of training as SVG, in the look that matplotlib has by default; nothing need be installed.</summary>
public static class Pictures
{
    /// <summary>Curves of the loss over the step; where a value is not finite its line is interrupted.</summary>
    /// <param name="curves">The values of each curve under its label.</param>
    /// <param name="title">Stands above the axes.</param>
    /// <param name="xLabel">Stands below them.</param>
    /// <param name="yLabel">Stands beside them.</param>
    public static Svg LossCurve(
        IEnumerable<(string label, IReadOnlyList<double> values)> curves, string title = "", string xLabel = "step", string yLabel = "loss")
    {
        var picture = new LossCurve(title, xLabel, yLabel);
        foreach (var (label, values) in curves) picture.Add(label, values);
        return picture.Draw();
    }

    /// <summary>The curve of one loss over the step.</summary>
    /// <inheritdoc cref="LossCurve(IEnumerable{ValueTuple{string, IReadOnlyList{double}}}, string, string, string)"/>
    public static Svg LossCurve(IReadOnlyList<double> values, string title = "", string xLabel = "step", string yLabel = "loss") =>
        LossCurve([("", values)], title, xLabel, yLabel);

    /// <summary>Mean and maximum of |grad| of each parameter that has a gradient, as bars in the order given.</summary>
    /// <param name="named_parameters">What <c>named_parameters()</c> of a module gives, after backward.</param>
    /// <param name="bias">Shows parameters with "bias" in their name too.</param>
    /// <param name="title">Stands above the axes.</param>
    public static Svg GradientFlow(
        IEnumerable<(string name, Parameter parameter)> named_parameters, bool bias = false, string title = "Gradient flow")
    {
        using var mode = torch.no_grad();
        var layers = new List<(string, double, double)>();
        foreach (var (name, parameter) in named_parameters)
        {
            if (parameter.grad is not { Count: > 0 } grad || (!bias && name.Contains("bias", StringComparison.Ordinal))) continue;
            var size = grad.detach().abs();
            layers.Add((name, size.mean().item().ToDouble(), size.max().item().ToDouble()));
        }

        return Compat.GradientFlow.Draw(layers, title);
    }
}
