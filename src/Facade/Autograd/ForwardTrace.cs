using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace Compat;

/// <summary>The calls that led to a node, outermost first, without those of this library; written as Python's traceback.</summary>
/// <remarks>Python's <c>traceback.format_stack</c>. Source lines are read when the trace is.</remarks>
internal sealed class ForwardTrace : IReadOnlyList<string>
{
    private readonly (string File, int Line, string Name)[] _calls;

    private ForwardTrace((string, int, string)[] calls) => _calls = calls;

    public int Count => _calls.Length;

    public string this[int index]
    {
        get
        {
            var (file, line, name) = _calls[index];
            var source = SourceLine(file, line);
            return string.Create(CultureInfo.InvariantCulture, $"  File \"{file}\", line {line}, in {name}\n")
                + (source.Length == 0 ? string.Empty : $"    {source}\n");
        }
    }

    public static ForwardTrace Here()
    {
        var trace = new StackTrace(1, fNeedFileInfo: true);
        var calls = new List<(string File, int Line, string Name)>();
        for (var i = trace.FrameCount - 1; i >= 0; i--)
        {
            if (trace.GetFrame(i) is not { } frame || DiagnosticMethodInfo.Create(frame) is not { } method) continue;
            var assembly = method.DeclaringAssemblyName.Split(',')[0];
            if (CallSite.IsOwn(assembly) || assembly.StartsWith("System.", StringComparison.Ordinal)) continue;
            calls.Add((frame.GetFileName() ?? assembly, frame.GetFileLineNumber(), NameOf(method)));
        }

        // Frames without a line are those of programs built without it: of interest only where all are.
        return new([.. calls.Any(call => call.Line > 0) ? calls.Where(call => call.Line > 0) : calls]);
    }

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // An async method's frame is MoveNext of a type <Method>d__1.
    private static string NameOf(DiagnosticMethodInfo method)
    {
        if (method.Name != "MoveNext") return Plain(method.Name);
        var type = method.DeclaringTypeName[(method.DeclaringTypeName.LastIndexOf('+') + 1)..];
        return type.LastIndexOf(">d", StringComparison.Ordinal) is > 0 and var end ? Plain(type[1..end]) : method.Name;
    }

    // The compiler's names: <Method>b__0 for a lambda, <Method>g__Local|0 for a local function.
    private static string Plain(string name)
    {
        if (name.Contains(">b__", StringComparison.Ordinal)) return "<lambda>";
        return name.IndexOf(">g__", StringComparison.Ordinal) is > 0 and var local ? name[(local + 4)..name.IndexOf('|', local)] : name;
    }

    private static string SourceLine(string file, int line)
    {
        if (line == 0) return string.Empty;
        try
        {
            return File.ReadLines(file).Skip(line - 1).FirstOrDefault(string.Empty).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return string.Empty;
        }
    }
}
