namespace Compat;

/// <summary>What a node says it saved: name and value, a tensor unpacked only when asked for.</summary>
public sealed class SavedAttributes
{
    private readonly SortedDictionary<string, Func<object?>> _values = new(StringComparer.Ordinal);

    /// <summary>Names in the order Python's <c>dir</c> gives them.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value; a tensor is unpacked, with the checks of backward.</summary>
    public object? this[string name] => _values[name]();

    public bool Contains(string name) => _values.ContainsKey(name);

    internal SavedAttributes Add(string name, Saved saved) => Add(name, saved.TryUnpack);

    internal SavedAttributes Add(string name, object? value) => Add(name, () => value);

    private SavedAttributes Add(string name, Func<object?> value)
    {
        _values[name] = value;
        return this;
    }
}
