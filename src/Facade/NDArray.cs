using System.Runtime.CompilerServices;
using Compat.Engines;
using Compat.Printing;
using Compat.Text;

namespace Compat;

/// <summary>What <c>x.numpy()</c> returns: an array in CPU memory, shared with the tensor, that prints as NumPy's arrays do.</summary>
/// <remarks>NumPy 2.4 <c>numpy.ndarray</c>, as far as a program needs that hands numbers on.</remarks>
public sealed class NDArray : IPyRepr
{
    internal readonly RawTensor Raw;

    internal NDArray(RawTensor raw) => Raw = raw;

    /// <summary>The element type; prints as PyTorch's, its name is NumPy's.</summary>
    public DType dtype => Raw.DType;

    /// <summary>The sizes.</summary>
    public Size shape => new(Raw.Sizes);

    /// <summary>Number of dimensions.</summary>
    public int ndim => Raw.Rank;

    /// <summary>Number of elements.</summary>
    public long size => Raw.Count;

    /// <summary>Part of the first dimension, looked at without a copy.</summary>
    /// <exception cref="IndexError">The array has no dimension.</exception>
    public NDArray this[Range range]
    {
        get
        {
            if (ndim == 0) throw new IndexError("too many indices for array: array is 0-dimensional, but 1 were indexed");
            var (start, length) = range.GetOffsetAndLength((int)Raw.Sizes[0]);
            var sizes = Raw.Sizes.ToArray();
            sizes[0] = length;
            return new NDArray(Raw.As(Shape.Of(sizes, Raw.Strides), Raw.Offset + (start * Raw.Strides[0])));
        }
    }

    /// <summary>One element, by one index for each dimension, from the end when negative; writing is seen by the tensor.</summary>
    /// <exception cref="IndexError">An index lies outside, or there are not as many as dimensions.</exception>
    public Scalar this[params ReadOnlySpan<long> indices]
    {
        get => new Elements(Raw).At(Offset(indices));
        set
        {
            var storage = (HostStorage)Raw.Storage;
            Element.Write(ref Unsafe.AddByteOffset(ref storage.Data, (nint)(Offset(indices) * dtype.itemsize)), dtype, value);
            GC.KeepAlive(storage);
        }
    }

    /// <summary>The only element.</summary>
    /// <exception cref="ValueError">There is not exactly one.</exception>
    public Scalar item() => size == 1 ? new Elements(Raw).At(Raw.Offset)
        : throw new ValueError("can only convert an array of size 1 to a Python scalar");

    /// <summary>The elements in nested lists, as <c>Tensor.tolist</c>.</summary>
    public object tolist() => NestedList.Of(Raw);

    /// <summary>The elements in row-major order, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="TypeError"><typeparamref name="T"/> is no element type.</exception>
    public T[] ToArray<T>()
        where T : unmanaged
    {
        var elements = new Elements(Raw);
        var result = new T[Raw.Count];
        var at = 0;
        foreach (var value in elements.Collect(long.MaxValue / 2))
        {
            Element.Write(ref Unsafe.As<T, byte>(ref result[at++]), DType.Of<T>(), value);
        }

        return result;
    }

    /// <summary>NumPy's <c>str</c>.</summary>
    public override string ToString() => NumpyText.Str(Raw);

    /// <summary>NumPy's <c>repr</c>: <c>array([1., 2.], dtype=float32)</c>.</summary>
    public string Repr() => NumpyText.Repr(Raw);

    private long Offset(ReadOnlySpan<long> indices)
    {
        if (indices.Length != ndim)
        {
            throw new IndexError(indices.Length > ndim
                ? $"too many indices for array: array is {ndim}-dimensional, but {indices.Length} were indexed"
                : $"an index is missing: array is {ndim}-dimensional, but {indices.Length} were indexed");
        }

        var offset = Raw.Offset;
        for (var d = 0; d < indices.Length; d++)
        {
            var (index, size) = (indices[d], Raw.Sizes[d]);
            if (index < -size || index >= size) throw new IndexError($"index {index} is out of bounds for axis {d} with size {size}");
            offset += (index < 0 ? index + size : index) * Raw.Strides[d];
        }

        return offset;
    }
}
