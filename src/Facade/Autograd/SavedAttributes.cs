using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>What a node says it saved: name and value, a tensor unpacked only when asked for.</summary>
public sealed class SavedAttributes
{
    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Names in the order Python's <c>dir</c> gives them.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value; a tensor is unpacked, with the checks of backward.</summary>
    public object? this[string name] => _values[name] switch
    {
        Saved saved => saved.Read(),
        Saved[] several => new TensorList(Array.ConvertAll(several, saved => saved.Read())),
        long number and < 0 => unchecked((ulong)number),
        Size sizes => new SavedTuple(sizes.ToArray()),
        long[] numbers => new SavedTuple(numbers),
        var value => value,
    };

    /// <summary>True where the node saved a value of that name, without the prefix.</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <summary>What stands for a saved tensor, or an array of that for several; null for what is neither.</summary>
    /// <exception cref="RuntimeError">One of several was freed by an earlier backward.</exception>
    internal object? Raw(string name) => _values.GetValueOrDefault(name) switch
    {
        Saved saved => new SavedTensor(saved),
        Saved[] several => SavedTensor.Of(several),
        _ => null,
    };

    internal SavedAttributes Add(string name, object? value)
    {
        _values[name] = value;
        return this;
    }
}

/// <summary>Numbers a node saved; prints as Python's tuple.</summary>
/// <remarks>PyTorch's getters give integers unsigned (<c>PyLong_FromUnsignedLong</c>): −1 prints as 18446744073709551615.</remarks>
public sealed class SavedTuple : ITuple, IReadOnlyList<long>
{
    private readonly long[] _values;

    internal SavedTuple(long[] values) => _values = values;

    public int Length => _values.Length;

    public int Count => _values.Length;

    public long this[int index] => _values[index];

    object ITuple.this[int index] => unchecked((ulong)_values[index]);

    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Text.PyRepr.Repr(this);
}
