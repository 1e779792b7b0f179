using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>One int or several, where PyTorch takes either: dimensions, kernel sizes, strides.</summary>
/// <remarks>PyTorch's schemas: <c>int[1] dim</c>, <c>SymInt[2] stride</c>.</remarks>
[CollectionBuilder(typeof(Dims), nameof(Create))]
public readonly struct Dims : IReadOnlyList<long>
{
    private readonly long[]? _values;
    private readonly long _single;

    private Dims(long single) => (_single, IsSingle) = (single, true);

    private Dims(long[] values) => _values = values;

    /// <summary>True where one number was given, not a list of one.</summary>
    public bool IsSingle { get; }

    public int Count => IsSingle ? 1 : _values?.Length ?? 0;

    public long this[int index] => IsSingle && index == 0 ? _single : _values![index];

    public static implicit operator Dims(int value) => new(value);

    public static implicit operator Dims(long value) => new(value);

    public static implicit operator Dims(long[] values) => new((long[])values.Clone());

    public static implicit operator Dims(int[] values) => new(Array.ConvertAll(values, value => (long)value));

    public static implicit operator Dims(Size values) => new(values.ToArray());

    public static implicit operator Dims((long A, long B) values) => new([values.A, values.B]);

    public static implicit operator Dims((long A, long B, long C) values) => new([values.A, values.B, values.C]);

    public static implicit operator Dims((long A, long B, long C, long D) values) => new([values.A, values.B, values.C, values.D]);

    public static Dims Create(ReadOnlySpan<long> values) => new(values.ToArray());

    public long[] ToArray() => IsSingle ? [_single] : (long[])(_values ?? []).Clone();

    /// <summary>The numbers, a single one repeated <paramref name="count"/> times: <c>expand_param_if_needed</c>.</summary>
    public long[] Expand(int count) => IsSingle || (Count == 1 && count > 1) ? [.. Enumerable.Repeat(this[0], count)] : ToArray();

    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => IsSingle ? $"{_single}" : $"[{string.Join(", ", this)}]";
}
