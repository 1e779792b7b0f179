using System.IO.Compression;
using System.Text.Json;
using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>Writes what one engine gave, one object a case, in the order of the cases.</summary>
public sealed class ResultFile : IDisposable
{
    private readonly Stream _stream;

    /// <summary>Creates the file; gzipped when its name ends so.</summary>
    public ResultFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var file = File.Create(path);
        var isZipped = path.EndsWith(".gz", StringComparison.Ordinal);
        _stream = isZipped ? new GZipStream(file, CompressionLevel.Optimal) : new BufferedStream(file);
    }

    /// <summary>Writes the answer to one case.</summary>
    public void Write(string id, Answer answer)
    {
        using (var json = new Utf8JsonWriter(_stream, CaseJson.Options)) CaseJson.WriteAnswer(json, id, answer);
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
