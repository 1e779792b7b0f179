using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compat.Conformance.Running;

/// <summary>What the recorder says of itself in the manifest beside the case files.</summary>
/// <param name="PyTorch">PyTorch's version.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Seed">The seed of the samples.</param>
/// <param name="Platform">The operating system and C library.</param>
/// <param name="CpuCapability">The vector instructions it used.</param>
/// <param name="IsLive">Whether it answered in this very run.</param>
public sealed record RecordOrigin(
    [property: JsonPropertyName("pytorch")] string? PyTorch, int? Threads, long? Seed, string? Platform, string? CpuCapability,
    bool IsLive = false)
{
    /// <summary>Reads <c>manifest.json</c> of a folder; null where there is none.</summary>
    internal static RecordOrigin? Beside(string caseFile)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(caseFile))!, "manifest.json");
        if (!File.Exists(file)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var json = document.RootElement;
            return new RecordOrigin(
                Text(json, "pytorch"), (int?)Number(json, "threads"), Number(json, "seed"), Text(json, "platform"),
                Text(json, "cpu_capability"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }

    private static string? Text(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static long? Number(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.GetInt64() : null;
}

/// <summary>A case file by its content.</summary>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Sha256">Of its bytes; empty where it could not be read.</param>
public sealed record FileDigest(string Name, string Sha256);

/// <summary>Which cases a run is over: two runs over equal sets asked the same.</summary>
/// <param name="Files">The files.</param>
/// <param name="Ops">Which operators, with * and ?; none means all.</param>
/// <param name="Dtypes">Which dtypes; none means all.</param>
/// <param name="Record">What the recorder said of itself.</param>
public sealed record CaseSet(
    IReadOnlyList<FileDigest> Files, IReadOnlyList<string> Ops, IReadOnlyList<string> Dtypes, RecordOrigin? Record)
{
    /// <summary>The set of some files, and which of their cases are wanted.</summary>
    internal static CaseSet Of(IReadOnlyList<string> files, IReadOnlyList<string> ops, IReadOnlyList<string> types) =>
        new([.. files.Select(Read)], ops, types, files.Count == 0 ? null : RecordOrigin.Beside(files[0]));

    /// <summary>Whether two sets hold the same cases with the same recorded results.</summary>
    internal bool IsSame(CaseSet other) =>
        Files.SequenceEqual(other.Files) && Ops.SequenceEqual(other.Ops) && Dtypes.SequenceEqual(other.Dtypes);

    private static FileDigest Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return new FileDigest(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The reader of the cases names the damage.
            return new FileDigest(Path.GetFileName(file), "");
        }
    }
}
