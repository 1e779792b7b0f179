using System.Numerics;

namespace Compat.Engines;

// A micro-kernel and the block sizes that suit it. Every kernel accumulates one block of k in order with fused multiply-adds and then
// stores beta * C + alpha * sum, so that kernels of one tile agree to the bit whichever of them computes an element.
internal unsafe interface ITile<T>
    where T : unmanaged, INumberBase<T>
{
    static abstract int Rows { get; }

    static abstract int Columns { get; }

    // The rows of A that a packed block holds (L2), the depth of k in it, and the columns of a packed block of B (L3).
    static abstract int RowBlock { get; }

    static abstract int Depth { get; }

    static abstract int ColumnBlock { get; }

    static abstract int DirectRows { get; }

    // The largest A that is multiplied without packing.
    static abstract int DirectBytes { get; }

    // Rows x Columns of C from a panel of A and one of B, both k-major.
    static abstract void Packed(int k, T* a, T* b, T* c, long cRow, T alpha, T beta);

    // Up to DirectRows x Columns of C; A has any strides, B has rows of contiguous columns.
    static abstract void Direct(int rows, int k, T* a, long aRow, long aCol, T* b, long bRow, T* c, long cRow, T alpha, T beta);

    // The same, half as wide.
    static abstract void DirectNarrow(int rows, int k, T* a, long aRow, long aCol, T* b, long bRow, T* c, long cRow, T alpha, T beta);
}
