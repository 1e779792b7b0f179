namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>Sorted along <paramref name="dim"/>, equals in their order, NaN greatest; and the int64 places they came from.</summary>
    (RawTensor Values, RawTensor Indices) Sort(in RawTensor x, int dim, bool descending);

    /// <summary>The <paramref name="k"/> greatest or least along <paramref name="dim"/> and where they are; equals as in PyTorch.</summary>
    (RawTensor Values, RawTensor Indices) Topk(in RawTensor x, long k, int dim, bool largest, bool sorted);

    /// <summary>The lower median along <paramref name="dim"/> (size 1 in the result) and its place; NaN wins or is left out.</summary>
    (RawTensor Values, RawTensor Indices) Median(in RawTensor x, int dim, bool ignoreNan);

    /// <summary>
    /// Different rows of an (n, m) matrix: for each, in ascending order or (<paramref name="consecutive"/>) as runs, the place of one, and
    /// how many there are; for each row, which it is.
    /// </summary>
    (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique(in RawTensor x, bool consecutive);
}
