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
    public (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique(in RawTensor x, bool consecutive)
    {
        if (x.Sizes[0] == 0) return (NoPlaces(x), NoPlaces(x), NoPlaces(x));
        using var scope = Scope.Enter();
        var (_, inverse, counts) = consecutive
            ? scope.Call3("aten::unique_dim_consecutive"u8, scope.In(x), 0, true, true)
            : scope.Call3("aten::unique_dim"u8, scope.In(x), 0, true, true, true);
        var places = scope.Call("aten::empty_like"u8, counts, Argument.None, Argument.None, Argument.None, Argument.None, Argument.None);
        var rows = scope.In(Arange(0, 1, Empty(Shape.Of(x.Sizes[0]), DType.Int64, x.Storage.Device)));
        places = scope.Call(new("aten::scatter"u8, "src"u8), places, 0, inverse, rows);
        return (scope.Result(places), scope.Result(inverse), scope.Result(counts));
    }

    // libtorch refuses rows that are not there where they have no elements either.
    private RawTensor NoPlaces(in RawTensor x) => Empty(Shape.Of(0), DType.Int64, x.Storage.Device);
}
