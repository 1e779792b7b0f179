using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Running;

/// <summary>Writes what one engine gave, one object a case, in the order of the cases.</summary>
public sealed class ResultFile : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Stream _stream;

    /// <summary>Creates the file; gzipped when its name ends so.</summary>
    public ResultFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var file = File.Create(path);
        _stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Optimal) : new BufferedStream(file);
    }

    /// <summary>Writes the answer to one case.</summary>
    public void Write(string id, Answer answer)
    {
        using (var json = new Utf8JsonWriter(_stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            if (answer.Unsupported is not null) json.WriteString("unsupported", answer.Unsupported);
            else WriteContent(json, answer);
            json.WriteEndObject();
        }

        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static void WriteContent(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Out is not null)
        {
            json.WritePropertyName("out");
            ValueWriter.Write(json, answer.Out);
        }

        WritePairs(json, "grads", answer.Grads);
        WritePairs(json, "grad_grads", answer.GradGrads);
        if (answer.Error is null) return;
        json.WriteStartObject("error");
        json.WriteString("type", answer.Error.Type);
        json.WriteString("message", answer.Error.Message);
        json.WriteEndObject();
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
}
