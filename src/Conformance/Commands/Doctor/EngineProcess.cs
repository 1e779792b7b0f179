using System.Diagnostics;
using System.Text.Json;

namespace Compat.Conformance.Commands.Doctor;

/// <summary>Asks an engine about itself in a process of its own: two libtorchs do not fit into one.</summary>
internal static class EngineProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <param name="engine">The engine's name.</param>
    /// <param name="settings">Settings of the command line, as arguments; the process reads the other sources itself.</param>
    internal static EngineReport Ask(string engine, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EngineProcess).Assembly.Location, "describe", "--engine", engine, .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!;
        var (answer, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(true);
            return Failed(engine, $"its process gave no answer within {Limit.TotalMinutes:0} minutes");
        }

        process.WaitForExit();
        // What a native library prints may come before the answer.
        var line = answer.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return process.ExitCode == 0 && line is not null
            ? JsonSerializer.Deserialize<EngineReport>(line)!
            : Failed(engine, $"its process ended with code {process.ExitCode}. {errors.Result.Trim()}");
    }

    private static EngineReport Failed(string engine, string problem) => new(engine, null, null, null, problem);
}
