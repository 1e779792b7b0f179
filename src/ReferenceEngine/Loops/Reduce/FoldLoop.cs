using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>Combines elements into one, in the accumulator's type; <c>i</c> counts them where one dimension is folded.</summary>
internal interface IFold<TIn, TAcc, TOut>
{
    /// <summary>What nothing folds to.</summary>
    TAcc Identity { get; }

    TAcc Step(TAcc total, TIn x, long i);

    TOut Finish(TAcc total);
}

/// <summary>Any fold over any dimensions: row by row, or a block of columns at a time where columns lie side by side.</summary>
internal readonly unsafe struct FoldLoop<TIn, TAcc, TOut, TFold>(TFold fold) : IReductionLoop<TIn, TOut>
    where TIn : unmanaged
    where TAcc : unmanaged
    where TOut : unmanaged
    where TFold : struct, IFold<TIn, TAcc, TOut>
{
    private const int Block = 64;

    public void Invoke(ReductionPlan plan, TIn* x, TOut* r, long n, long xStep, long rStep)
    {
        if (plan.Count > 0 && plan.IsOuter)
        {
            for (long j = 0; j < n; j += Block) Columns(plan, x + (j * xStep), r + (j * rStep), Math.Min(Block, n - j), xStep, rStep);
            return;
        }

        for (long j = 0; j < n; j++) r[j * rStep] = fold.Finish(plan.Count == 0 ? fold.Identity : Row(plan, x + (j * xStep)));
    }

    private TAcc Row(ReductionPlan plan, TIn* x)
    {
        var total = fold.Identity;
        var (size, stride) = plan.Inner;
        var rows = plan.Count / size;
        for (long row = 0; row < rows; row++)
        {
            var at = x + plan.Offset(row);
            for (long i = 0; i < size; i++) total = fold.Step(total, at[i * stride], i);
        }

        return total;
    }

    [SkipLocalsInit]
    private void Columns(ReductionPlan plan, TIn* x, TOut* r, long n, long xStep, long rStep)
    {
        TAcc* totals = stackalloc TAcc[Block];
        for (long j = 0; j < n; j++) totals[j] = fold.Identity;
        var (size, stride) = plan.Inner;
        var rows = plan.Count / size;
        for (long row = 0; row < rows; row++)
        {
            var at = x + plan.Offset(row);
            for (long i = 0; i < size; i++, at += stride)
            {
                for (long j = 0; j < n; j++) totals[j] = fold.Step(totals[j], at[j * xStep], i);
            }
        }

        for (long j = 0; j < n; j++) r[j * rStep] = fold.Finish(totals[j]);
    }
}
