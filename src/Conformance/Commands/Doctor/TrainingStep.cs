using Compat.Engines;
using static Compat.torch;

namespace Compat.Conformance.Commands.Doctor;

/// <summary>A step of training that is the same on every engine: two linear layers, SGD, seeds and dtype fixed.</summary>
internal static class TrainingStep
{
    // torch.testing.assert_close for float32.
    private const double Relative = 1.3e-6, Absolute = 1e-5;

    internal static EngineReport Report(string engine)
    {
        EngineDescription? description = null;
        try
        {
            using var scope = torch.backends.scope(engine);
            var found = KnownEngines.Get(engine);
            description = found.Describe();
            var wanted = torch.backends.settings.Device.Value;
            var device = found.DeviceCount(wanted.type) > Math.Max(wanted.index ?? 0, 0) ? wanted : Device.Cpu;
            return new EngineReport(engine, description, device.ToString(), Take(device), null);
        }
        catch (Exception error) when (error is not FormatException)
        {
            return new EngineReport(engine, description, null, null, error.Message);
        }
    }

    /// <summary>The first value in which two steps differ by more than their sums' order explains; null where none does.</summary>
    internal static string? Difference(IReadOnlyList<double> step, IReadOnlyList<double> other)
    {
        if (step.Count != other.Count) return $"{step.Count} values here, {other.Count} there";
        for (var i = 0; i < step.Count; i++)
        {
            if (Math.Abs(step[i] - other[i]) <= Absolute + Relative * Math.Abs(other[i])) continue;
            var name = i == 0 ? "the loss" : $"gradient {i}";
            return FormattableString.Invariant($"{name} is {step[i]:G9} here and {other[i]:G9} there");
        }

        return null;
    }

    private static List<double> Take(Device device)
    {
        set_default_dtype(float32);
        manual_seed(0);
        var model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1));
        model.to(device);
        var optimizer = optim.SGD(model.parameters(), lr: 0.1);
        var (x, y) = (randn([16, 4]).to(device), randn([16, 1]).to(device));
        nn.functional.mse_loss(model.call(x), y).backward();
        optimizer.step();
        optimizer.zero_grad();
        var loss = nn.functional.mse_loss(model.call(x), y);
        loss.backward();
        List<double> values = [loss.item().ToDouble()];
        foreach (var parameter in model.parameters()) values.AddRange(Values(parameter.grad!));
        return values;
    }

    private static IEnumerable<double> Values(Tensor gradient)
    {
        var flat = gradient.cpu().flatten();
        for (var i = 0; i < flat.numel(); i++) yield return flat[i].item().ToDouble();
    }
}
