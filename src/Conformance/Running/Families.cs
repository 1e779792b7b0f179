using System.Text;
using System.Text.Json;
using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>Which family an operator is counted under: the topic of the project's case file that has it, else its namespace.</summary>
public sealed class Families
{
    private readonly Dictionary<string, string> _topics = new(StringComparer.Ordinal);

    /// <summary>Reads the operators of case files named after topics, such as <c>Pointwise.jsonl.gz</c>.</summary>
    public Families(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            var topic = name[..name.LastIndexOf(".jsonl", StringComparison.Ordinal)];
            try
            {
                using var lines = new ByteLines(file);
                while (lines.Next(out var line)) Add(line.Span, topic);
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                // The run itself names the damage; here only a topic stays unknown.
                continue;
            }
        }
    }

    /// <summary>The family of an operator.</summary>
    public string Of(string op)
    {
        if (_topics.TryGetValue(op, out var topic)) return topic;
        var end = op.LastIndexOf('.');
        return end < 0 ? "torch" : op[..end];
    }

    private void Add(ReadOnlySpan<byte> line, string topic)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1 || !json.ValueTextEquals("op")) continue;
                json.Read();
                if (json.TokenType == JsonTokenType.String) _topics.TryAdd(json.GetString()!, topic);
                return;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // As above: the run names the damage.
            return;
        }
    }
}
