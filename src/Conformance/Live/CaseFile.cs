using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compat.Conformance.Cases;

namespace Compat.Conformance.Live;

/// <summary>Writes a case file, and beside it which PyTorch the answers are of.</summary>
internal sealed class CaseFile : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly OracleDescription _oracle;
    private readonly Stream _stream;

    /// <summary>Creates the file; gzipped when its name ends so.</summary>
    internal CaseFile(string path, OracleDescription oracle)
    {
        (Path, _oracle) = (path, oracle);
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var file = File.Create(path);
        var isZipped = path.EndsWith(".gz", StringComparison.Ordinal);
        _stream = isZipped ? new GZipStream(file, CompressionLevel.Optimal) : new BufferedStream(file);
    }

    internal string Path { get; }

    internal int Count { get; private set; }

    internal void Write(Case item)
    {
        using (var json = new Utf8JsonWriter(_stream, CaseJson.Options)) CaseJson.WriteCase(json, item);
        _stream.WriteByte((byte)'\n');
        Count++;
    }

    public void Dispose()
    {
        _stream.Dispose();
        // Where Python lies on this machine is not what the answers depend on.
        var about = new
        {
            Pytorch = _oracle.PyTorch,
            _oracle.Threads,
            _oracle.Platform,
            _oracle.Machine,
            _oracle.CpuCapability,
            _oracle.Python,
            Cases = Count,
        };
        File.WriteAllText(Path + ".about.json", JsonSerializer.Serialize(about, Readable) + "\n");
    }
}
