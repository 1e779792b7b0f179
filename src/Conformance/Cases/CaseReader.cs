using System.Text;
using System.Text.Json;

namespace Compat.Conformance.Cases;

/// <summary>Reads case files line by line.</summary>
/// <param name="filter">Which cases are wanted; the values of the others are not decoded.</param>
public sealed class CaseReader(CaseFilter filter)
{
    /// <summary>What could not be read so far.</summary>
    public List<Damage> Damages { get; } = [];

    /// <summary>Whether a case may lack PyTorch's answer, since it is asked now.</summary>
    public bool TakesQuestions { get; init; }

    /// <summary>Called with the id of every case that the filter leaves out.</summary>
    public Action<string> Skipped { get; init; } = _ => { };

    /// <summary>The wanted cases of a file in its order; damaged lines go to <see cref="Damages"/>, the rest is read on.</summary>
    /// <param name="file">A plain or gzipped case file.</param>
    /// <param name="isOwn">Whether it is one that the project carries.</param>
    public IEnumerable<Case> Read(string file, bool isOwn = false)
    {
        using var lines = Open(file);
        var places = new Dictionary<string, long>();
        while (lines is not null && TryNext(file, lines, out var line))
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            if (ReadLine(file, lines.Number, line, places, isOwn) is { } item) yield return item;
        }
    }

    private ByteLines? Open(string file)
    {
        try
        {
            return new ByteLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Damages.Add(new Damage(file, 0, $"the file cannot be read: {error.Message}"));
            return null;
        }
    }

    private bool TryNext(string file, ByteLines lines, out ReadOnlyMemory<byte> line)
    {
        try
        {
            return lines.Next(out line);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            Damages.Add(new Damage(file, lines.Number + 1, $"the compressed data is damaged here: {error.Message}"));
            line = default;
            return false;
        }
    }

    private Case? ReadLine(string file, long number, ReadOnlyMemory<byte> line, Dictionary<string, long> places, bool isOwn)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object) throw new FormatException("the line is not a JSON object");
            var (id, op) = (CaseJson.Text(json, "id"), CaseJson.Text(json, "op"));
            if (!places.TryAdd(id, number)) throw new FormatException($"the id '{id}' is that of line {places[id]} too");
            if (filter.WantsOp(op))
            {
                var item = Parse(json, isOwn);
                if (filter.WantsType(item.Call.DType)) return item with { File = Path.GetFileName(file) };
            }

            Skipped(id);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or DecoderFallbackException)
        {
            Damages.Add(new Damage(file, number, Describe(error)));
        }
        catch (InvalidOperationException error) when (error.InnerException is DecoderFallbackException)
        {
            Damages.Add(new Damage(file, number, "the line is not UTF-8"));
        }

        return null;
    }

    private static string Describe(Exception error) => error switch
    {
        JsonException json => $"not valid JSON at byte {json.BytePositionInLine + 1}: {Shorten(json.Message)}",
        OverflowException => "a size is too large",
        _ => error.Message,
    };

    // System.Text.Json ends its messages with the position in its own count of lines.
    private static string Shorten(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private Case Parse(JsonElement json, bool isOwn)
    {
        var (call, recorded) = (CaseJson.ReadCall(json), CaseJson.ReadAnswer(json));
        if (recorded.Out is null == recorded.Error is null && !(TakesQuestions && recorded.Out is null))
        {
            throw new FormatException("a case needs either 'out' or 'error'");
        }

        return new Case(call, recorded, isOwn);
    }
}
