using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

// A is read where it lies, by one pointer a row and one offset along k; rows past the last repeat it and are not stored.
internal readonly unsafe partial struct Tile256<T>
{
    public static int DirectRows => 6;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Direct(
        int rows, int k, T* a, long aRow, long aCol, T* b, long bRow, T* c, long cRow, T alpha, T beta)
    {
        var p0 = a;
        var p1 = rows > 1 ? p0 + aRow : p0;
        var p2 = rows > 2 ? p1 + aRow : p1;
        var p3 = rows > 3 ? p2 + aRow : p2;
        var p4 = rows > 4 ? p3 + aRow : p3;
        var p5 = rows > 5 ? p4 + aRow : p4;
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
        for (long at = 0; k > 0; k--)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + Vector256<T>.Count);
            var a0 = Vector256.Create(p0[at]);
            c0_0 = Fma(a0, b0, c0_0);
            c0_1 = Fma(a0, b1, c0_1);
            var a1 = Vector256.Create(p1[at]);
            c1_0 = Fma(a1, b0, c1_0);
            c1_1 = Fma(a1, b1, c1_1);
            var a2 = Vector256.Create(p2[at]);
            c2_0 = Fma(a2, b0, c2_0);
            c2_1 = Fma(a2, b1, c2_1);
            var a3 = Vector256.Create(p3[at]);
            c3_0 = Fma(a3, b0, c3_0);
            c3_1 = Fma(a3, b1, c3_1);
            var a4 = Vector256.Create(p4[at]);
            c4_0 = Fma(a4, b0, c4_0);
            c4_1 = Fma(a4, b1, c4_1);
            var a5 = Vector256.Create(p5[at]);
            c5_0 = Fma(a5, b0, c5_0);
            c5_1 = Fma(a5, b1, c5_1);
            at += aCol;
            b += bRow;
        }

        var scale = Vector256.Create(alpha);
        var keep = Vector256.Create(beta);
        var reads = !T.IsZero(beta);
        Put(c, c0_0, c0_1, scale, keep, reads);
        if (rows > 1) Put(c + cRow, c1_0, c1_1, scale, keep, reads);
        if (rows > 2) Put(c + (2 * cRow), c2_0, c2_1, scale, keep, reads);
        if (rows > 3) Put(c + (3 * cRow), c3_0, c3_1, scale, keep, reads);
        if (rows > 4) Put(c + (4 * cRow), c4_0, c4_1, scale, keep, reads);
        if (rows > 5) Put(c + (5 * cRow), c5_0, c5_1, scale, keep, reads);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DirectNarrow(
        int rows, int k, T* a, long aRow, long aCol, T* b, long bRow, T* c, long cRow, T alpha, T beta)
    {
        var p0 = a;
        var p1 = rows > 1 ? p0 + aRow : p0;
        var p2 = rows > 2 ? p1 + aRow : p1;
        var p3 = rows > 3 ? p2 + aRow : p2;
        var p4 = rows > 4 ? p3 + aRow : p3;
        var p5 = rows > 5 ? p4 + aRow : p4;
        var c0_0 = Vector256<T>.Zero;
        var c1_0 = Vector256<T>.Zero;
        var c2_0 = Vector256<T>.Zero;
        var c3_0 = Vector256<T>.Zero;
        var c4_0 = Vector256<T>.Zero;
        var c5_0 = Vector256<T>.Zero;
        for (long at = 0; k > 0; k--)
        {
            var b0 = Vector256.Load(b);
            c0_0 = Fma(Vector256.Create(p0[at]), b0, c0_0);
            c1_0 = Fma(Vector256.Create(p1[at]), b0, c1_0);
            c2_0 = Fma(Vector256.Create(p2[at]), b0, c2_0);
            c3_0 = Fma(Vector256.Create(p3[at]), b0, c3_0);
            c4_0 = Fma(Vector256.Create(p4[at]), b0, c4_0);
            c5_0 = Fma(Vector256.Create(p5[at]), b0, c5_0);
            at += aCol;
            b += bRow;
        }

        var scale = Vector256.Create(alpha);
        var keep = Vector256.Create(beta);
        var reads = !T.IsZero(beta);
        Put(c, c0_0, scale, keep, reads);
        if (rows > 1) Put(c + cRow, c1_0, scale, keep, reads);
        if (rows > 2) Put(c + (2 * cRow), c2_0, scale, keep, reads);
        if (rows > 3) Put(c + (3 * cRow), c3_0, scale, keep, reads);
        if (rows > 4) Put(c + (4 * cRow), c4_0, scale, keep, reads);
        if (rows > 5) Put(c + (5 * cRow), c5_0, scale, keep, reads);
    }
}
