using System.Text.RegularExpressions;

namespace Compat.Conformance.Cases;

/// <summary>Which cases a run wants: operators by name patterns with * and ?, dtypes by name; none given means all.</summary>
public sealed class CaseFilter(IReadOnlyCollection<string>? ops = null, IReadOnlyCollection<string>? types = null)
{
    private readonly Glob[] _ops = [.. (ops ?? []).Select(pattern => new Glob(pattern))];
    private readonly HashSet<string> _types = [.. types ?? []];

    /// <summary>Whether every case is wanted.</summary>
    public bool WantsAll => _ops.Length == 0 && _types.Count == 0;

    /// <summary>Whether cases of this operator are wanted.</summary>
    public bool WantsOp(string op) => _ops.Length == 0 || Array.Exists(_ops, glob => glob.Matches(op));

    /// <summary>Whether cases of this dtype are wanted.</summary>
    public bool WantsType(string type) => _types.Count == 0 || _types.Contains(type);
}

/// <summary>A pattern in which * stands for any text and ? for one character.</summary>
internal sealed class Glob(string pattern)
{
    private readonly Regex _regex = new(
        "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    internal string Pattern => pattern;

    internal bool Matches(string text) => _regex.IsMatch(text);
}
