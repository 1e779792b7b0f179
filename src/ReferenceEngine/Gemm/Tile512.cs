using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

// 24 accumulators, two vectors of B and one of A of the 32 registers; the blocks are measured on Zen 4.
internal readonly unsafe partial struct Tile512<T> : ITile<T>
    where T : unmanaged, INumberBase<T>
{
    public static int Rows => 12;
    public static int Columns => 2 * Vector512<T>.Count;
    public static int RowBlock => 144;
    public static int Depth => 512;
    public static int ColumnBlock => 3072;
    public static int DirectBytes => 1 << 20;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Packed(int k, T* a, T* b, T* c, long cRow, T alpha, T beta)
    {
        var c0_0 = Vector512<T>.Zero;
        var c0_1 = Vector512<T>.Zero;
        var c1_0 = Vector512<T>.Zero;
        var c1_1 = Vector512<T>.Zero;
        var c2_0 = Vector512<T>.Zero;
        var c2_1 = Vector512<T>.Zero;
        var c3_0 = Vector512<T>.Zero;
        var c3_1 = Vector512<T>.Zero;
        var c4_0 = Vector512<T>.Zero;
        var c4_1 = Vector512<T>.Zero;
        var c5_0 = Vector512<T>.Zero;
        var c5_1 = Vector512<T>.Zero;
        var c6_0 = Vector512<T>.Zero;
        var c6_1 = Vector512<T>.Zero;
        var c7_0 = Vector512<T>.Zero;
        var c7_1 = Vector512<T>.Zero;
        var c8_0 = Vector512<T>.Zero;
        var c8_1 = Vector512<T>.Zero;
        var c9_0 = Vector512<T>.Zero;
        var c9_1 = Vector512<T>.Zero;
        var c10_0 = Vector512<T>.Zero;
        var c10_1 = Vector512<T>.Zero;
        var c11_0 = Vector512<T>.Zero;
        var c11_1 = Vector512<T>.Zero;
        for (; k > 0; k--)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + Vector512<T>.Count);
            var a0 = Vector512.Create(a[0]);
            c0_0 = Fma(a0, b0, c0_0);
            c0_1 = Fma(a0, b1, c0_1);
            var a1 = Vector512.Create(a[1]);
            c1_0 = Fma(a1, b0, c1_0);
            c1_1 = Fma(a1, b1, c1_1);
            var a2 = Vector512.Create(a[2]);
            c2_0 = Fma(a2, b0, c2_0);
            c2_1 = Fma(a2, b1, c2_1);
            var a3 = Vector512.Create(a[3]);
            c3_0 = Fma(a3, b0, c3_0);
            c3_1 = Fma(a3, b1, c3_1);
            var a4 = Vector512.Create(a[4]);
            c4_0 = Fma(a4, b0, c4_0);
            c4_1 = Fma(a4, b1, c4_1);
            var a5 = Vector512.Create(a[5]);
            c5_0 = Fma(a5, b0, c5_0);
            c5_1 = Fma(a5, b1, c5_1);
            var a6 = Vector512.Create(a[6]);
            c6_0 = Fma(a6, b0, c6_0);
            c6_1 = Fma(a6, b1, c6_1);
            var a7 = Vector512.Create(a[7]);
            c7_0 = Fma(a7, b0, c7_0);
            c7_1 = Fma(a7, b1, c7_1);
            var a8 = Vector512.Create(a[8]);
            c8_0 = Fma(a8, b0, c8_0);
            c8_1 = Fma(a8, b1, c8_1);
            var a9 = Vector512.Create(a[9]);
            c9_0 = Fma(a9, b0, c9_0);
            c9_1 = Fma(a9, b1, c9_1);
            var a10 = Vector512.Create(a[10]);
            c10_0 = Fma(a10, b0, c10_0);
            c10_1 = Fma(a10, b1, c10_1);
            var a11 = Vector512.Create(a[11]);
            c11_0 = Fma(a11, b0, c11_0);
            c11_1 = Fma(a11, b1, c11_1);
            a += 12;
            b += 2 * Vector512<T>.Count;
        }

        var scale = Vector512.Create(alpha);
        var keep = Vector512.Create(beta);
        var reads = !T.IsZero(beta);
        Put(c, c0_0, c0_1, scale, keep, reads);
        Put(c + cRow, c1_0, c1_1, scale, keep, reads);
        Put(c + (2 * cRow), c2_0, c2_1, scale, keep, reads);
        Put(c + (3 * cRow), c3_0, c3_1, scale, keep, reads);
        Put(c + (4 * cRow), c4_0, c4_1, scale, keep, reads);
        Put(c + (5 * cRow), c5_0, c5_1, scale, keep, reads);
        Put(c + (6 * cRow), c6_0, c6_1, scale, keep, reads);
        Put(c + (7 * cRow), c7_0, c7_1, scale, keep, reads);
        Put(c + (8 * cRow), c8_0, c8_1, scale, keep, reads);
        Put(c + (9 * cRow), c9_0, c9_1, scale, keep, reads);
        Put(c + (10 * cRow), c10_0, c10_1, scale, keep, reads);
        Put(c + (11 * cRow), c11_0, c11_1, scale, keep, reads);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fma(Vector512<T> x, Vector512<T> y, Vector512<T> z) =>
        typeof(T) == typeof(double)
            ? Vector512.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>()
            : Vector512.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Vector512<T> x0, Vector512<T> x1, Vector512<T> scale, Vector512<T> keep, bool reads)
    {
        Put(c, x0, scale, keep, reads);
        Put(c + Vector512<T>.Count, x1, scale, keep, reads);
    }

    // With beta 0 the old value is not read: it may be NaN or uninitialised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Vector512<T> x, Vector512<T> scale, Vector512<T> keep, bool reads) =>
        (reads ? Fma(x, scale, keep * Vector512.Load(c)) : x * scale).Store(c);
}
