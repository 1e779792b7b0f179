using System.Collections;

namespace Compat;

/// <summary>Strides of a tensor: a sequence of numbers that prints as a Python tuple.</summary>
public readonly struct Strides : IReadOnlyList<long>, IEquatable<Strides>
{
    private readonly long[]? _values;

    internal Strides(ReadOnlySpan<long> values) => _values = values.ToArray();

    public int Count => _values?.Length ?? 0;

    public long this[int index] => _values![index];

    public long this[Index index] => _values![index];

    public static implicit operator Size(Strides strides) => new(strides._values);

    public static bool operator ==(Strides a, Strides b) => a.Equals(b);

    public static bool operator !=(Strides a, Strides b) => !a.Equals(b);

    public bool Equals(Strides other) => _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => obj is Strides other && Equals(other);

    public override int GetHashCode() => ((Size)this).GetHashCode();

    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(_values ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Count == 1 ? $"({this[0]},)" : $"({string.Join(", ", this)})";
}
