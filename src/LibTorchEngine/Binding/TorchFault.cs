namespace Compat.Engines;

/// <summary>Errors of libtorch as PyTorch's exceptions.</summary>
/// <remarks>The interface hands over the text but not the C++ class, which is therefore read from the text.</remarks>
internal static class TorchFault
{
    /// <summary>Throws what this thread's last call reported when <paramref name="code"/> is not zero.</summary>
    public static void Check(int code)
    {
        if (code != 0) throw Translate(Native.ErrorText());
    }

    /// <summary>Whether <paramref name="text"/> says that no operator has the name that was called.</summary>
    public static bool IsUnknownOperator(string text) => text.StartsWith("Could not find schema for", StringComparison.Ordinal);

    /// <summary>The exception of <paramref name="text"/>, without libtorch's native stack.</summary>
    public static Exception Translate(string text, Operator op = default)
    {
        var end = text.IndexOf("\nException raised from", StringComparison.Ordinal);
        return Named(end < 0 ? text : text[..end], op);
    }

    // The checks above the engines have named what they could; left are the values a kernel looks at.
    private static Exception Named(string text, Operator op)
    {
        if (text.StartsWith("Dimension out of range", StringComparison.Ordinal)) return new IndexError(text);
        // gather and scatter say the same with TORCH_CHECK, the others with TORCH_CHECK_INDEX.
        if (IsIndex(text) && !op.Name.StartsWith("aten::gather"u8) && !op.Name.StartsWith("aten::scatter"u8)) return new IndexError(text);
        if (text.Contains("not implemented for '") || text.Contains("is not supported for complex inputs"))
            return new NotImplementedError(text);
        return new RuntimeError(text);
    }

    private static bool IsIndex(string text) =>
        (text.StartsWith("index ", StringComparison.Ordinal) && text.Contains(" out of bounds for dimension "))
        || text.StartsWith("index out of range", StringComparison.Ordinal)
        || text.StartsWith("out of range: tried to access index", StringComparison.Ordinal);
}
