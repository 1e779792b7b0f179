using System.Text.RegularExpressions;
using Compat.TestSupport;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>What is known to be otherwise: a pattern with * a line, a tab, the reason.</summary>
internal sealed class Listed
{
    private readonly Dictionary<string, Regex> _entries;

    private Listed(Dictionary<string, Regex> entries) => _entries = entries;

    /// <exception cref="FormatException">An entry has no reason.</exception>
    public static Listed Read(string file)
    {
        var entries = new Dictionary<string, Regex>();
        foreach (var line in File.ReadLines(Path.Combine(RecordedTable.Root(), "tests", "Conformance.Tests", file)))
        {
            if (line.StartsWith('#')) continue;
            if (line.Split('\t') is not [var pattern, { Length: > 0 }]) throw new FormatException($"{file}: '{line}' has no reason");
            entries.Add(pattern, new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$"));
        }

        return new Listed(entries);
    }

    public bool Has(string name) => _entries.Values.Any(entry => entry.IsMatch(name));

    /// <summary>Entries that none of the names matches.</summary>
    public IEnumerable<string> Stale(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return _entries.Where(entry => !Array.Exists(all, entry.Value.IsMatch)).Select(entry => entry.Key);
    }
}
