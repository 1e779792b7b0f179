using System.Globalization;

namespace Compat.Conformance.Values;

/// <summary>Numbers and strings as Python source.</summary>
internal static class PythonText
{
    /// <summary>A float; the shortest text that gives the same element of <paramref name="type"/> again.</summary>
    internal static string Number(double value, string type = "float64")
    {
        if (double.IsNaN(value)) return "float('nan')";
        if (double.IsInfinity(value)) return value > 0 ? "float('inf')" : "float('-inf')";
        var text = type switch
        {
            "float32" => ((float)value).ToString("R", CultureInfo.InvariantCulture),
            "float16" => ((Half)value).ToString("R", CultureInfo.InvariantCulture),
            "bfloat16" => value.ToString("G5", CultureInfo.InvariantCulture),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
        return text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text.Replace("E+", "e").Replace("E", "e");
    }

    /// <summary>A str literal.</summary>
    internal static string Quote(string text) =>
        "'" + text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\n", "\\n") + "'";
}
