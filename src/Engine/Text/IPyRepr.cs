namespace Compat.Text;

/// <summary>A value whose <c>repr</c> differs from its <c>str</c>, which is its ToString.</summary>
internal interface IPyRepr
{
    /// <summary>Python's <c>repr(self)</c>.</summary>
    string Repr();
}
