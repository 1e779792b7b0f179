using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compat.Conformance.Commands;

namespace Compat.Conformance.Running;

/// <summary>One part of a run that is split over machines: whose cases are in it depends on their ids only.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many there are.</param>
[JsonConverter(typeof(ShardJson))]
public sealed record Shard(int Index, int Count)
{
    /// <summary>The whole of a run.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>I/N</c>.</summary>
    /// <exception cref="UsageException">It is no such thing, or I is not between 1 and N.</exception>
    public static Shard Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count)
        {
            return new Shard(index, count);
        }

        throw new UsageException($"'{text}' is no shard: it is I/N, with I from 1 to N, such as 2/4.");
    }

    /// <summary>Whether a case belongs to this part.</summary>
    public bool Has(string id) => Count == 1 || Hash(id) % (ulong)Count == (ulong)(Index - 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";

    // FNV-1a, 64 bits: the same on every machine, which string.GetHashCode is not. The high bits are folded into the low ones.
    private static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(id)) hash = (hash ^ part) * 1099511628211UL;
        return hash ^ (hash >> 32);
    }

    private sealed class ShardJson : JsonConverter<Shard>
    {
        public override Shard Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Shard value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
