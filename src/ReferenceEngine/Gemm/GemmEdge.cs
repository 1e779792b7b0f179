using System.Numerics;

namespace Compat.Engines;

// Part of a tile that a kernel has left in a buffer (alpha 1, beta 0) goes into C with the kernel's own arithmetic.
internal static unsafe class GemmEdge
{
    // Bytes of the largest tile, and room to align it.
    public const int TileBytes = 12 * 32 * sizeof(float) + 64;

    public static byte* Align(byte* at) => (byte*)(((nint)at + 63) & ~63);

    public static void Merge<T>(int rows, int columns, T* tile, int width, T alpha, T beta, T* c, long cRow, long cCol)
        where T : unmanaged, INumberBase<T>
    {
        var reads = !T.IsZero(beta);
        for (var i = 0; i < rows; i++)
        {
            var from = tile + (i * width);
            var to = c + (i * cRow);
            for (var j = 0; j < columns; j++)
            {
                to[j * cCol] = reads ? T.MultiplyAddEstimate(from[j], alpha, beta * to[j * cCol]) : from[j] * alpha;
            }
        }
    }
}
