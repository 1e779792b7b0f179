namespace Compat.Engines;

/// <summary>What a scatter does where it writes.</summary>
public enum ScatterMode
{
    /// <summary>The source replaces what was there; of several writes to one place the last wins.</summary>
    Set,

    /// <summary>The source is added.</summary>
    Add,

    /// <summary>What was there is multiplied by the source.</summary>
    Multiply,

    /// <summary>The larger of both stays, or a NaN.</summary>
    Maximum,

    /// <summary>The smaller of both stays, or a NaN.</summary>
    Minimum,
}

/// <remarks>Index tensors hold int64; a value outside the dimension throws PyTorch's error before anything is written.</remarks>
public partial interface IEngine
{
    /// <summary>x at tensors of indices: element k of <paramref name="indices"/> belongs to dimension k; one that does not exist takes
    /// the whole dimension. The existing ones have one shape, which stands where they stand side by side, and in front otherwise.</summary>
    /// <exception cref="IndexError">An index lies outside its dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::index.Tensor</c>.</remarks>
    RawTensor Index(in RawTensor x, ReadOnlySpan<RawTensor> indices, in RawTensor into = default);

    /// <summary>Writes <paramref name="values"/>, which broadcast to what <see cref="Index"/> would read, or adds them.</summary>
    /// <exception cref="IndexError">An index lies outside its dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::index_put_</c>.</remarks>
    RawTensor IndexPut(in RawTensor into, ReadOnlySpan<RawTensor> indices, in RawTensor values, bool accumulate);

    /// <summary>The slices of dimension <paramref name="dim"/> at the indices of a vector, row-major.</summary>
    /// <exception cref="IndexError">An index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::index_select</c>.</remarks>
    RawTensor IndexSelect(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default);

    /// <summary>Adds α · source[i] to slice index[i] of dimension <paramref name="dim"/>, in the order of i.</summary>
    /// <exception cref="IndexError">An index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::index_add_</c>.</remarks>
    RawTensor IndexAdd(in RawTensor into, int dim, in RawTensor index, in RawTensor source, Scalar alpha);

    /// <summary>r[i][j] = x[index[i][j]][j] for dimension 0, likewise for the others; row-major, of the index's sizes.</summary>
    /// <exception cref="RuntimeError">An index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::gather</c>.</remarks>
    RawTensor Gather(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default);

    /// <summary>into[index[i][j]][j] ← src[i][j] for dimension 0, likewise for the others; <paramref name="src"/> is at least as large as
    /// the index in every dimension.</summary>
    /// <exception cref="RuntimeError">An index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::scatter_</c>, <c>scatter_add_</c>.</remarks>
    RawTensor Scatter(in RawTensor into, int dim, in RawTensor index, in RawTensor src, ScatterMode mode);

    /// <summary>The elements at row-major positions of the flattened tensor; negative ones count from the end.</summary>
    /// <exception cref="IndexError">An index lies outside the tensor.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::take</c>.</remarks>
    RawTensor Take(in RawTensor x, in RawTensor index, in RawTensor into = default);

    /// <summary>The positions of the elements that are not zero, (n, rank) int64, column after column in memory.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::nonzero</c>.</remarks>
    RawTensor Nonzero(in RawTensor x);

    /// <summary>0 repeated counts[0] times, 1 repeated counts[1] times, …; int64.</summary>
    /// <exception cref="RuntimeError">A count is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>aten::repeat_interleave.Tensor</c>.</remarks>
    RawTensor RepeatInterleave(in RawTensor counts);
}
