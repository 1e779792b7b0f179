using System.Text.Json;
using Compat.Conformance.Values;

namespace Compat.Conformance.Comparing;

/// <summary>How far a value may be from the recorded one: |actual − expected| ≤ Absolute + Relative·|expected|.</summary>
public readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>What <c>torch.testing.assert_close</c> allows for a dtype.</summary>
    public static Tolerance Of(ElementType type) => type.Name switch
    {
        "float16" or "complex32" => new(1e-3, 1e-5),
        "bfloat16" => new(1.6e-2, 1e-5),
        "float32" or "complex64" => new(1.3e-6, 1e-5),
        "float64" or "complex128" => new(1e-7, 1e-7),
        _ => default,
    };
}

/// <summary>The wider tolerances, by operator and dtype, each with its reason.</summary>
public sealed class Tolerances
{
    private readonly Dictionary<(string Op, string Type), Tolerance> _wider = [];

    /// <summary>No wider tolerance at all.</summary>
    public static Tolerances None { get; } = new();

    /// <summary>What holds for a recorded value of that dtype in a case of that operator.</summary>
    public Tolerance Of(string op, ElementType type) =>
        _wider.TryGetValue((op, type.Name), out var wider) ? wider : Tolerance.Of(type);

    /// <summary>Reads <c>tolerances.json</c>: an array of op, dtype, rtol, atol, reason.</summary>
    /// <exception cref="FormatException">An entry lacks something, its reason included.</exception>
    public static Tolerances Read(string file)
    {
        var tolerances = new Tolerances();
        foreach (var entry in DataFile.Entries(file))
        {
            var type = ElementType.Find(entry.Text("dtype")) ?? throw entry.Wrong("'dtype' is not a known dtype");
            entry.Text("reason");
            var normal = Tolerance.Of(type);
            var wider = new Tolerance(entry.Number("rtol"), entry.Number("atol"));
            if (wider.Relative < normal.Relative && wider.Absolute < normal.Absolute) throw entry.Wrong("it is no wider than usual");
            if (!tolerances._wider.TryAdd((entry.Text("op"), type.Name), wider)) throw entry.Wrong("it is there twice");
        }

        return tolerances;
    }
}

/// <summary>A JSON file of the project that holds an array of flat objects.</summary>
internal static class DataFile
{
    internal static List<Entry> Entries(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return [.. document.RootElement.EnumerateArray().Select((json, place) => new Entry(file, place, json.Clone()))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }

    /// <summary>One object of the array.</summary>
    internal sealed record Entry(string File, int Place, JsonElement Json)
    {
        internal string Text(string key) =>
            Json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
                ? text
                : throw Wrong($"'{key}' is missing");

        internal string? OptionalText(string key) => Json.TryGetProperty(key, out _) ? Text(key) : null;

        internal double Number(string key) =>
            Json.TryGetProperty(key, out var value) && value.TryGetDouble(out var number) ? number : throw Wrong($"'{key}' is missing");

        internal FormatException Wrong(string what) => new($"{File}, entry {Place + 1}: {what}");
    }
}
