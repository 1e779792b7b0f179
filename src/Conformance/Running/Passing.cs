using System.IO.Compression;

namespace Compat.Conformance.Running;

/// <summary>The ids of the project's own cases that pass on an engine: one that stops passing fails the run.</summary>
public sealed class Passing
{
    private readonly HashSet<string> _ids;

    private Passing(IEnumerable<string> ids) => _ids = new(ids, StringComparer.Ordinal);

    /// <summary>How many pass.</summary>
    public int Count => _ids.Count;

    /// <summary>Whether a case passed when the list was made.</summary>
    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Reads a list; an absent file is an empty one.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static Passing Read(string file)
    {
        if (!File.Exists(file)) return new Passing([]);
        try
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            return new Passing(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (InvalidDataException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }

    /// <summary>The ids of the list that are not among those given.</summary>
    public string[] Without(IReadOnlySet<string> ids) => [.. _ids.Where(id => !ids.Contains(id)).Order(StringComparer.Ordinal)];

    /// <summary>The list after a run: what ran counts as it ended, what did not stays, what is gone goes.</summary>
    public Passing After(IEnumerable<CaseResult> results, IEnumerable<string> gone)
    {
        var next = new HashSet<string>(_ids, StringComparer.Ordinal);
        next.ExceptWith(gone);
        foreach (var result in results.Where(result => result.IsOwn))
        {
            if (result.Passed) next.Add(result.Id);
            else next.Remove(result.Id);
        }

        return new Passing(next);
    }

    /// <summary>Writes the list, sorted, so that equal lists are equal files.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var writer = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.SmallestSize)) { NewLine = "\n" };
        foreach (var id in _ids.Order(StringComparer.Ordinal)) writer.WriteLine(id);
    }
}
