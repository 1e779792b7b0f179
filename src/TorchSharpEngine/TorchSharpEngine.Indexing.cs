namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Index(in RawTensor x, ReadOnlySpan<RawTensor> indices, in RawTensor into = default) =>
        Kernel((x, indices: indices.ToArray()), into, static (scope, s) =>
        {
            var places = new Torch.TensorIndex[s.indices.Length];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = s.indices[i].Exists
                    ? Torch.TensorIndex.Tensor(Checked(scope, s.indices[i], s.x.Sizes[i], i))
                    : Torch.TensorIndex.Colon;
            }

            // A 0-d index selects: the result would be a view.
            var result = scope.In(s.x).index(places);
            return IsSelected(s.indices) ? result.clone() : result;
        });

    /// <inheritdoc/>
    public RawTensor IndexPut(in RawTensor into, ReadOnlySpan<RawTensor> indices, in RawTensor values, bool accumulate) =>
        Kernel((into, indices: indices.ToArray(), values, accumulate), into, static (scope, s) =>
        {
            var places = new List<Tensor>();
            var (order, rest, shape) = (new List<long>(), new List<long>(), Shape.Scalar);
            var (first, last) = (-1, -1);
            for (var d = 0; d < s.into.Rank; d++)
            {
                if (d >= s.indices.Length || !s.indices[d].Exists)
                {
                    rest.Add(d);
                    continue;
                }

                if (first < 0) first = d;
                (last, shape) = (d, s.indices[d].Shape);
                order.Add(d);
                var place = Checked(scope, s.indices[d], s.into.Sizes[d], d);
                places.Add(shape.Rank == 0 ? place.reshape(1) : place);
            }

            // The native call knows no gaps between indices: the indexed dimensions go to the front, in the values too.
            var together = last - first + 1 == order.Count;
            long[] front = [.. order, .. rest];
            var ahead = together ? first : 0;
            var target = scope.In(s.into).clone();
            var spread = Spread(scope.In(s.values), s.into.Sizes, rest, shape, ahead);
            if (shape.Rank == 0) spread = spread.unsqueeze(0);
            target.permute(front).index_put_(spread, [.. places], s.accumulate);
            return target;
        });

    /// <inheritdoc/>
    public RawTensor IndexSelect(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default) => Kernel(
        (x, dim, index), into,
        static (scope, s) => scope.In(s.x).index_select(s.dim, Checked(scope, s.index, SizeOf(s.x, s.dim), s.dim)));

    /// <inheritdoc/>
    public RawTensor IndexAdd(in RawTensor into, int dim, in RawTensor index, in RawTensor source, Scalar alpha) => Kernel(
        (into, dim, index, source, alpha), into,
        static (scope, s) => scope.In(s.into).index_add(
            s.dim, Checked(scope, s.index, SizeOf(s.into, s.dim), s.dim), scope.In(s.source), scope.Number(s.alpha, s.into.DType)));

    /// <inheritdoc/>
    public RawTensor Gather(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default) => Run(
        (x, dim, index, into),
        static (scope, s) => scope.Result(
            scope.In(s.x).gather(s.dim, Checked(scope, s.index, SizeOf(s.x, s.dim), s.dim)), s.into),
        TorchFault.TranslateScatter);

    /// <inheritdoc/>
    public RawTensor Scatter(in RawTensor into, int dim, in RawTensor index, in RawTensor src, ScatterMode mode) => Run(
        (into, dim, index, src, mode),
        static (scope, s) =>
        {
            var (self, places, source) = (scope.In(s.into), Checked(scope, s.index, SizeOf(s.into, s.dim), s.dim), scope.In(s.src));
            return scope.Result(
                s.mode switch
                {
                    ScatterMode.Add => self.scatter_add(s.dim, places, source),
                    ScatterMode.Set => self.scatter(s.dim, places, source),
                    _ => Combined(self, s.dim, places, source, SizeOf(s.index, s.dim), s.mode),
                },
                s.into);
        },
        TorchFault.TranslateScatter);

    /// <inheritdoc/>
    public RawTensor Take(in RawTensor x, in RawTensor index, in RawTensor into = default) =>
        Kernel((x, index), into, static (scope, s) => scope.In(s.x).take(Checked(scope, s.index, s.x.Count, 0)));

    /// <inheritdoc/>
    public RawTensor Nonzero(in RawTensor x) => Kernel(x, default, static (scope, x) => scope.In(x).nonzero());

    /// <inheritdoc/>
    public RawTensor RepeatInterleave(in RawTensor counts) => Kernel(counts, default, static (scope, counts) =>
    {
        var repeats = scope.In(counts);
        var numbers = Torch.arange(counts.Count, dtype: Torch.ScalarType.Int64, device: repeats.device);
        return numbers.repeat_interleave(repeats, 0);
    });

    private static long SizeOf(in RawTensor x, int dim) => x.Rank == 0 ? 1 : x.Sizes[dim];

    private static bool IsSelected(RawTensor[] indices) => Array.Exists(indices, index => index.Exists && index.Rank == 0);

    // On a GPU an index outside its dimension would be an assertion that ends the process's use of the device.
    private static Tensor Checked(TorchScope scope, in RawTensor index, long size, int dim)
    {
        var places = scope.In(index);
        if (index.Storage.Device.type == "cpu" || index.Count == 0) return places;
        var wrong = places.lt(scope.Number(-size, DType.Int64)).logical_or(places.ge(scope.Number(size, DType.Int64)));
        if (!wrong.any().item<bool>()) return places;
        var value = places.reshape(-1).index_select(0, wrong.reshape(-1).nonzero().reshape(-1)).cpu().data<long>()[0];
        throw new IndexError($"index {value} is out of bounds for dimension {dim} with size {size}");
    }

    // The values as wide as what they go to, the dimensions of the index in front.
    private static Tensor Spread(Tensor values, ReadOnlySpan<long> sizes, List<long> rest, Shape index, int ahead)
    {
        var read = new List<long>();
        for (var i = 0; i < ahead; i++) read.Add(sizes[(int)rest[i]]);
        read.AddRange(index.Sizes);
        for (var i = ahead; i < rest.Count; i++) read.Add(sizes[(int)rest[i]]);

        var order = new List<long>();
        for (var i = 0; i < index.Rank; i++) order.Add(ahead + i);
        for (var i = 0; i < read.Count; i++)
        {
            if (i < ahead || i >= ahead + index.Rank) order.Add(i);
        }

        return values.expand([.. read]).permute([.. order]);
    }

    // One place of the dimension after the other, none of which names a target twice.
    private static Tensor Combined(Tensor self, int dim, Tensor index, Tensor source, long length, ScatterMode mode)
    {
        if (index.Dimensions == 0) return Combined(self, source, mode);
        for (long i = 0; i < length; i++)
        {
            var places = index.narrow(dim, i, 1);
            var (sizes, rank) = (places.shape, (int)places.Dimensions);
            var part = source.narrow(dim, i, 1);
            for (var d = 0; d < rank; d++) part = part.narrow(d, 0, sizes[d]);
            self = self.scatter(dim, places, Combined(self.gather(dim, places), part, mode));
        }

        return self;
    }

    private static Tensor Combined(Tensor a, Tensor b, ScatterMode mode) => mode switch
    {
        ScatterMode.Maximum => a.maximum(b),
        ScatterMode.Minimum => a.minimum(b),
        _ => a.mul(b),
    };
}
