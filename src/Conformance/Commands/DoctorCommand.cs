using System.CommandLine;
using Compat.Conformance.Commands.Doctor;
using Compat.Engines;

namespace Compat.Conformance.Commands;

/// <summary><c>compat doctor</c>: what was chosen and by whom, every engine, and a training step on each.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        Option<string?> engine = new("--engine") { Description = "the engine to count as chosen" };
        Option<string?> device = new("--device") { Description = "the device to count as chosen" };
        Command doctor = new("doctor", "Say which engine is chosen and why, and whether each engine works.") { engine, device };
        doctor.SetAction(parsed => Guarded.Run(() =>
        {
            var given = SettingSources.All([]);
            if (parsed.GetValue(engine) is { } name) given.Add(new GivenSetting("command line", "--engine", "Engine", name));
            if (parsed.GetValue(device) is { } text) given.Add(new GivenSetting("command line", "--device", "Device", text));
            string[] arguments = parsed.GetValue(device) is { } on ? [$"--Compat:Device={on}"] : [];
            return Run(CompatSettings.Of(given), name => EngineProcess.Ask(name, [.. SettingSources.InArguments(), .. arguments]));
        }));
        return doctor;
    }

    internal static int Run(CompatSettings settings, Func<string, EngineReport> ask)
    {
        var diagnosis = new Diagnosis(settings, [.. KnownEngines.Names.Select(ask)]);
        DoctorText.Write(diagnosis);
        return diagnosis.Problems.Count == 0 ? ExitCodes.Equal : ExitCodes.Different;
    }
}
