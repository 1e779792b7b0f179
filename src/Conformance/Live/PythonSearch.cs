using Compat.Conformance.Commands;
using Compat.Engines;

namespace Compat.Conformance.Live;

/// <summary>A Python that has a package torch.</summary>
/// <param name="Interpreter">The program.</param>
/// <param name="Source">How it was found.</param>
internal sealed record FoundPython(string Interpreter, string Source);

/// <summary>Looks for a Python with PyTorch, and remembers where it looked.</summary>
internal sealed partial class PythonSearch
{
    /// <summary>The environment variable that names the interpreter.</summary>
    internal const string Variable = "COMPAT_PYTHON";

    private readonly List<string> _looked = [];

    /// <summary>Finds one: the one that was named, else the active environment, a <c>.venv</c> near by, the Python on PATH.</summary>
    /// <exception cref="UsageException">There is none; the text lists what was looked for, where, and what to install.</exception>
    internal static FoundPython Find(string? named = null)
    {
        var search = new PythonSearch();
        return search.Run(named) ?? throw new UsageException(search.Report());
    }

    private FoundPython? Run(string? named)
    {
        // One that was named and has no PyTorch is an error: another PyTorch than the one asked for would be a silent change.
        if (!string.IsNullOrEmpty(named)) return Try("--python", named);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable) return Try(Variable, variable);

        foreach (var place in PythonPlace.All())
        {
            var program = place.Program ?? (place.Root is null ? null : InterpreterOf(place.Root));
            if (program is null) _looked.Add($"{place.Source}: not set");
            else if (Try(place.Source, program) is { } found) return found;
        }

        return TryIncluded();
    }

    private FoundPython? Try(string source, string named)
    {
        // The folder of an environment names its interpreter; a path is made whole, since the process starts in another folder.
        var program = Directory.Exists(named) ? InterpreterOf(named) : named;
        if (program.Contains(Path.DirectorySeparatorChar)) program = Path.GetFullPath(program);
        var (folder, absent) = PythonPlace.Ask(program, ignoresPath: true);
        if (folder is not null) return new FoundPython(program, source);
        _looked.Add($"{source}: {program} {absent}");
        return null;
    }

    private static string InterpreterOf(string environment)
    {
        if (!OperatingSystem.IsWindows()) return Path.Combine(environment, "bin", "python");
        var script = Path.Combine(environment, "Scripts", "python.exe");
        return File.Exists(script) ? script : Path.Combine(environment, "python.exe");
    }

    private string Report() =>
        "A live run needs a Python with PyTorch, and none was found. Looked for an interpreter with a package torch:\n"
        + string.Concat(_looked.Select(line => $"  - {line}\n"))
        + $"Install one with `pip install torch`, or name an interpreter that has it with --python or {Variable}.";
}
