using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>Cascade summation: four running sums side by side, each carried up four levels, so that rounding errors stay small.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/cpu/SumKernel.cpp</c>, <c>multi_row_sum</c> and <c>row_sum</c>.</remarks>
internal static unsafe class Cascade
{
    private const int Levels = 4;

    /// <summary>Four sums over <paramref name="size"/> steps of <paramref name="row"/>, <paramref name="column"/> apart.</summary>
    [SkipLocalsInit]
    public static void Four<TIn, TAcc, TLane>(TIn* x, long row, long column, long size, TAcc* sums)
        where TIn : unmanaged
        where TAcc : unmanaged
        where TLane : struct, ILane<TIn, TAcc>
    {
        TLane lane = default;
        var power = Math.Max(4, CeilLog2(size) / Levels);
        var (step, mask) = (1L << power, (1L << power) - 1);
        TAcc* levels = stackalloc TAcc[Levels * 4];
        for (var k = 0; k < Levels * 4; k++) levels[k] = default;
        TAcc a = default, b = default, c = default, d = default;
        long i = 0;
        while (i + step <= size)
        {
            for (var end = i + step; i < end; i++, x += row)
            {
                a = lane.Add(a, lane.Load(x));
                b = lane.Add(b, lane.Load(x + column));
                c = lane.Add(c, lane.Load(x + (2 * column)));
                d = lane.Add(d, lane.Load(x + (3 * column)));
            }

            (levels[0], levels[1], levels[2], levels[3]) = (a, b, c, d);
            (a, b, c, d) = (default, default, default, default);
            for (var j = 1; j < Levels; j++)
            {
                for (var k = 0; k < 4; k++)
                {
                    levels[(j * 4) + k] = lane.Add(levels[(j * 4) + k], levels[((j - 1) * 4) + k]);
                    levels[((j - 1) * 4) + k] = default;
                }

                if ((i & (mask << (j * power))) != 0) break;
            }
        }

        for (; i < size; i++, x += row)
        {
            a = lane.Add(a, lane.Load(x));
            b = lane.Add(b, lane.Load(x + column));
            c = lane.Add(c, lane.Load(x + (2 * column)));
            d = lane.Add(d, lane.Load(x + (3 * column)));
        }

        (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
        for (var j = 1; j < Levels; j++)
        {
            for (var k = 0; k < 4; k++) sums[k] = lane.Add(sums[k], levels[(j * 4) + k]);
        }
    }

    /// <summary>One sum over <paramref name="size"/> elements, four interleaved ones inside.</summary>
    public static TAcc One<TIn, TAcc, TLane>(TIn* x, long stride, long size)
        where TIn : unmanaged
        where TAcc : unmanaged
        where TLane : struct, ILane<TIn, TAcc>
    {
        TLane lane = default;
        TAcc* sums = stackalloc TAcc[4];
        var quarters = size / 4;
        Four<TIn, TAcc, TLane>(x, 4 * stride, stride, quarters, sums);
        for (var i = quarters * 4; i < size; i++) sums[0] = lane.Add(sums[0], lane.Load(x + (i * stride)));
        for (var k = 1; k < 4; k++) sums[0] = lane.Add(sums[0], sums[k]);
        return sums[0];
    }

    private static int CeilLog2(long n) => n <= 1 ? 0 : BitOperations.Log2((ulong)(n - 1)) + 1;
}
