using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

/// <summary>Sums of numbers that vectors hold: along rows, or 32 bytes of columns at a time.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/cpu/SumKernel.cpp</c>, <c>cascade_sum</c>.</remarks>
internal readonly unsafe struct WideSumLoop<T> : IReductionLoop<T, T>
    where T : unmanaged, INumberBase<T>
{
    [SkipLocalsInit]
    public void Invoke(ReductionPlan plan, T* x, T* r, long n, long xStep, long rStep)
    {
        var (size, stride) = plan.Inner;
        var lanes = Vector256<T>.Count;
        if (plan.FoldedRank == 1 && !(stride == 1 && size >= lanes) && xStep == 1 && plan.Run.Size >= lanes) Columns(plan, x, r, n, rStep);
        else if (stride == 1 && size >= lanes) Rows(plan, x, r, n, xStep, rStep);
        else default(SumLoop<T, T>).Invoke(plan, x, r, n, xStep, rStep);
    }

    private static void Rows(ReductionPlan plan, T* x, T* r, long n, long xStep, long rStep)
    {
        for (long j = 0; j < n; j++)
        {
            var total = T.Zero;
            var rows = plan.Count / plan.Inner.Size;
            for (long row = 0; row < rows; row++) total += Row(x + (j * xStep) + plan.Offset(row), plan.Inner.Size);
            r[j * rStep] = total;
        }
    }

    private static T Row(T* x, long size)
    {
        var lanes = Vector256<T>.Count;
        var vectors = size / lanes;
        var partial = Cascade.One<T, Vector256<T>, WideLane<T>>(x, lanes, vectors);
        var total = T.Zero;
        for (var k = vectors * lanes; k < size; k++) total += x[k];
        for (var k = 0; k < lanes; k++) total += partial[k];
        return total;
    }

    [SkipLocalsInit]
    private static void Columns(ReductionPlan plan, T* x, T* r, long n, long rStep)
    {
        var (size, stride) = plan.Inner;
        var lanes = Vector256<T>.Count;
        Vector256<T>* sums = stackalloc Vector256<T>[4];
        long j = 0;
        for (; j + (4 * lanes) <= n; j += 4 * lanes)
        {
            Cascade.Four<T, Vector256<T>, WideLane<T>>(x + j, stride, lanes, size, sums);
            for (var k = 0; k < 4; k++) Store(sums[k], r + ((j + (k * lanes)) * rStep), rStep);
        }

        for (; j + lanes <= n; j += lanes) Store(Cascade.One<T, Vector256<T>, WideLane<T>>(x + j, stride, size), r + (j * rStep), rStep);
        for (; j < n; j++) r[j * rStep] = T.Zero + Cascade.One<T, T, OneLane<T, T>>(x + j, stride, size);
    }

    private static void Store(Vector256<T> sum, T* r, long rStep)
    {
        for (var k = 0; k < Vector256<T>.Count; k++) r[k * rStep] = T.Zero + sum[k];
    }
}

/// <summary>Sums of any numbers, in the accumulator's type.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/cpu/SumKernel.cpp</c>, <c>scalar_inner_sum</c> and <c>scalar_outer_sum</c>.</remarks>
internal readonly unsafe struct SumLoop<TIn, TAcc> : IReductionLoop<TIn, TIn>
    where TIn : unmanaged
    where TAcc : unmanaged, INumberBase<TAcc>
{
    public void Invoke(ReductionPlan plan, TIn* x, TIn* r, long n, long xStep, long rStep)
    {
        var (size, stride) = plan.Inner;
        long j = 0;
        if (plan.FoldedRank == 1 && plan.IsOuter)
        {
            TAcc* sums = stackalloc TAcc[4];
            for (; j + 4 <= n; j += 4)
            {
                Cascade.Four<TIn, TAcc, OneLane<TIn, TAcc>>(x + (j * xStep), stride, xStep, size, sums);
                for (var k = 0; k < 4; k++) r[(j + k) * rStep] = Cast.To<TAcc, TIn>(TAcc.Zero + sums[k]);
            }
        }

        for (; j < n; j++) r[j * rStep] = One(plan, x + (j * xStep));
    }

    // Rounded once: ATen sums into float32 where more than one dimension is folded (should_use_acc_buffer).
    private static TIn One(ReductionPlan plan, TIn* x)
    {
        var (size, stride) = plan.Inner;
        var rows = size == 0 ? 0 : plan.Count / size;
        var total = TAcc.Zero;
        for (long row = 0; row < rows; row++) total += Cascade.One<TIn, TAcc, OneLane<TIn, TAcc>>(x + plan.Offset(row), stride, size);
        return Cast.To<TAcc, TIn>(total);
    }
}
