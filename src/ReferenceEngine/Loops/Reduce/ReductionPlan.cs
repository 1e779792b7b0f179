namespace Compat.Engines;

/// <summary>A reduction's dimensions, fastest first and merged: folded ones, and kept ones with the destination's strides.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/TensorIterator.cpp</c>: folded dimensions go inside, by stride; kept ones stay row-major.</remarks>
internal sealed class ReductionPlan
{
    private readonly long[] _keptR;

    public ReductionPlan(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
    {
        var rank = x.Rank;
        long[] kept = new long[rank], keptX = new long[rank], folded = new long[rank], foldedX = new long[rank];
        _keptR = new long[rank];
        (Count, Outputs) = (1, r.Count);
        for (int d = rank - 1, at = r.Rank - 1; d >= 0; d--)
        {
            var (size, stride) = (x.Sizes[d], x.Strides[d]);
            if (dims.Contains(d))
            {
                if (keepdim) at--;
                Count *= size;
                if (size != 1) Insert(folded, foldedX, size, stride);
                continue;
            }

            var own = r.Strides[at--];
            if (size != 1) Append(kept, keptX, size, stride, own);
        }

        MergeFolded(folded, foldedX);
        (Kept, KeptX, KeptR) = (kept.AsMemory(0, KeptRank), keptX.AsMemory(0, KeptRank), _keptR.AsMemory(0, KeptRank));
        (Folded, FoldedX) = (folded.AsMemory(0, FoldedRank), foldedX.AsMemory(0, FoldedRank));
    }

    /// <summary>Elements folded into one.</summary>
    public long Count { get; }

    public long Outputs { get; }

    public int KeptRank { get; private set; }

    public int FoldedRank { get; private set; }

    public ReadOnlyMemory<long> Kept { get; }

    public ReadOnlyMemory<long> KeptX { get; }

    public ReadOnlyMemory<long> KeptR { get; }

    public ReadOnlyMemory<long> Folded { get; }

    public ReadOnlyMemory<long> FoldedX { get; }

    /// <summary>The fastest folded dimension's size and stride; one element where none is left.</summary>
    public (long Size, long Stride) Inner => FoldedRank == 0 ? (1, 0) : (Folded.Span[0], FoldedX.Span[0]);

    /// <summary>Outputs in one run, with their distances in the operand and in the destination.</summary>
    public (long Size, long X, long R) Run => KeptRank == 0 ? (1, 0, 0) : (Kept.Span[0], KeptX.Span[0], KeptR.Span[0]);

    /// <summary>Whether neighbouring outputs lie closer together in the operand than the elements of one of them.</summary>
    public bool IsOuter => KeptRank > 0 && Run.X < Inner.Stride;

    /// <summary>Where the <paramref name="row"/>-th run of the fastest folded dimension starts.</summary>
    public long Offset(long row)
    {
        long offset = 0;
        for (var d = 1; d < FoldedRank; d++)
        {
            offset += row % Folded.Span[d] * FoldedX.Span[d];
            row /= Folded.Span[d];
        }

        return offset;
    }

    private void Append(long[] sizes, long[] strides, long size, long stride, long own)
    {
        var last = KeptRank - 1;
        if (last >= 0 && stride == strides[last] * sizes[last] && own == _keptR[last] * sizes[last])
        {
            sizes[last] *= size;
            return;
        }

        (sizes[KeptRank], strides[KeptRank], _keptR[KeptRank]) = (size, stride, own);
        KeptRank++;
    }

    private void Insert(long[] sizes, long[] strides, long size, long stride)
    {
        var at = FoldedRank++;
        for (; at > 0 && stride != 0 && strides[at - 1] != 0; at--)
        {
            if (strides[at - 1] < stride || (strides[at - 1] == stride && sizes[at - 1] <= size)) break;
            (sizes[at], strides[at]) = (sizes[at - 1], strides[at - 1]);
        }

        (sizes[at], strides[at]) = (size, stride);
    }

    private void MergeFolded(long[] sizes, long[] strides)
    {
        var rank = 0;
        for (var d = 0; d < FoldedRank; d++)
        {
            if (rank > 0 && strides[d] == strides[rank - 1] * sizes[rank - 1])
            {
                sizes[rank - 1] *= sizes[d];
                continue;
            }

            (sizes[rank], strides[rank]) = (sizes[d], strides[d]);
            rank++;
        }

        FoldedRank = rank;
    }
}
