namespace Compat.Text;

/// <summary>A value with a <c>__format__</c> of its own.</summary>
internal interface IPyFormattable
{
    /// <summary>Python's <c>format(self, spec)</c>; the empty specification gives <c>str(self)</c>.</summary>
    string PyFormat(string spec);
}
