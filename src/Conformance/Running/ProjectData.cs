using Compat.Conformance.Comparing;

namespace Compat.Conformance.Running;

/// <summary>The recorded data that the project carries: the folder <c>conformance</c> and what is in it.</summary>
/// <param name="root">The folder that holds <c>conformance</c>.</param>
public sealed class ProjectData(string root)
{
    /// <summary>The folder that holds <c>conformance</c>, and <c>examples</c> in a clone.</summary>
    public string Root => root;

    /// <summary>The recorded case files, by name.</summary>
    public IReadOnlyList<string> CaseFiles { get; } = Files(Path.Combine(root, "conformance", "cases"));

    private string Folder => Path.Combine(root, "conformance");

    /// <summary>Looks above the current folder, then beside the program; null when there is none.</summary>
    public static ProjectData? Find()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "conformance", "cases"))) return new ProjectData(folder.FullName);
        }

        return Directory.Exists(Path.Combine(AppContext.BaseDirectory, "conformance")) ? new ProjectData(AppContext.BaseDirectory) : null;
    }

    /// <summary>Whether a case file is one of the project's own.</summary>
    public bool Owns(string file) => CaseFiles.Contains(Path.GetFullPath(file));

    /// <summary>The wider tolerances.</summary>
    public Tolerances Tolerances() =>
        File.Exists(Named("tolerances.json")) ? Comparing.Tolerances.Read(Named("tolerances.json")) : Comparing.Tolerances.None;

    /// <summary>The known differences of an engine.</summary>
    public KnownDifferences KnownDifferences(string engine) =>
        new(File.Exists(Named("excuses.json")) ? Comparing.KnownDifferences.Read(Named("excuses.json")) : [], engine);

    /// <summary>The file with the ids that pass on an engine.</summary>
    public string PassingFile(string engine) => Path.Combine(Folder, "passing", engine + ".txt.gz");

    /// <summary>The families of operators.</summary>
    public Families Families() => new(CaseFiles);

    private string Named(string name) => Path.Combine(Folder, name);

    private static string[] Files(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(IsCaseFile).Select(Path.GetFullPath).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsCaseFile(string file) =>
        file.EndsWith(".jsonl.gz", StringComparison.Ordinal) || file.EndsWith(".jsonl", StringComparison.Ordinal);
}
