using System.Numerics;
using Xunit;

namespace Compat.ReferenceEngine.Tests;

// One product of random layout, compared element by element; what lies between and around C's elements must not change.
internal static unsafe class GemmCase<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly bool Integers = T.IsZero(T.CreateTruncating(0.5));

    internal delegate void Product(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol);

    public static void Check(Random random, int m, int n, int k, double tolerance, Product product)
    {
        var (aRow, aCol, aSize) = Layout(random, m, k);
        var (bRow, bCol, bSize) = Layout(random, k, n);
        var (cRow, cCol, cSize) = Layout(random, m, n);
        var a = Numbers(random, aSize);
        var b = Numbers(random, bSize);
        var c = Numbers(random, cSize);
        var alpha = Number(random, random.Next(3));
        var beta = Number(random, random.Next(3));
        var old = (T[])c.Clone();
        fixed (T* pa = a, pb = b, pc = c)
        {
            if (k > 0 || !T.IsZero(alpha)) product(m, n, Math.Max(k, 1), alpha, pa, aRow, aCol, pb, bRow, bCol, beta, pc, cRow, cCol);
        }

        if (k == 0) return;
        var wideA = Array.ConvertAll(a, Wide);
        var wideB = Array.ConvertAll(b, Wide);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var at = (i * cRow) + (j * cCol);
                if (tolerance == 0) Exact(i, j, at);
                else Near(i, j, at);
                old[at] = c[at];
            }
        }

        Assert.Equal(old, c);

        void Exact(int i, int j, int at)
        {
            var sum = T.Zero;
            for (var p = 0; p < k; p++) sum += a[(i * aRow) + (p * aCol)] * b[(p * bRow) + (j * bCol)];
            var want = (alpha * sum) + (beta * old[at]);
            if (want != c[at]) Assert.Fail($"{m}x{n}x{k} [{i},{j}]: {c[at]}, not {want}");
        }

        void Near(int i, int j, int at)
        {
            double sum = 0, size = 0;
            for (var p = 0; p < k; p++)
            {
                var x = wideA[(i * aRow) + (p * aCol)] * wideB[(p * bRow) + (j * bCol)];
                sum += x;
                size += Math.Abs(x);
            }

            var want = (Wide(alpha) * sum) + (Wide(beta) * Wide(old[at]));
            var error = Math.Abs(want - Wide(c[at]));
            if (!(error <= tolerance * (1 + Math.Abs(want) + size))) Assert.Fail($"{m}x{n}x{k} [{i},{j}]: {c[at]}, not {want}");
        }
    }

    public static T[] Numbers(Random random, int count)
    {
        var numbers = new T[count + 1];
        for (var i = 0; i <= count; i++) numbers[i] = Number(random, 2);
        return numbers;
    }

    private static double Wide(T x) => double.CreateTruncating(x);

    private static T Number(Random random, int kind)
    {
        if (kind == 0) return T.Zero;
        if (kind == 1) return T.One;
        return T.CreateTruncating(Integers ? random.Next(7) : (random.NextDouble() * 6) - 3);
    }

    // Contiguous, padded, transposed, or strided in both directions.
    private static (int Row, int Col, int Size) Layout(Random random, int rows, int columns)
    {
        var pad = random.Next(3) == 0 ? random.Next(1, 9) : 0;
        return random.Next(6) switch
        {
            0 or 1 or 2 => (columns + pad, 1, rows * (columns + pad)),
            3 or 4 => (1, rows + pad, columns * (rows + pad)),
            _ => ((2 * columns) + pad, 2, rows * ((2 * columns) + pad)),
        };
    }
}
