using Compat.Engines;

namespace Compat;

/// <summary>Tensors of indices as an engine takes them: int64, broadcast, masks as the positions of their ones.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/IndexingUtils.h</c> (expandTensors), <c>TensorAdvancedIndexing.cpp</c> (make_info).</remarks>
internal static class Places
{
    /// <summary>One for each dimension; those that do not exist take the whole dimension.</summary>
    /// <exception cref="IndexError">An index has a wrong dtype, does not fit the tensor, or they do not broadcast.</exception>
    public static RawTensor[] Of(Tensor self, ReadOnlySpan<Tensor?> indices)
    {
        if (indices.Length > self.Rank)
        {
            throw new IndexError($"too many indices for tensor of dimension {self.Rank} (got {indices.Length})");
        }

        var places = new List<RawTensor>();
        foreach (var given in indices)
        {
            var index = given is null ? null : Checks.IndexPlace(self, given);
            if (index is null) places.Add(default);
            else if (index.dtype == DType.Bool || index.dtype == DType.UInt8) AddMask(self, index, places);
            else if (index.dtype == DType.Int64 || index.dtype == DType.Int32) places.Add(Pipelines.Operand(index, DType.Int64));
            else throw new IndexError("tensors used as indices must be long, int, byte or bool tensors");
        }

        if (places.Count > self.Rank)
        {
            throw new IndexError($"too many indices for tensor of dimension {self.Rank} (got {places.Count})");
        }

        return Broadcast(places);
    }

    /// <summary>Places and values of a write.</summary>
    /// <exception cref="RuntimeError">The values do not broadcast or have another dtype.</exception>
    public static (Tensor?[] Given, RawTensor[] Places, RawTensor Values) ForPut(Tensor self, TensorList indices, Tensor values)
    {
        Tensor?[] given = [.. indices];
        if (given.Length == 0) throw new RuntimeError("sym_strides() called on an undefined Tensor");
        if (given.Length > self.Rank)
        {
            throw new IndexError($"too many indices for tensor of dimension {self.Rank} (got {given.Length})");
        }

        Pipelines.Common(self, values);
        if (values.dtype != self.dtype)
        {
            throw new RuntimeError($"Index put requires the source and destination dtypes match, got {self.dtype.CppName} for the "
                + "destination "
                + $"and {values.dtype.CppName} for the source.");
        }

        var places = Of(self, given);
        if (places.Length == 0) throw new NotImplementedError("index_put with nothing but masks of no dimensions is not implemented");
        var result = new IndexedShape(self.Raw.Shape, places).Source;
        if (!Checks.IsExpandableTo(values.Raw.Sizes, result.Sizes))
        {
            throw new RuntimeError($"shape mismatch: value tensor of shape {values.Raw.Shape} cannot be broadcast to indexing result of "
                + "shape "
                + $"{result}");
        }

        if (values.Rank == 0) values = Checks.IndexPlace(self, values);
        return (given, places, values.Raw.ExpandTo(result.Sizes));
    }

    private static void AddMask(Tensor self, Tensor mask, List<RawTensor> places)
    {
        if (mask.dtype == DType.UInt8) Warnings.IndexByByte();
        for (var d = 0; d < mask.Rank; d++)
        {
            var at = places.Count + d;
            if (at < self.Rank && mask.Raw.Sizes[d] == self.Raw.Sizes[at]) continue;
            throw new IndexError($"The shape of the mask {mask.Raw.Shape} at index {d} does not match the shape of the indexed tensor "
                + $"{self.Raw.Shape} at index {at}");
        }

        var positions = self.Engine.Nonzero(mask.Raw);
        for (var d = 0; d < mask.Rank; d++) places.Add(positions.Select(1, d));
    }

    private static RawTensor[] Broadcast(List<RawTensor> places)
    {
        var sizes = Array.Empty<long>();
        try
        {
            foreach (var place in places)
            {
                if (place.Exists) sizes = Shape.Broadcast(sizes, place.Sizes);
            }
        }
        catch (RuntimeError)
        {
            throw new IndexError("shape mismatch: indexing tensors could not be broadcast together with shapes "
                + string.Join(", ", places.Where(place => place.Exists).Select(place => place.Shape)));
        }

        var result = new RawTensor[places.Count];
        for (var i = 0; i < result.Length; i++) result[i] = places[i].Exists ? places[i].ExpandTo(sizes) : default;
        return result;
    }
}
