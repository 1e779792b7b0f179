using System.Text.Json;

namespace Compat.TestSupport;

/// <summary>The recorded tables of <c>conformance/tables</c>, one JSON object a line.</summary>
public static class RecordedTable
{
    /// <summary>Reads a table by its file name without ending.</summary>
    public static IReadOnlyList<JsonElement> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Root(), "conformance", "tables", name + ".jsonl")).Select(line => JsonElement.Parse(line))];

    /// <summary>Reads a table that is one JSON document, by its file name.</summary>
    public static JsonElement ReadWhole(string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Root(), "conformance", "tables", file)));

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Compat.sln"))) return folder;
        }

        throw new DirectoryNotFoundException("No folder above the test program holds Compat.sln.");
    }
}
