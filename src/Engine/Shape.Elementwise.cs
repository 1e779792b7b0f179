namespace Compat.Engines;

/// <summary>Shapes of element-wise results: broadcasting, and TensorIterator's choice of strides.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/ExpandUtils.cpp</c>, <c>ATen/TensorIterator.cpp</c> (reorder_dimensions,
/// compute_fast_setup_type).</remarks>
public sealed partial class Shape
{
    /// <summary>The shape an element-wise result has whose operand is <paramref name="a"/>.</summary>
    public static Shape OfResult(Shape a)
    {
        if (a.IsContiguous) return a.Contiguous();
        return a.IsNonOverlappingAndDense ? a : Permuted(a._sizes, [a]);
    }

    /// <summary>The shape an element-wise result has: broadcast sizes, strides in the order of the operands'.</summary>
    public static Shape OfResult(Shape a, Shape b)
    {
        if (ReferenceEquals(a, b)) return OfResult(a);
        if (a.SameSizes(b))
        {
            if (a.IsContiguous && b.IsContiguous) return a.Contiguous();
            if (a.IsNonOverlappingAndDense && a._strides.AsSpan().SequenceEqual(b._strides)) return a;
            return Permuted(a._sizes, [a, b]);
        }

        var sizes = Broadcast(a._sizes, b._sizes);
        if (b.Rank == 0 && a.HasRowMajorStrides()) return a;
        if (a.Rank == 0 && b.HasRowMajorStrides()) return b;
        return Permuted(sizes, [a, b]);
    }

    /// <inheritdoc cref="OfResult(Shape, Shape)"/>
    public static Shape OfResult(params ReadOnlySpan<Shape> operands)
    {
        long[] sizes = operands[0]._sizes;
        var same = true;
        foreach (var operand in operands[1..])
        {
            if (operand.SameSizes(sizes)) continue;
            same = false;
            sizes = Broadcast(sizes, operand._sizes);
        }

        if (same && AllContiguous(operands)) return operands[0].Contiguous();
        return Permuted(sizes, operands);
    }

    /// <summary>Sizes that <paramref name="a"/> and <paramref name="b"/> broadcast to.</summary>
    /// <exception cref="RuntimeError">Two sizes differ and neither is 1.</exception>
    public static long[] Broadcast(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var rank = Math.Max(a.Length, b.Length);
        var sizes = new long[rank];
        for (var d = rank - 1; d >= 0; d--)
        {
            var (i, j) = (d - rank + a.Length, d - rank + b.Length);
            var (x, y) = (i >= 0 ? a[i] : 1, j >= 0 ? b[j] : 1);
            if (x != y && x != 1 && y != 1)
            {
                throw new RuntimeError($"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {d}");
            }

            sizes[d] = x == 1 ? y : x;
        }

        return sizes;
    }

    /// <summary>This shape looked at as <paramref name="sizes"/>: stride 0 where a dimension is repeated.</summary>
    public void StridesFor(ReadOnlySpan<long> sizes, Span<long> strides)
    {
        var missing = sizes.Length - Rank;
        strides[..missing].Clear();
        for (var d = 0; d < Rank; d++) strides[missing + d] = _sizes[d] == 1 && sizes[missing + d] != 1 ? 0 : _strides[d];
    }

    /// <summary>This shape expanded to <paramref name="sizes"/>, which it broadcasts to.</summary>
    public Shape ExpandTo(ReadOnlySpan<long> sizes)
    {
        if (SameSizes(sizes)) return this;
        var strides = new long[sizes.Length];
        StridesFor(sizes, strides);
        return new Shape(sizes.ToArray(), strides);
    }

    /// <summary>Order of the dimensions, fastest first, that the operands' strides ask for; ambiguous ones keep row-major order.</summary>
    internal static void IterationOrder(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int operands, Span<int> order)
    {
        var rank = sizes.Length;
        for (var i = 0; i < rank; i++) order[i] = rank - 1 - i;
        for (var i = 1; i < rank; i++)
        {
            var at = i;
            for (var before = i - 1; before >= 0; before--)
            {
                var comparison = CompareDims(sizes, strides, operands, order[before], order[at]);
                if (comparison < 0) break;
                if (comparison == 0) continue;
                (order[before], order[at]) = (order[at], order[before]);
                at = before;
            }
        }
    }

    private static int CompareDims(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int operands, int dim0, int dim1)
    {
        for (var operand = 0; operand < operands; operand++)
        {
            var (stride0, stride1) = (strides[(operand * sizes.Length) + dim0], strides[(operand * sizes.Length) + dim1]);
            if (stride0 == 0 || stride1 == 0) continue;
            if (stride0 != stride1) return stride0 < stride1 ? -1 : 1;
            if (sizes[dim0] > sizes[dim1]) return 1;
        }

        return 0;
    }

    private static bool AllContiguous(ReadOnlySpan<Shape> operands)
    {
        foreach (var operand in operands)
        {
            if (!operand.IsContiguous) return false;
        }

        return true;
    }

    private static Shape Permuted(long[] sizes, ReadOnlySpan<Shape> operands)
    {
        var rank = sizes.Length;
        Span<long> strides = new long[operands.Length * rank];
        for (var i = 0; i < operands.Length; i++) operands[i].StridesFor(sizes, strides.Slice(i * rank, rank));
        Span<int> order = stackalloc int[rank];
        IterationOrder(sizes, strides, operands.Length, order);
        var result = new long[rank];
        long step = 1;
        foreach (var d in order)
        {
            result[d] = step;
            step *= Math.Max(sizes[d], 1);
        }

        return new Shape((long[])sizes.Clone(), result);
    }
}
