using System.Text.Encodings.Web;
using System.Text.Json;
using Compat.Conformance.Running;
using Compat.Conformance.Values;

namespace Compat.Conformance.Cases;

/// <summary>Calls and answers as objects of case and result files.</summary>
internal static class CaseJson
{
    /// <summary>Texts as they are, where JSON allows it.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="FormatException">It is not a call.</exception>
    internal static Call ReadCall(JsonElement json)
    {
        var args = json.TryGetProperty("args", out var given) ? ValueReader.ReadArray(given) : throw Missing("args");
        return new Call(
            Text(json, "id"), Text(json, "op"), args, Pairs(json, "kwargs") ?? [], Seed(json),
            ReadValues(json, "grad_out"), ReadValues(json, "grad_grad_out"))
        {
            Variant = json.TryGetProperty("variant", out _) ? Text(json, "variant") : null,
        };
    }

    /// <exception cref="FormatException">It is not an answer.</exception>
    internal static Answer ReadAnswer(JsonElement json)
    {
        Value? result = json.TryGetProperty("out", out var returned) ? ValueReader.Read(returned) : null;
        var error = json.TryGetProperty("error", out var raised) ? new ErrorText(Text(raised, "type"), Text(raised, "message")) : null;
        var unsupported = json.TryGetProperty("unsupported", out _) ? Text(json, "unsupported") : null;
        return new Answer(result, Pairs(json, "grads"), Pairs(json, "grad_grads"), error, unsupported);
    }

    internal static void WriteCall(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject();
        WriteQuestion(json, call);
        WriteArray(json, "grad_out", call.GradOut);
        WriteArray(json, "grad_grad_out", call.GradGradOut);
        json.WriteEndObject();
    }

    /// <summary>Writes a line of a case file.</summary>
    internal static void WriteCase(Utf8JsonWriter json, Case item)
    {
        json.WriteStartObject();
        WriteQuestion(json, item.Call);
        if (item.Call.Variant is not null) json.WriteString("variant", item.Call.Variant);
        WriteContent(json, item.Recorded, item.Call);
        json.WriteEndObject();
    }

    internal static void WriteAnswer(Utf8JsonWriter json, string id, Answer answer, RunStamp? stamp = null)
    {
        json.WriteStartObject();
        if (stamp is not null)
        {
            json.WritePropertyName("run");
            JsonSerializer.Serialize(json, stamp, RunStamp.Json);
        }

        json.WriteString("id", id);
        if (answer.Unsupported is not null) json.WriteString("unsupported", answer.Unsupported);
        else WriteContent(json, answer);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">There is no text of that name.</exception>
    internal static string Text(JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw Missing(key);

    private static void WriteQuestion(Utf8JsonWriter json, Call call)
    {
        json.WriteString("id", call.Id);
        json.WriteString("op", call.Op);
        WriteArray(json, "args", call.Args);
        WritePairs(json, "kwargs", call.Kwargs);
        json.WriteNumber("seed", call.Seed);
    }

    private static void WriteContent(Utf8JsonWriter json, Answer answer, Call? call = null)
    {
        if (answer.Out is not null)
        {
            json.WritePropertyName("out");
            ValueWriter.Write(json, answer.Out);
        }

        WriteArray(json, "grad_out", call?.GradOut);
        WritePairs(json, "grads", answer.Grads);
        WriteArray(json, "grad_grad_out", call?.GradGradOut);
        WritePairs(json, "grad_grads", answer.GradGrads);
        if (answer.Error is null) return;
        json.WriteStartObject("error");
        json.WriteString("type", answer.Error.Type);
        json.WriteString("message", answer.Error.Message);
        json.WriteEndObject();
    }

    /// <summary>The values of an array; null where there is none of that name.</summary>
    internal static Value[]? ReadValues(JsonElement json, string key) =>
        json.TryGetProperty(key, out var array) ? ValueReader.ReadArray(array) : null;

    private static ulong Seed(JsonElement json) =>
        !json.TryGetProperty("seed", out var seed) ? 0
        : seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out var whole) ? whole
        : throw new FormatException("'seed' is no seed");

    private static List<KeyValuePair<string, Value>>? Pairs(JsonElement json, string key)
    {
        if (!json.TryGetProperty(key, out var pairs)) return null;
        if (pairs.ValueKind != JsonValueKind.Object) throw new FormatException($"'{key}' must be an object");
        return [.. pairs.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, ValueReader.Read(pair.Value)))];
    }

    private static void WriteArray(Utf8JsonWriter json, string key, IReadOnlyList<Value>? values)
    {
        if (values is null) return;
        json.WriteStartArray(key);
        foreach (var value in values) ValueWriter.Write(json, value);
        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, string key, IReadOnlyList<KeyValuePair<string, Value>>? pairs)
    {
        if (pairs is null) return;
        json.WriteStartObject(key);
        foreach (var (path, value) in pairs)
        {
            json.WritePropertyName(path);
            ValueWriter.Write(json, value);
        }

        json.WriteEndObject();
    }

    private static FormatException Missing(string key) => new($"'{key}' is missing or of the wrong kind");
}
