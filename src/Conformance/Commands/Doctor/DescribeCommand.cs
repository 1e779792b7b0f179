using System.CommandLine;
using System.Text.Json;

namespace Compat.Conformance.Commands.Doctor;

/// <summary><c>compat describe</c>: one engine's report as a line of JSON; what the doctor starts for each engine.</summary>
internal static class DescribeCommand
{
    internal static Command Create()
    {
        Option<string> engine = new("--engine") { Description = "reference, libtorch or torchsharp", Required = true };
        Command describe = new("describe", "Report on an engine.") { engine };
        describe.Hidden = true;
        describe.SetAction(parsed => Guarded.Run(() =>
        {
            var report = TrainingStep.Report(parsed.GetRequiredValue(engine));
            Console.WriteLine(JsonSerializer.Serialize(report));
            return ExitCodes.Equal;
        }));
        return describe;
    }
}
