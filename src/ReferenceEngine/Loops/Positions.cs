namespace Compat.Engines;

/// <summary>Tensors of indices: checked against the dimension, as plain int64 values.</summary>
internal static unsafe class Positions
{
    /// <summary>The value of an index that lies outside [−<paramref name="below"/>, <paramref name="size"/>), or null.</summary>
    public static long? FirstOutside(in RawTensor index, long size, long below)
    {
        var values = Dense(index);
        fixed (long* at = &values.Ref<long>())
        {
            for (long i = 0; i < values.Count; i++)
            {
                if (at[i] < -below || at[i] >= size) return at[i];
            }
        }

        GC.KeepAlive(values.Storage);
        return null;
    }

    /// <summary>Σ index · stride over the indexed dimensions, of the shape of the indices, row-major.</summary>
    /// <exception cref="IndexError">An index lies outside its dimension.</exception>
    public static RawTensor Combined(Shape x, ReadOnlySpan<RawTensor> indices, int[] dims)
    {
        var offsets = RawTensor.OnHost(Shape.Of(indices[dims[0]].Sizes), DType.Int64);
        ((HostStorage)offsets.Storage).Clear();
        for (var k = 0; k < dims.Length; k++)
        {
            var d = dims[k];
            if (FirstOutside(indices[d], x.Sizes[d], x.Sizes[d]) is { } outside)
            {
                // PyTorch counts the indexed dimensions only.
                throw new IndexError($"index {outside} is out of bounds for dimension {k} with size {x.Sizes[d]}");
            }

            var values = Dense(indices[d]);
            fixed (long* total = &offsets.Ref<long>(), at = &values.Ref<long>())
            {
                for (long i = 0; i < offsets.Count; i++) total[i] += (at[i] < 0 ? at[i] + x.Sizes[d] : at[i]) * x.Strides[d];
            }

            GC.KeepAlive(values.Storage);
        }

        GC.KeepAlive(offsets.Storage);
        return offsets;
    }

    /// <summary>Row-major positions in a tensor of <paramref name="count"/> elements, negative ones from the end.</summary>
    /// <exception cref="IndexError">An index lies outside the tensor.</exception>
    public static RawTensor Flat(in RawTensor index, long count)
    {
        if (count == 0 && index.Count != 0) throw new IndexError("take(): tried to take from an empty tensor");
        if (FirstOutside(index, count, count) is { } outside)
        {
            throw new IndexError($"out of range: tried to access index {outside} on a tensor of {count} elements.");
        }

        var (values, offsets) = (Dense(index), RawTensor.OnHost(Shape.Of(index.Sizes), DType.Int64));
        fixed (long* r = &offsets.Ref<long>(), at = &values.Ref<long>())
        {
            for (long i = 0; i < offsets.Count; i++) r[i] = at[i] < 0 ? at[i] + count : at[i];
        }

        GC.KeepAlive(values.Storage);
        GC.KeepAlive(offsets.Storage);
        return offsets;
    }

    /// <summary>The positions of what is not 0 in a row-major bool tensor: a row for each dimension.</summary>
    public static RawTensor OfTrue(in RawTensor mask)
    {
        var rank = mask.Rank;
        long count = 0;
        fixed (byte* at = &mask.Ref<byte>())
        {
            for (long i = 0; i < mask.Count; i++) count += at[i] != 0 ? 1 : 0;
            var result = RawTensor.OnHost(Shape.Of(rank, count), DType.Int64);
            long* place = stackalloc long[rank + 1];
            new Span<long>(place, rank).Clear();
            fixed (long* r = &result.Ref<long>())
            {
                for (long i = 0, found = 0; i < mask.Count; i++)
                {
                    if (at[i] != 0)
                    {
                        for (var d = 0; d < rank; d++) r[(d * count) + found] = place[d];
                        found++;
                    }

                    for (var d = rank - 1; d >= 0 && ++place[d] == mask.Sizes[d]; d--) place[d] = 0;
                }
            }

            GC.KeepAlive(mask.Storage);
            GC.KeepAlive(result.Storage);
            return result;
        }
    }

    /// <summary>i repeated counts[i] times, for each i.</summary>
    /// <exception cref="RuntimeError">A count is negative.</exception>
    public static RawTensor Repeated(in RawTensor counts)
    {
        var values = Dense(counts);
        long total = 0;
        fixed (long* at = &values.Ref<long>())
        {
            for (long i = 0; i < values.Count; i++)
            {
                if (at[i] < 0) throw new RuntimeError("repeats can not be negative");
                total += at[i];
            }

            var result = RawTensor.OnHost(Shape.Of(total), DType.Int64);
            fixed (long* r = &result.Ref<long>())
            {
                for (long i = 0, place = 0; i < values.Count; i++)
                {
                    for (long k = 0; k < at[i]; k++) r[place++] = i;
                }
            }

            GC.KeepAlive(values.Storage);
            GC.KeepAlive(result.Storage);
            return result;
        }
    }

    private static RawTensor Dense(in RawTensor index)
    {
        if (index.IsContiguous) return index;
        var dense = RawTensor.OnHost(Shape.Of(index.Sizes), DType.Int64);
        Strided.Run(default(MoveLoop), dense, index);
        return dense;
    }

    private readonly struct MoveLoop : ILoop
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], x = data[1];
            for (long i = 0; i < n; i++, r += strides[0], x += strides[1]) *(long*)r = *(long*)x;
        }
    }
}
