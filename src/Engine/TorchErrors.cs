namespace Compat.Engines;

/// <summary>Texts of libtorch's errors as PyTorch's exceptions, for engines that compute with it.</summary>
/// <remarks>Its interfaces hand over the text but not the C++ class, which is therefore read from the text.</remarks>
public static class TorchErrors
{
    /// <summary>The text without libtorch's native stack.</summary>
    public static string Text(string text)
    {
        var end = text.IndexOf("\nException raised from", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    /// <summary>The exception of <paramref name="text"/>; the checks above the engines have named what they could.</summary>
    public static Exception Translate(string text)
    {
        text = Text(text);
        return IsIndex(text) ? new IndexError(text) : TranslateScatter(text);
    }

    /// <summary>The same for operators that call an index outside its dimension a plain RuntimeError.</summary>
    public static Exception TranslateScatter(string text)
    {
        text = Text(text);
        if (text.StartsWith("Dimension out of range", StringComparison.Ordinal)) return new IndexError(text);
        if (text.Contains("not implemented for '") || text.Contains("is not supported for complex inputs"))
            return new NotImplementedError(text);
        return new RuntimeError(text);
    }

    private static bool IsIndex(string text) =>
        (text.StartsWith("index ", StringComparison.Ordinal) && text.Contains(" out of bounds for dimension "))
        || text.StartsWith("index out of range", StringComparison.Ordinal)
        || text.StartsWith("out of range: tried to access index", StringComparison.Ordinal);
}
