using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat.Text;

/// <summary>A list that prints as Python's tuple.</summary>
internal sealed class PyTuple<T>(T[] items) : IReadOnlyList<T>, ITuple
{
    public int Count => items.Length;

    int ITuple.Length => items.Length;

    public T this[int index] => items[index];

    object? ITuple.this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => PyRepr.Repr(this);
}
