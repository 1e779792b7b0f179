namespace Compat.Facade.Tests.PublicSurface;

/// <summary>What is allowed to differ from PyTorch's signatures: one name a line, a tab, the reason.</summary>
internal sealed class Exceptions
{
    private readonly Dictionary<string, string> _reasons;

    private Exceptions(Dictionary<string, string> reasons) => _reasons = reasons;

    internal IEnumerable<string> Names => _reasons.Keys;

    internal bool Has(string name) => _reasons.ContainsKey(name);

    /// <exception cref="FormatException">A line has no reason.</exception>
    internal static Exceptions Read(string file)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublicSurface", file)))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var (name, reason) = line.Split('\t') is [var first, var second] ? (first, second) : (line, "");
            if (reason.Length == 0) throw new FormatException($"{file}: '{line}' has no reason");
            reasons.Add(name, reason);
        }

        return new Exceptions(reasons);
    }
}
