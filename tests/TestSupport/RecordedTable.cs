using System.Text.Json;

namespace Compat.TestSupport;

/// <summary>The recorded tables of <c>conformance/tables</c>, one JSON object a line.</summary>
public static class RecordedTable
{
    /// <summary>Reads a table by its file name without ending.</summary>
    public static IReadOnlyList<JsonElement> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Root(), "conformance", "tables", name + ".jsonl")).Select(line => JsonElement.Parse(line))];

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Compat.sln"))) return folder;
        }

        throw new DirectoryNotFoundException("No folder above the test program holds Compat.sln.");
    }
}
