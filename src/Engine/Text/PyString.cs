using System.Globalization;
using System.Text;

namespace Compat.Text;

/// <summary>Python's <c>repr</c> of a string.</summary>
internal static class PyString
{
    /// <summary>Single quotes, double ones where the text has a single quote and no double one; what does not print is escaped.</summary>
    /// <remarks>CPython 3.11, <c>unicode_repr</c> in Objects/unicodeobject.c.</remarks>
    public static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder(text.Length + 2).Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var paired = char.IsSurrogatePair(text, i);
            var code = paired ? char.ConvertToUtf32(text, i) : text[i];
            if (code == quote || code == '\\') result.Append('\\').Append((char)code);
            else if (code is '\n' or '\r' or '\t') result.Append('\\').Append(code == '\n' ? 'n' : code == '\r' ? 'r' : 't');
            else if (Prints(text, i)) result.Append(text, i, paired ? 2 : 1);
            else result.Append('\\').Append(code < 256 ? $"x{code:x2}" : code < 65536 ? $"u{code:x4}" : $"U{code:x8}");
            if (paired) i++;
        }

        return result.Append(quote).ToString();
    }

    private static bool Prints(string text, int index) => text[index] == ' ' || CharUnicodeInfo.GetUnicodeCategory(text, index) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
