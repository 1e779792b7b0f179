using System.IO.Compression;
using System.Text.Json;
using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>Writes what one engine gave, one object a case, in the order of the cases; the first one carries the run's stamp.</summary>
public sealed class ResultFile : IDisposable
{
    private readonly Stream _stream;
    private RunStamp? _stamp;

    /// <summary>Creates the file; gzipped when its name ends so.</summary>
    public ResultFile(string path, RunStamp? stamp = null)
        : this(path, FileMode.Create) => _stamp = stamp;

    private ResultFile(string path, FileMode mode)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var file = new FileStream(path, mode, FileAccess.Write);
        _stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Optimal) : file;
    }

    /// <summary>Goes on with a file whose whole lines are known, so that a torn one at its end is gone.</summary>
    internal static ResultFile Continue(string path, KeptAnswers kept, RunStamp stamp)
    {
        if (kept.Count == 0) return new ResultFile(path, stamp);
        // The old file stays until the new one is whole.
        var copy = path.Insert(path.Length - Path.GetFileName(path).Length, "~");
        using (var file = new ResultFile(copy, FileMode.Create))
        {
            foreach (var line in kept.Lines) file.WriteLine(line);
        }

        File.Move(copy, path, overwrite: true);
        return new ResultFile(path, FileMode.Append);
    }

    /// <summary>Writes the answer to one case.</summary>
    public void Write(string id, Answer answer)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, CaseJson.Options)) CaseJson.WriteAnswer(json, id, answer, _stamp);
        _stamp = null;
        WriteLine(line.GetBuffer().AsSpan(0, (int)line.Length));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A part without a single case still says that it ran.
        if (_stamp is not null) WriteLine(JsonSerializer.SerializeToUtf8Bytes(new { run = _stamp }, RunStamp.Json));
        _stream.Dispose();
    }

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        _stream.Write(line);
        _stream.WriteByte((byte)'\n');
        // What was answered is there to go on with, however the run ends.
        _stream.Flush();
    }
}
