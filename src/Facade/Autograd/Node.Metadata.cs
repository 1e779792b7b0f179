namespace Compat;

public abstract partial class Node
{
    // What stands in `metadata`, which is not made for the question.
    internal object? Remembered(string key) =>
        _rest?.Metadata is { } metadata && metadata.TryGetValue(key, out var value) ? value : null;
}
