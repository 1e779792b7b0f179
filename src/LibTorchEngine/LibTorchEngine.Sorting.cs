namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Sort(in RawTensor x, int dim, bool descending) =>
        Pair(new("aten::sort"u8, "stable"u8), x, Argument.Some(true), (long)dim, descending);

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Topk(in RawTensor x, long k, int dim, bool largest, bool sorted) =>
        Pair("aten::topk"u8, x, k, (long)dim, largest, sorted);

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Median(in RawTensor x, int dim, bool ignoreNan) => ignoreNan
        ? Pair(new("aten::nanmedian"u8, "dim"u8), x, (long)dim, true)
        : Pair(new("aten::median"u8, "dim"u8), x, (long)dim, true);

    /// <inheritdoc/>
    public (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique(in RawTensor x, bool consecutive) =>
        throw Missing(nameof(Unique));
}
