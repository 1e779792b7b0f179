using System.Text.Json;
using Compat.Conformance.Values;

namespace Compat.Conformance.Programs;

/// <summary>One event of a traced run: a line of its file.</summary>
/// <param name="Number">Its number in its own run.</param>
/// <param name="Kind">op, node (of a backward walk), leaf (a gradient arrived), loss (backward starts) or optimizer.</param>
/// <param name="Op">The operator, the node or the optimizer.</param>
/// <param name="Via">What the program called, where that is another operator.</param>
/// <param name="Output">Which result.</param>
/// <param name="Inputs">Numbers of the steps that made the operands, or what they are.</param>
/// <param name="Type">The dtype; null for one that is unknown here.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Hash">Of all bytes; null where the elements have no meaning yet.</param>
/// <param name="Data">The bytes of all elements, or of the first and the last.</param>
/// <param name="Line">File and line of the program.</param>
internal sealed record TraceStep(
    long Number, string Kind, string Op, string Via, int Output, string[] Inputs, ElementType? Type, long[] Shape, string? Hash,
    byte[] Data, string? Line)
{
    /// <summary>How many elements there are.</summary>
    internal long Count => Shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>Whether all elements were written down.</summary>
    internal bool IsWhole => Type is not null && Data.Length == Count * Type.Size;

    /// <summary>The only element as a number; null where there is none.</summary>
    internal double? Scalar =>
        Type is { Kind: ElementKind.Floating } type && Count == 1 && Data.Length == type.Size ? type.Real(Data) : null;

    /// <summary>Reads a trace; a line that was cut off by the end of its process ends it.</summary>
    /// <exception cref="FormatException">A line before the last is damaged.</exception>
    internal static List<TraceStep> Read(string file)
    {
        var steps = new List<TraceStep>();
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                using var document = JsonDocument.Parse(lines[i]);
                steps.Add(Of(document.RootElement));
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                if (i < lines.Length - 1) throw new FormatException($"{file}, line {i + 1}: {error.Message}", error);
            }
        }

        return steps;
    }

    /// <summary>The elements as text, at most so many.</summary>
    internal string Values(int most = 8)
    {
        if (Type is not { } type || Hash is null) return "not filled";
        var shown = Enumerable.Range(0, Math.Min(most, Data.Length / type.Size)).Select(i => Element(i));
        return $"[{string.Join(", ", shown)}{(Count > most ? ", …" : string.Empty)}]";
    }

    /// <summary>One of the elements that were written down, as text.</summary>
    internal string Element(int i) => Type!.Text(Data.AsSpan(i * Type.Size, Type.Size));

    public override string ToString() =>
        $"step {Number}, {Op}{(Via == Op ? string.Empty : $" (in {Via})")}, {Type?.Name} [{string.Join(", ", Shape)}]"
        + (Line is null ? string.Empty : $", {Line}");

    private static TraceStep Of(JsonElement json) => new(
        json.GetProperty("step").GetInt64(), Text(json, "kind"), Text(json, "op"), Text(json, "via"), json.GetProperty("output").GetInt32(),
        [.. json.GetProperty("in").EnumerateArray().Select(input => input.ValueKind == JsonValueKind.Number ? $"#{input}" : $"{input}")],
        ElementType.Find(Text(json, "dtype")), [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
        json.TryGetProperty("hash", out var hash) ? hash.GetString() : null,
        json.TryGetProperty("data", out var data) ? data.GetBytesFromBase64() : [],
        json.TryGetProperty("line", out var line) ? line.GetString() : null);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
