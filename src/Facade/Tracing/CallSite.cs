using System.Diagnostics;
using System.Globalization;

namespace Compat;

/// <summary>Where an event comes from.</summary>
/// <param name="Op">The innermost operator of PyTorch's on the stack.</param>
/// <param name="Via">The outermost one: what the user, a module or a node's rule called.</param>
/// <param name="Line">File and line of the user's.</param>
internal readonly record struct CallSite(string Op, string Via, string? Line)
{
    private static readonly string[] Own =
        ["Compat", "Compat.Facade", "Compat.Engine", "Compat.ReferenceEngine", "Compat.LibTorchEngine", "Compat.TorchSharpEngine"];

    /// <summary>True for an assembly of this library.</summary>
    internal static bool IsOwn(string assembly) => Own.Contains(assembly);

    internal static CallSite Here()
    {
        var trace = new StackTrace(1, fNeedFileInfo: false);
        string? op = null, via = null, nearest = null;
        var inRule = false;
        for (var i = 0; i < trace.FrameCount; i++)
        {
            if (trace.GetFrame(i) is not { } frame || DiagnosticMethodInfo.Create(frame) is not { } method) continue;
            var assembly = method.DeclaringAssemblyName.Split(',')[0];
            if (assembly.StartsWith("System.", StringComparison.Ordinal)) continue;
            var type = method.DeclaringTypeName;
            if (!Own.Contains(assembly)) return new(op ?? nearest ?? "?", via ?? op ?? nearest ?? "?", LineOf(i + 1));
            if (type is "Compat.Tracing" or "Compat.TraceWriter" or "Compat.CallSite" or "Compat.Graph") continue;
            inRule |= type == "Compat.Backward";
            if (!inRule && IsOperator(type, method.Name)) (op, via) = (op ?? method.Name, method.Name);
            if (method.Name is not ("Of" or "AsView" or "New" or "Rebase" or "Reshaped")) nearest ??= method.Name;
        }

        return new(op ?? nearest ?? "?", via ?? op ?? nearest ?? "?", null);
    }

    // PyTorch's operators are the lower-case members of its lower-case modules; what is ours alone begins with a capital.
    private static bool IsOperator(string type, string name) =>
        char.IsAsciiLetterLower(name[0]) && !name.StartsWith("op_", StringComparison.Ordinal)
        && (type == "Compat.Tensor" || (type.StartsWith("Compat.torch", StringComparison.Ordinal) && char.IsAsciiLetterLower(Last(type))));

    private static char Last(string type) => type[type.LastIndexOfAny(['+', '.']) + 1];

    private static string? LineOf(int depth)
    {
        var frame = new StackFrame(depth + 1, needFileInfo: true);
        return frame.GetFileName() is { } file
            ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}")
            : null;
    }
}
