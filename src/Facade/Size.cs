using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Sizes of a tensor: prints as <c>torch.Size([2, 3])</c>, converts from numbers, tuples and arrays.</summary>
/// <remarks>PyTorch 2.13 <c>torch.Size</c>.</remarks>
[CollectionBuilder(typeof(Size), nameof(Create))]
public readonly struct Size : IReadOnlyList<long>, IEquatable<Size>
{
    private readonly long[]? _values;

    public Size(ReadOnlySpan<long> values) => _values = values.ToArray();

    private Size(long[] values) => _values = values;

    public int Count => Span.Length;

    public int Length => Span.Length;

    internal ReadOnlySpan<long> Span => _values;

    public long this[int index] => Span[index];

    public long this[Index index] => Span[index];

    public Size this[Range range] => new(Span[range]);

    public static implicit operator Size(int value) => new([value]);

    public static implicit operator Size(long value) => new([value]);

    public static implicit operator Size(long[] values) => new((long[])values.Clone());

    public static implicit operator Size(int[] values) => new(Array.ConvertAll(values, value => (long)value));

    public static implicit operator Size((long A, long B) values) => new([values.A, values.B]);

    public static implicit operator Size((long A, long B, long C) values) => new([values.A, values.B, values.C]);

    public static implicit operator Size((long A, long B, long C, long D) values) => new([values.A, values.B, values.C, values.D]);

    public static Size Create(ReadOnlySpan<long> values) => new(values);

    public static bool operator ==(Size a, Size b) => a.Equals(b);

    public static bool operator !=(Size a, Size b) => !a.Equals(b);

    /// <summary>The product of the sizes.</summary>
    public long numel()
    {
        long count = 1;
        foreach (var size in Span) count *= size;
        return count;
    }

    public long[] ToArray() => Span.ToArray();

    public bool Equals(Size other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in Span) hash.Add(size);
        return hash.ToHashCode();
    }

    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(_values ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"torch.Size([{string.Join(", ", this)}])";
}
