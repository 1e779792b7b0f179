using System.Globalization;

namespace Compat.Conformance.Programs;

/// <summary>The losses of traced runs: the scalars that backward was called on, in order.</summary>
internal static class LossReport
{
    /// <summary>Writes the curves as a picture, and gives the last losses as text; nothing where backward was never called on a
    /// scalar.</summary>
    internal static IEnumerable<string> Write(string file, string program, IReadOnlyList<(string Place, List<TraceStep> Steps)> runs)
    {
        var curves = runs.Select(run => (run.Place, Losses: Losses(run.Steps))).Where(curve => curve.Losses.Length > 0).ToArray();
        if (curves.Length == 0) return [];
        var picture = new LossCurve(program);
        foreach (var (place, losses) in curves) picture.Add(place, losses);
        File.WriteAllText(file, picture.Draw().source);
        return
        [
            .. curves.Select(curve => string.Create(
                CultureInfo.InvariantCulture, $"loss {curve.Place}: {curve.Losses.Length} values, last {curve.Losses[^1]:R}")),
            $"picture: {file}",
        ];
    }

    private static double[] Losses(List<TraceStep> steps) =>
        [.. steps.Where(step => step.Kind == "loss").Select(step => step.Scalar).OfType<double>()];
}
