using Compat.Conformance.Commands;

namespace Compat.Conformance.Programs;

/// <summary>A program that was asked for.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Project">Its project, where it has one that has to be kept.</param>
/// <param name="Files">Its source files, where it has none.</param>
/// <param name="Twin">The same program in Python.</param>
/// <param name="Expected">What PyTorch printed when that was recorded.</param>
internal sealed record ProgramSource(string Name, string? Project, IReadOnlyList<string> Files, string? Twin, string? Expected)
{
    /// <summary>Finds the example of that name, a C# file, a project, or the project of a folder.</summary>
    /// <exception cref="UsageException">There is nothing of that name.</exception>
    internal static ProgramSource Find(string program, string? root)
    {
        if (File.Exists(program)) return program.EndsWith(".csproj", StringComparison.Ordinal) ? OfProject(program) : OfFile(program);
        if (Directory.Exists(program) && Directory.EnumerateFiles(program, "*.csproj").FirstOrDefault() is { } project)
        {
            return OfProject(project);
        }

        if (root is not null && Examples(root).FirstOrDefault(folder => Path.GetFileName(folder) == program) is { } example)
        {
            return OfExample(example);
        }

        var known = root is null ? [] : Examples(root).Select(Path.GetFileName).ToArray();
        throw new UsageException($"There is no program '{program}': name a C# file, a project or an example"
            + (known.Length == 0 ? "." : $" ({string.Join(", ", known)})."));
    }

    /// <summary>All example programs.</summary>
    internal static IEnumerable<ProgramSource> All(string root) => Examples(root).Select(OfExample);

    private static IReadOnlyList<string> Examples(string root) => Conformance.Examples.ExamplePrograms.Find(root);

    // Built against the assemblies of this program, as a file without a project is: its own project would build everything again.
    private static ProgramSource OfExample(string folder) => new(
        Path.GetFileName(folder), null, [.. Directory.EnumerateFiles(folder, "*.cs").Select(Path.GetFullPath)],
        Existing(folder, "program.py"), Existing(folder, "expected.txt"));

    private static ProgramSource OfFile(string file)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileNameWithoutExtension(file));
        var keeps = Directives.Of(file).Any(directive => directive.Kind is "package" or "project" or "sdk");
        return new ProgramSource(
            name, keeps ? Path.GetFullPath(file) : null, keeps ? [] : [Path.GetFullPath(file)],
            Existing(folder, name + ".py", name.ToLowerInvariant() + ".py"), Existing(folder, name + ".expected.txt", "expected.txt"));
    }

    private static ProgramSource OfProject(string project)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(project))!, Path.GetFileNameWithoutExtension(project));
        return new ProgramSource(
            name, Path.GetFullPath(project), [], Existing(folder, name + ".py", name.ToLowerInvariant() + ".py", "program.py"),
            Existing(folder, "expected.txt"));
    }

    private static string? Existing(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}

/// <summary>The lines <c>#:kind value</c> of a program that is one file.</summary>
internal readonly record struct Directives(string Kind, string Value)
{
    internal static List<Directives> Of(string file) => [.. File.ReadLines(file)
        .Where(line => line.StartsWith("#:", StringComparison.Ordinal))
        .Select(line => line[2..].Trim().Split(' ', 2, StringSplitOptions.TrimEntries))
        .Select(parts => new Directives(parts[0], parts.Length > 1 ? parts[1] : string.Empty))];
}
