namespace Compat.Engines;

/// <summary>
/// Sizes and strides, in elements: immutable, so that tensors share one object, and results of the same layout allocate none.
/// </summary>
/// <remarks>PyTorch 2.13 <c>c10::impl::SizesAndStrides</c> with <c>TensorImpl</c>'s cached contiguity.</remarks>
public sealed partial class Shape
{
    private readonly long[] _sizes;
    private readonly long[] _strides;
    private sbyte _dense = -1;

    private Shape(long[] sizes, long[] strides)
    {
        (_sizes, _strides) = (sizes, strides);
        Count = Product(sizes);
        IsContiguous = HasContiguousStrides(sizes, strides, Count);
    }

    /// <summary>The shape of a 0-d tensor.</summary>
    public static Shape Scalar { get; } = new([], []);

    /// <summary>A vector of one element.</summary>
    public static Shape One { get; } = new([1], [1]);

    public ReadOnlySpan<long> Sizes => _sizes;

    public ReadOnlySpan<long> Strides => _strides;

    public int Rank => _sizes.Length;

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Row-major without gaps; strides of dimensions of size 1 do not matter, nor any where there is no element.</summary>
    public bool IsContiguous { get; }

    /// <summary>Some order of the dimensions is row-major without gaps.</summary>
    public bool IsNonOverlappingAndDense
    {
        get
        {
            if (_dense < 0) _dense = IsContiguous || IsDensePermutation() ? (sbyte)1 : (sbyte)0;
            return _dense == 1;
        }
    }

    /// <summary>Row-major strides for <paramref name="sizes"/>.</summary>
    public static Shape Of(params ReadOnlySpan<long> sizes) => sizes switch
    {
        [] => Scalar,
        [1] => One,
        _ => new Shape(sizes.ToArray(), ContiguousStrides(sizes)),
    };

    public static Shape Of(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides) => new(sizes.ToArray(), strides.ToArray());

    /// <summary>Row-major strides: each the product of the sizes behind it, sizes 0 counted as 1.</summary>
    public static long[] ContiguousStrides(ReadOnlySpan<long> sizes)
    {
        var strides = new long[sizes.Length];
        long step = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            strides[d] = step;
            step *= Math.Max(sizes[d], 1);
        }

        return strides;
    }

    /// <summary>The same sizes in row-major order.</summary>
    public Shape Contiguous() => HasRowMajorStrides() ? this : Of(_sizes);

    /// <summary>Contiguous, and the strides of dimensions of size 1 as if they were larger.</summary>
    private bool HasRowMajorStrides()
    {
        long step = 1;
        for (var d = _sizes.Length - 1; d >= 0; d--)
        {
            if (_strides[d] != step) return false;
            step *= Math.Max(_sizes[d], 1);
        }

        return true;
    }

    public bool SameSizes(Shape other) => ReferenceEquals(this, other) || _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <summary>True where sizes and strides are the same.</summary>
    public bool SameLayout(Shape other) =>
        ReferenceEquals(this, other) || (SameSizes(other) && _strides.AsSpan().SequenceEqual(other._strides));

    public bool SameSizes(ReadOnlySpan<long> sizes) => _sizes.AsSpan().SequenceEqual(sizes);

    /// <summary>Distance from the first element to the last reachable one, in elements, plus one; 0 without elements.</summary>
    public long Extent
    {
        get
        {
            if (Count == 0) return 0;
            long last = 0;
            for (var d = 0; d < _sizes.Length; d++) last += (_sizes[d] - 1) * _strides[d];
            return last + 1;
        }
    }

    private static long Product(long[] sizes)
    {
        long count = 1;
        foreach (var size in sizes) count *= size;
        return count;
    }

    private static bool HasContiguousStrides(long[] sizes, long[] strides, long count)
    {
        if (count == 0) return true;
        long step = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (sizes[d] == 1) continue;
            if (strides[d] != step) return false;
            step *= sizes[d];
        }

        return true;
    }

    private bool IsDensePermutation()
    {
        Span<int> order = stackalloc int[Rank];
        var used = 0;
        for (var d = 0; d < Rank; d++)
        {
            if (_sizes[d] == 1) continue;
            var at = used++;
            for (; at > 0 && _strides[order[at - 1]] > _strides[d]; at--) order[at] = order[at - 1];
            order[at] = d;
        }

        long step = 1;
        foreach (var d in order[..used])
        {
            if (_strides[d] != step) return false;
            step *= _sizes[d];
        }

        return true;
    }

    public override string ToString() => $"[{string.Join(", ", _sizes)}]";
}
