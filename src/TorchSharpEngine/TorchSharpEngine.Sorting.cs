namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Sort(in RawTensor x, int dim, bool descending) =>
        Pair((x, dim, descending), static (scope, s) => scope.In(s.x).sort(s.dim, s.descending, true));

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Topk(in RawTensor x, long k, int dim, bool largest, bool sorted) => Pair(
        (x, k, dim, largest, sorted),
        static (scope, s) => scope.In(s.x).topk(checked((int)s.k), s.dim, s.largest, s.sorted));

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Median(in RawTensor x, int dim, bool ignoreNan) =>
        Pair((x, dim, ignoreNan), static (scope, s) =>
        {
            // TorchSharp has no median along a dimension: the place in a stable order, in which NaN comes last.
            var value = scope.In(s.x);
            var (ordered, places) = value.sort(s.dim, false, true);
            var size = s.x.Rank == 0 ? 1 : s.x.Sizes[s.dim];
            var nans = s.x.DType.is_floating_point
                ? value.isnan().sum(s.dim, true, Torch.ScalarType.Int64)
                : Torch.zeros_like(value.sum(s.dim, true, Torch.ScalarType.Int64));
            var middle = scope.Mul(nans, s.ignoreNan ? -1 : 0).add(scope.Number(size - 1, DType.Int64));
            middle = middle.div(scope.Number(2, DType.Int64), Torch.RoundingMode.floor).clamp_min(scope.Number(0, DType.Int64));
            if (!s.ignoreNan)
            {
                var first = scope.Mul(nans, -1).add(scope.Number(size, DType.Int64));
                middle = Torch.where(nans.gt(scope.Number(0, DType.Int64)), first, middle);
            }

            return (ordered.gather(s.dim, middle), places.gather(s.dim, middle));
        });

    /// <inheritdoc/>
    public (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique(in RawTensor x, bool consecutive) =>
        Run((x, consecutive), static (scope, s) =>
        {
            var rows = scope.In(s.x);
            // libtorch refuses rows that are not there where they have no elements either.
            if (s.x.Sizes[0] == 0) return (NoPlaces(scope), NoPlaces(scope), NoPlaces(scope));
            var (_, inverse, counts) = s.consecutive
                ? rows.unique_consecutive(true, true, 0)
                : rows.unique(true, true, true, 0);
            var order = Torch.arange(s.x.Sizes[0], dtype: Torch.ScalarType.Int64, device: scope.Device);
            var places = Torch.zeros_like(counts!).scatter(0, inverse!, order);
            return (scope.Result(places), scope.Result(inverse!), scope.Result(counts!));
        });

    private static RawTensor NoPlaces(TorchScope scope) =>
        scope.Result(Torch.empty([0], dtype: Torch.ScalarType.Int64, device: scope.Device));
}
