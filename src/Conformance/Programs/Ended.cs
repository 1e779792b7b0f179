using System.ComponentModel;
using System.Diagnostics;
using Compat.Conformance.Commands;

namespace Compat.Conformance.Programs;

/// <summary>How a process is started.</summary>
internal sealed record Start
{
    internal required string Folder { get; init; }

    internal required TimeSpan Limit { get; init; }

    internal Dictionary<string, string?> Environment { get; init; } = [];
}

/// <summary>A process that has ended.</summary>
/// <param name="Code">Its exit code; null where it was ended because it took too long.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it wrote beside that.</param>
internal sealed record Ended(int? Code, string Output, string Errors)
{
    /// <exception cref="UsageException">There is no such program.</exception>
    internal static Ended Of(string program, IEnumerable<string> arguments, Start how)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = how.Folder,
        };
        foreach (var (name, value) in how.Environment) start.Environment[name] = value;
        using var process = Begin(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExit(how.Limit);
        if (!ended) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new Ended(ended ? process.ExitCode : null, output.Result, errors.Result);
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new UsageException($"{start.FileName} could not be started: {error.Message}");
        }
    }
}
