namespace Compat.Printing;

/// <summary>Sizes as Python writes them.</summary>
internal static class SizeText
{
    /// <summary>A tuple: <c>()</c>, <c>(2,)</c>, <c>(2, 3)</c>.</summary>
    public static string Tuple(ReadOnlySpan<long> sizes) =>
        sizes.Length == 1 ? $"({sizes[0]},)" : $"({string.Join(", ", sizes.ToArray())})";
}
