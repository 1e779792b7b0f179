using System.Diagnostics;
using System.Reflection;

namespace Compat.Conformance.Examples;

/// <summary>How one example program ended.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Differences">What differs from PyTorch's recorded output.</param>
/// <param name="Seconds">How long it took, build included.</param>
public sealed record ExampleResult(string Name, IReadOnlyList<string> Differences, double Seconds);

/// <summary>The programs of <c>examples/NAME</c>, each beside the output that PyTorch gave for its Python twin.</summary>
internal static class ExamplePrograms
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // The one this program was built in, so that nothing is built twice.
    private static string Configuration { get; } =
        typeof(ExamplePrograms).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    /// <summary>The folders below <c>examples</c> that have an expected output.</summary>
    internal static IReadOnlyList<string> Find(string root)
    {
        var folder = Path.Combine(root, "examples");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder)
                .Where(name => File.Exists(Path.Combine(name, "expected.txt"))).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Builds and runs one, and compares what it printed.</summary>
    internal static ExampleResult Run(string folder)
    {
        var watch = Stopwatch.StartNew();
        var place = Directory.CreateTempSubdirectory("compat-example-");
        var project = Directory.EnumerateFiles(folder, "*.csproj").FirstOrDefault();
        string[] arguments = project is null
            ? ["run", Path.Combine(folder, "Program.cs")]
            : ["run", "-c", Configuration, "--project", project];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = place.FullName,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExit(Limit);
        if (!ended) process.Kill(entireProcessTree: true);
        IReadOnlyList<string> differences;
        if (!ended) differences = [$"it did not end within {Limit.TotalSeconds} s"];
        else if (process.ExitCode != 0) differences = [$"it ended with code {process.ExitCode}: {(errors.Result + output.Result).Trim()}"];
        else
        {
            var expected = File.ReadAllText(Path.Combine(folder, "expected.txt"));
            differences = [.. OutputComparison.Differences(expected, output.Result), .. Files(folder, place)];
        }

        place.Delete(recursive: true);
        return new ExampleResult(Path.GetFileName(folder), differences, watch.Elapsed.TotalSeconds);
    }

    // The files that PyTorch's twin wrote, recorded in `expected`; they have to be the same to the letter.
    private static IEnumerable<string> Files(string folder, DirectoryInfo place)
    {
        var recorded = Path.Combine(folder, "expected");
        if (!Directory.Exists(recorded)) yield break;
        foreach (var file in Directory.EnumerateFiles(recorded).Order(StringComparer.Ordinal))
        {
            var written = Path.Combine(place.FullName, Path.GetFileName(file));
            if (!File.Exists(written)) yield return $"{Path.GetFileName(file)} was not written";
            else if (File.ReadAllText(file) != File.ReadAllText(written)) yield return $"{Path.GetFileName(file)} differs";
        }
    }
}
