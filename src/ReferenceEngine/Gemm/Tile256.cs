using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

// 12 accumulators, two vectors of B and one of A of the 16 registers; blocks as BLIS has them for Zen 3.
internal readonly unsafe partial struct Tile256<T> : ITile<T>
    where T : unmanaged, INumberBase<T>
{
    public static int Rows => 6;
    public static int Columns => 2 * Vector256<T>.Count;
    public static int RowBlock => sizeof(T) == 4 ? 144 : 72;
    public static int Depth => 256;
    public static int ColumnBlock => 4080;
    public static int DirectBytes => 320 << 10;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Packed(int k, T* a, T* b, T* c, long cRow, T alpha, T beta)
    {
        var c0_0 = Vector256<T>.Zero;
        var c0_1 = Vector256<T>.Zero;
        var c1_0 = Vector256<T>.Zero;
        var c1_1 = Vector256<T>.Zero;
        var c2_0 = Vector256<T>.Zero;
        var c2_1 = Vector256<T>.Zero;
        var c3_0 = Vector256<T>.Zero;
        var c3_1 = Vector256<T>.Zero;
        var c4_0 = Vector256<T>.Zero;
        var c4_1 = Vector256<T>.Zero;
        var c5_0 = Vector256<T>.Zero;
        var c5_1 = Vector256<T>.Zero;
        for (; k > 0; k--)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + Vector256<T>.Count);
            var a0 = Vector256.Create(a[0]);
            c0_0 = Fma(a0, b0, c0_0);
            c0_1 = Fma(a0, b1, c0_1);
            var a1 = Vector256.Create(a[1]);
            c1_0 = Fma(a1, b0, c1_0);
            c1_1 = Fma(a1, b1, c1_1);
            var a2 = Vector256.Create(a[2]);
            c2_0 = Fma(a2, b0, c2_0);
            c2_1 = Fma(a2, b1, c2_1);
            var a3 = Vector256.Create(a[3]);
            c3_0 = Fma(a3, b0, c3_0);
            c3_1 = Fma(a3, b1, c3_1);
            var a4 = Vector256.Create(a[4]);
            c4_0 = Fma(a4, b0, c4_0);
            c4_1 = Fma(a4, b1, c4_1);
            var a5 = Vector256.Create(a[5]);
            c5_0 = Fma(a5, b0, c5_0);
            c5_1 = Fma(a5, b1, c5_1);
            a += 6;
            b += 2 * Vector256<T>.Count;
        }

        var scale = Vector256.Create(alpha);
        var keep = Vector256.Create(beta);
        var reads = !T.IsZero(beta);
        Put(c, c0_0, c0_1, scale, keep, reads);
        Put(c + cRow, c1_0, c1_1, scale, keep, reads);
        Put(c + (2 * cRow), c2_0, c2_1, scale, keep, reads);
        Put(c + (3 * cRow), c3_0, c3_1, scale, keep, reads);
        Put(c + (4 * cRow), c4_0, c4_1, scale, keep, reads);
        Put(c + (5 * cRow), c5_0, c5_1, scale, keep, reads);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fma(Vector256<T> x, Vector256<T> y, Vector256<T> z) =>
        typeof(T) == typeof(double)
            ? Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>()
            : Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Vector256<T> x0, Vector256<T> x1, Vector256<T> scale, Vector256<T> keep, bool reads)
    {
        Put(c, x0, scale, keep, reads);
        Put(c + Vector256<T>.Count, x1, scale, keep, reads);
    }

    // With beta 0 the old value is not read: it may be NaN or uninitialised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Vector256<T> x, Vector256<T> scale, Vector256<T> keep, bool reads) =>
        (reads ? Fma(x, scale, keep * Vector256.Load(c)) : x * scale).Store(c);
}
