using System.Runtime.CompilerServices;
using Compat.Text;

namespace Compat;

/// <summary>The namespace <c>torch</c> of PyTorch.</summary>
public static partial class torch
{
    /// <summary>Writes the values as Python's <c>print</c> does: <c>str</c> of each, blanks between, a line feed after.</summary>
    /// <remarks>Interpolated strings take Python's format specifications: <c>print($"loss {loss.item():.4f}")</c>.</remarks>
    [OverloadResolutionPriority(1)]
    public static void print(params ReadOnlySpan<PyArg?> values) => Write(values, " ", "\n");

    /// <summary>Writes one value and a line feed; null is None.</summary>
    [OverloadResolutionPriority(2)]
    public static void print(PyArg? value) => Write([value], " ", "\n");

    /// <inheritdoc cref="print(ReadOnlySpan{PyArg})"/>
    public static void print(params ReadOnlySpan<object?> values) => Write(values, " ", "\n");

    /// <summary>Writes one value, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-1)]
    public static void print(PyArg? a, string sep = " ", string end = "\n", bool flush = false) => Write([a], sep, end);

    /// <summary>Writes two values with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-1)]
    public static void print(PyArg? a, PyArg? b, string sep = " ", string end = "\n", bool flush = false) => Write([a, b], sep, end);

    /// <summary>Writes three values with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-1)]
    public static void print(PyArg? a, PyArg? b, PyArg? c, string sep = " ", string end = "\n", bool flush = false) =>
        Write([a, b, c], sep, end);

    /// <summary>Writes four values with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-1)]
    public static void print(PyArg? a, PyArg? b, PyArg? c, PyArg? d, string sep = " ", string end = "\n", bool flush = false) =>
        Write([a, b, c, d], sep, end);

    /// <summary>Writes five values with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-1)]
    public static void print(
        PyArg? a, PyArg? b, PyArg? c, PyArg? d, PyArg? e, string sep = " ", string end = "\n", bool flush = false) =>
        Write([a, b, c, d, e], sep, end);

    /// <summary>Writes one value of any type, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-2)]
    public static void print(object? a, string sep = " ", string end = "\n", bool flush = false) => Write([a], sep, end);

    /// <summary>Writes two values of any type with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-2)]
    public static void print(object? a, object? b, string sep = " ", string end = "\n", bool flush = false) => Write([a, b], sep, end);

    /// <summary>Writes three values of any type with <paramref name="sep"/> between, then <paramref name="end"/>.</summary>
    [OverloadResolutionPriority(-2)]
    public static void print(object? a, object? b, object? c, string sep = " ", string end = "\n", bool flush = false) =>
        Write([a, b, c], sep, end);

    /// <summary>The text of an interpolated string whose holes take Python's format specifications, as <c>f"…"</c>.</summary>
    public static string f(PyArg text) => text.ToString();

    private static void Write<T>(ReadOnlySpan<T> values, string sep, string end)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++) texts[i] = values[i] is PyArg argument ? argument.ToString() : PyRepr.Str(values[i]);
        Console.Out.Write(string.Join(sep, texts) + end);
    }
}
