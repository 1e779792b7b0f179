using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>What stands between the brackets of <c>x[…]</c>, for one dimension or several: an int, a slice, None, Ellipsis, a bool, a
/// mask or a tensor of indices.</summary>
/// <remarks>PyTorch 2.13 <c>at::indexing::TensorIndex</c>; its default value is None.</remarks>
[CollectionBuilder(typeof(TensorIndex), nameof(Create))]
public readonly struct TensorIndex : IEnumerable<PyData>
{
    private TensorIndex(IndexKind kind, long start = 0, long stop = 0, long step = 1, Tensor? places = null) =>
        (Kind, Start, Stop, Step, Places) = (kind, start, stop, step, places);

    /// <summary>Adds a dimension of size 1.</summary>
    public static TensorIndex None => default;

    /// <summary>Stands for all dimensions that no other index names.</summary>
    public static TensorIndex Ellipsis => new(IndexKind.Ellipsis);

    /// <summary>The whole dimension.</summary>
    public static TensorIndex Colon => Slice();

    internal IndexKind Kind { get; }

    internal long Start { get; }

    internal long Stop { get; }

    internal long Step { get; }

    internal Tensor? Places { get; }

    /// <summary>Python's <c>start:stop:step</c>; null stands for what is left out.</summary>
    /// <exception cref="ValueError">The step is not positive.</exception>
    public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
    {
        if (step == 0) throw new ValueError("slice step cannot be zero");
        if (step < 0) throw new ValueError("step must be greater than zero");
        return new TensorIndex(IndexKind.Slice, start ?? 0, stop ?? long.MaxValue, step ?? 1);
    }

    /// <summary>One index, as TorchSharp spells it.</summary>
    public static TensorIndex Single(long index) => index;

    /// <summary>One truth value, as TorchSharp spells it.</summary>
    public static TensorIndex Bool(bool value) => value;

    /// <summary>A mask or indices, as TorchSharp spells it.</summary>
    public static TensorIndex Tensor(Tensor tensor) => tensor;

    public static implicit operator TensorIndex(int index) => new(IndexKind.Integer, index);

    public static implicit operator TensorIndex(long index) => new(IndexKind.Integer, index);

    public static implicit operator TensorIndex(Scalar index) => index.Kind == ScalarKind.Bool ? (bool)index : index.IsIntegral
        ? (long)index
        : throw new TypeError("only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
            + "float)");

    public static implicit operator TensorIndex(bool value) => new(IndexKind.Boolean, value ? 1 : 0);

    public static implicit operator TensorIndex(Index index) => new(IndexKind.Integer, Place(index));

    public static implicit operator TensorIndex(Range range) => new(
        IndexKind.Slice, Place(range.Start), range.End.Equals(Index.End) ? long.MaxValue : Place(range.End));

    public static implicit operator TensorIndex(Tensor? tensor) => tensor is null ? default : new(IndexKind.Tensor, places: tensor);

    public static implicit operator TensorIndex(int[] indices) => torch.tensor(Array.ConvertAll(indices, index => (long)index));

    public static implicit operator TensorIndex(long[] indices) => torch.tensor(indices);

    public static implicit operator TensorIndex(bool[] mask) => torch.tensor(mask);

    /// <summary>A Python list of indices, nested at will; the compiler calls it for <c>[…]</c>.</summary>
    public static TensorIndex Create(ReadOnlySpan<PyData> items) => items.Length == 0
        ? torch.empty(0, dtype: DType.Int64)
        : torch.tensor(PyData.Create(items));

    public override string ToString() => Kind.ToString();

    IEnumerator<PyData> IEnumerable<PyData>.GetEnumerator() => throw new TypeError("an index cannot be iterated");

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<PyData>)this).GetEnumerator();

    // ^n is −n; ^0, one behind the last, has no negative number.
    private static long Place(Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? long.MaxValue : -index.Value;
}

/// <summary>What a <see cref="TensorIndex"/> is.</summary>
internal enum IndexKind : byte
{
    None,
    Ellipsis,
    Integer,
    Boolean,
    Slice,
    Tensor,
}
