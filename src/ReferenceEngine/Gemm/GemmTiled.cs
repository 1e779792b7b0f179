using System.Numerics;

namespace Compat.Engines;

// The choice among the ways to multiply float or double matrices with one tile.
internal static unsafe class GemmTiled<T, TTile>
    where T : unmanaged, INumberBase<T>
    where TTile : struct, ITile<T>
{
    public static void Run(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
    {
        if (n == 1)
        {
            GemmVector.Run(m, k, alpha, a, aRow, aCol, b, bRow, beta, c, cRow);
        }
        else if (m == 1)
        {
            GemmVector.Run(n, k, alpha, b, bCol, bRow, a, aCol, beta, c, cCol);
        }
        else if (GemmDots.Suits(m, n, k, aCol, bRow))
        {
            GemmDots.Run(m, n, k, alpha, a, aRow, b, bCol, beta, c, cRow, cCol);
        }
        else if (GemmDots.Suits(n, m, k, bRow, aCol))
        {
            GemmDots.Run(n, m, k, alpha, b, bCol, a, aRow, beta, c, cCol, cRow);
        }
        else if (cCol != 1 && cRow == 1)
        {
            // C is the transpose of a matrix with contiguous rows: multiply the transposes.
            Matrix(n, m, k, alpha, b, bCol, bRow, a, aCol, aRow, beta, c, cCol, cRow);
        }
        else
        {
            Matrix(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, cCol);
        }
    }

    private static void Matrix(
        long m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, long cCol)
    {
        if (GemmDirect<T, TTile>.Suits(m, n, k, aCol, cCol))
        {
            GemmDirect<T, TTile>.Run((int)m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow);
            return;
        }

        GemmBlocked<T, TTile, StridedPanels<T>, StridedPanels<T>>.Run(
            m, n, k, alpha, new(a, aRow, aCol), new(b, bCol, bRow), beta, c, cRow, cCol);
    }
}
