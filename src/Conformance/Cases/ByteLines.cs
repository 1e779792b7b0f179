using System.IO.Compression;

namespace Compat.Conformance.Cases;

/// <summary>The lines of a plain or gzipped file as bytes, one after the other, so that a damaged one spoils no other.</summary>
internal sealed class ByteLines : IDisposable
{
    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _finished;

    internal ByteLines(string path)
        : this(Open(path))
    {
    }

    internal ByteLines(Stream stream) => _stream = stream;

    /// <summary>The number of the line that <see cref="Next"/> gave last, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>The next line without its end, valid until the next call; false after the last one.</summary>
    internal bool Next(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0 || (_finished && _end > _start))
            {
                var taken = length >= 0 ? length : _end - _start;
                line = _buffer.AsMemory(_start, taken);
                _start = Math.Min(_start + taken + 1, _end);
                Number++;
                return true;
            }

            if (_finished)
            {
                line = default;
                return false;
            }

            Fill();
        }
    }

    public void Dispose() => _stream.Dispose();

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var zipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _finished = read == 0;
    }
}
