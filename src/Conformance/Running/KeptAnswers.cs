using System.Text;
using System.Text.Json;
using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>The answers of a result file, each to be taken once, in the file's order for each id.</summary>
internal sealed class KeptAnswers
{
    private readonly Dictionary<string, Queue<Answer>> _answers = new(StringComparer.Ordinal);

    /// <summary>What run they are from; null where the file does not say.</summary>
    internal RunStamp? Stamp { get; private set; }

    /// <summary>The whole lines of the file.</summary>
    internal List<byte[]> Lines { get; } = [];

    /// <summary>How many answers there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Reads a result file; a last line that is not whole, as a run that was killed leaves, counts as absent.</summary>
    /// <exception cref="FormatException">Another line is damaged.</exception>
    internal static KeptAnswers Read(string file)
    {
        var kept = new KeptAnswers();
        using var lines = new ByteLines(file);
        FormatException? damage = null;
        while (TryNext(lines, out var line))
        {
            if (damage is not null) throw damage;
            try
            {
                kept.Add(line);
            }
            catch (Exception error) when (
                error is JsonException or FormatException or InvalidOperationException or DecoderFallbackException)
            {
                damage = new FormatException($"{file}, line {lines.Number}: {error.Message}", error);
            }
        }

        return kept;
    }

    /// <summary>The next answer to a case; null when there is none.</summary>
    internal Answer? Take(string id) => _answers.TryGetValue(id, out var queue) && queue.TryDequeue(out var answer) ? answer : null;

    /// <summary>Adds the answers of another file.</summary>
    internal void Add(KeptAnswers other)
    {
        foreach (var (id, queue) in other._answers)
        {
            foreach (var answer in queue) Add(id, answer);
        }
    }

    // Compressed data that ends early, or in the middle of a block, is the torn end of a killed run too.
    private static bool TryNext(ByteLines lines, out ReadOnlyMemory<byte> line)
    {
        try
        {
            return lines.Next(out line);
        }
        catch (InvalidDataException)
        {
            line = default;
            return false;
        }
    }

    private void Add(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        if (json.TryGetProperty("run", out var run)) Stamp = run.Deserialize<RunStamp>(RunStamp.Json);
        if (json.TryGetProperty("id", out _)) Add(CaseJson.Text(json, "id"), CaseJson.ReadAnswer(json));
        Lines.Add(line.ToArray());
    }

    private void Add(string id, Answer answer)
    {
        if (!_answers.TryGetValue(id, out var queue)) _answers.Add(id, queue = new Queue<Answer>());
        queue.Enqueue(answer);
        Count++;
    }
}
