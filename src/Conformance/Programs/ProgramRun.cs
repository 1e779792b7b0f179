using Compat.Engines;

namespace Compat.Conformance.Programs;

/// <summary>What a program printed on one engine, or on PyTorch.</summary>
/// <param name="Place">The engine's name, or PyTorch.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Failure">Why that is not all; null where the program ended well.</param>
/// <param name="Trace">Every operator's result, where it was asked for.</param>
internal sealed record ProgramRun(string Place, string Output, string? Failure, string? Trace)
{
    /// <summary>The name of the column for PyTorch.</summary>
    internal const string PyTorch = "pytorch";

    /// <summary>Runs a built program on an engine, in a folder and a process of its own.</summary>
    internal static ProgramRun OnEngine(string assembly, string engine, string place, TimeSpan limit, string? trace)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place, "run-" + engine)).FullName;
        var environment = new Dictionary<string, string?>
        {
            ["COMPAT_ENGINE"] = engine,
            ["COMPAT_TRACE"] = trace,
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            ["DOTNET_DbgEnableMiniDump"] = "0",
        };
        // The program runs elsewhere, and an environment near the current folder counts all the same.
        if (PythonPlace.All().FirstOrDefault(found => found.Root is not null) is { Root: { } near }) environment["VIRTUAL_ENV"] = near;
        // Where nothing is compiled twice nothing is inlined, and the stack names every operator.
        if (trace is not null) environment["DOTNET_TC_CallCounting"] = "0";
        var ended = Ended.Of("dotnet", [assembly], new() { Folder = folder, Limit = limit, Environment = environment });
        return Of(engine, ended, limit, trace);
    }

    /// <summary>Runs the Python twin, in a folder and a process of its own.</summary>
    internal static ProgramRun OnPyTorch(string python, string twin, string place, TimeSpan limit, string? trace)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place, "run-" + PyTorch)).FullName;
        var environment = new Dictionary<string, string?> { ["PYTHONIOENCODING"] = "utf-8", ["PYTHONDONTWRITEBYTECODE"] = "1" };
        string[] arguments = trace is null ? [twin] : [Path.Combine(AppContext.BaseDirectory, "tracer", "tracer.py"), trace, twin];
        var ended = Ended.Of(python, arguments, new() { Folder = folder, Limit = limit, Environment = environment });
        return Of(PyTorch, ended, limit, trace);
    }

    /// <summary>What was recorded stands for a run.</summary>
    internal static ProgramRun Recorded(string expected) => new(PyTorch, File.ReadAllText(expected), null, null);

    private static ProgramRun Of(string name, Ended ended, TimeSpan limit, string? trace) => new(
        name, ended.Output, ended.Code switch
        {
            0 => null,
            null => $"it did not end within {limit.TotalSeconds} s",
            _ => $"it ended with code {ended.Code}: {Message(ended.Errors)}",
        },
        trace is not null && File.Exists(trace) ? trace : null);

    // Without the stack of .NET, and without what an exception had inside.
    private static string Message(string errors) => string.Join('\n', errors.Trim().Split('\n')
        .TakeWhile(line => !line.StartsWith(" --->", StringComparison.Ordinal) && !line.StartsWith("   at ", StringComparison.Ordinal)));
}
