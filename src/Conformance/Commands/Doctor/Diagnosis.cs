namespace Compat.Conformance.Commands.Doctor;

/// <summary>What the doctor found.</summary>
internal sealed record Diagnosis(CompatSettings Settings, IReadOnlyList<EngineReport> Engines)
{
    private const string Measure = "reference";

    /// <summary>What must be mended: the chosen engine is not here or cannot compute, or an engine computes something else.</summary>
    internal IReadOnlyList<string> Problems => [.. ChosenProblems(), .. Engines.Select(Difference).OfType<string>()];

    /// <summary>What the training step says of an engine.</summary>
    internal string Verdict(EngineReport report) => report switch
    {
        { Engine: null } => "not here",
        { Step: null } => "failed",
        _ when Difference(report) is not null => "differs",
        { Name: Measure } => FormattableString.Invariant($"loss {report.Step[0]:G6} on {report.Device}"),
        _ => FormattableString.Invariant($"loss {report.Step[0]:G6} on {report.Device}, as {Measure}"),
    };

    private IEnumerable<string> ChosenProblems()
    {
        var chosen = Engines.FirstOrDefault(report => report.Name == Settings.Engine.Value);
        var (engine, device) = (Settings.Engine, Settings.Device);
        if (chosen?.Step is null) yield return $"The chosen engine '{engine.Value}' ({engine.Origin}) cannot compute here.";
        else if (chosen.Device != device.Value.ToString())
        {
            yield return $"The chosen engine '{engine.Value}' ({engine.Origin}) has no device '{device.Value}' ({device.Origin}).";
        }
    }

    private string? Difference(EngineReport report) =>
        report.Step is { } step && Engines.FirstOrDefault(other => other.Name == Measure)?.Step is { } measure
        && TrainingStep.Difference(step, measure) is { } difference
            ? $"The training step of '{report.Name}' differs from that of '{Measure}': {difference}."
            : null;
}
