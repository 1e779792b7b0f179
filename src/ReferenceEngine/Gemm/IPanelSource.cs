namespace Compat.Engines;

// Where a product takes an operand from: a matrix in memory, one of another type that is converted on the way, or one that exists only
// as panels (the unfolded input of a convolution). Both operands have this form: lines are rows of A and columns of B.
internal unsafe interface IPanelSource<T>
    where T : unmanaged
{
    // Writes element (line + i, k + p) to to[p * width + i] for i < count, p < depth, and zeros for count <= i < width.
    // Called by several threads at once, each element perhaps more than once; it must not multiply matrices, whose buffers are in use.
    void Fill(T* to, long line, int count, int width, long k, int depth);
}

// Widens an element as it is packed.
internal interface IPack<TIn, T>
{
    T Invoke(TIn x);
}
