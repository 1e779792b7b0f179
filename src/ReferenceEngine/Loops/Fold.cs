namespace Compat.Engines;

/// <summary>Combines a run of elements into one: the order of combination is decided here and nowhere else.</summary>
internal unsafe interface IFold<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>Folds <paramref name="count"/> elements that lie <paramref name="stride"/> elements apart.</summary>
    TOut Invoke(TIn* x, long stride, long count);
}

/// <summary>Reductions over any dimensions: for each result element, the reduced ones in row-major order as one run.</summary>
internal static unsafe class Fold
{
    /// <summary>Sizes of the result: reduced dimensions become 1 or disappear.</summary>
    public static Shape ResultShape(Shape x, ReadOnlySpan<int> dims, bool keepdim)
    {
        Span<long> sizes = stackalloc long[x.Rank];
        var rank = 0;
        for (var d = 0; d < x.Rank; d++)
        {
            var reduced = dims.Contains(d);
            if (!reduced || keepdim) sizes[rank++] = reduced ? 1 : x.Sizes[d];
        }

        return Shape.Of(sizes[..rank]);
    }

    /// <summary>Reduces <paramref name="x"/> over <paramref name="dims"/> with <paramref name="fold"/> into <paramref name="r"/>.</summary>
    public static void Run<TIn, TOut, TFold>(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, TFold fold, in RawTensor r)
        where TIn : unmanaged
        where TOut : unmanaged
        where TFold : struct, IFold<TIn, TOut>
    {
        var reduced = 1L;
        foreach (var d in dims) reduced *= x.Sizes[d];
        var (inner, kept) = Split(x.Shape, dims);
        var target = r.As(Shape.Of(kept.Sizes, KeptStrides(r.Shape, dims, keepdim, x.Rank)));
        Strided.Run(new FoldLoop<TIn, TOut, TFold>(fold, inner, reduced), target, x.As(kept));
    }

    // The operand's kept dimensions as one shape, its reduced ones as another.
    private static (Shape Inner, Shape Kept) Split(Shape x, ReadOnlySpan<int> dims)
    {
        List<long> innerSizes = [], innerStrides = [], keptSizes = [], keptStrides = [];
        for (var d = 0; d < x.Rank; d++)
        {
            var reduced = dims.Contains(d);
            (reduced ? innerSizes : keptSizes).Add(x.Sizes[d]);
            (reduced ? innerStrides : keptStrides).Add(x.Strides[d]);
        }

        return (Shape.Of([.. innerSizes], [.. innerStrides]), Shape.Of([.. keptSizes], [.. keptStrides]));
    }

    private static long[] KeptStrides(Shape r, ReadOnlySpan<int> dims, bool keepdim, int rank)
    {
        var strides = new List<long>();
        for (int d = 0, at = 0; d < rank; d++)
        {
            var reduced = dims.Contains(d);
            if (!reduced) strides.Add(r.Strides[at]);
            if (!reduced || keepdim) at++;
        }

        return [.. strides];
    }

    private readonly struct FoldLoop<TIn, TOut, TFold>(TFold fold, Shape inner, long reduced) : ILoop
        where TIn : unmanaged
        where TOut : unmanaged
        where TFold : struct, IFold<TIn, TOut>
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], x = data[1];
            if (inner.Rank <= 1 || inner.IsContiguous)
            {
                var stride = inner.Rank == 1 ? inner.Strides[0] : 1;
                for (long i = 0; i < n; i++, r += strides[0], x += strides[1]) *(TOut*)r = fold.Invoke((TIn*)x, stride, reduced);
                return;
            }

            var run = new TIn[reduced];
            fixed (TIn* gathered = run)
            {
                for (long i = 0; i < n; i++, r += strides[0], x += strides[1])
                {
                    Gather((TIn*)x, run);
                    *(TOut*)r = fold.Invoke(gathered, 1, reduced);
                }
            }
        }

        private void Gather(TIn* x, TIn[] run)
        {
            Span<long> index = stackalloc long[inner.Rank];
            index.Clear();
            for (var i = 0; i < run.Length; i++)
            {
                run[i] = *x;
                for (var d = inner.Rank - 1; d >= 0; d--)
                {
                    x += inner.Strides[d];
                    if (++index[d] < inner.Sizes[d]) break;
                    x -= inner.Sizes[d] * inner.Strides[d];
                    index[d] = 0;
                }
            }
        }
    }
}
