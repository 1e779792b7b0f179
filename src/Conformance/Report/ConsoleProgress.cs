using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>One line on a terminal that says how far a run is; nothing where output is redirected.</summary>
internal sealed class ConsoleProgress(string engine, bool quiet) : IDisposable
{
    private readonly bool _shown = !quiet && !Console.IsOutputRedirected;
    private readonly Dictionary<Outcome, int> _counts = [];
    private long _next;

    internal void Show(CaseResult result)
    {
        if (!_shown) return;
        _counts[result.Outcome] = _counts.GetValueOrDefault(result.Outcome) + 1;
        if (Environment.TickCount64 < _next) return;
        _next = Environment.TickCount64 + 100;
        var parts = _counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}");
        var line = $"{engine}: {string.Join(", ", parts)}  {result.Op}";
        var width = Math.Max(Console.WindowWidth - 1, 20);
        Console.Write("\r" + (line.Length > width ? line[..width] : line.PadRight(width)));
    }

    public void Dispose()
    {
        if (_shown) Console.Write("\r" + new string(' ', Math.Max(Console.WindowWidth - 1, 20)) + "\r");
    }
}
