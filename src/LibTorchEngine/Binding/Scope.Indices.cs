namespace Compat.Engines;

// A wrong index in a CUDA kernel trips an assertion of the device, after which nothing in the process can use CUDA any more.
internal sealed unsafe partial class Scope
{
    private bool ChecksIndices => _place is not null && LibTorchEngine.ChecksCudaIndices;

    /// <summary>Indices of <c>index</c>, one vector or none for each dimension; masks stand for as many dimensions as they have.</summary>
    /// <exception cref="IndexError">One lies outside [−size, size − 1].</exception>
    public void CheckIndices(ReadOnlySpan<RawTensor> indices, ReadOnlySpan<long> sizes)
    {
        if (!ChecksIndices) return;
        var dim = 0;
        foreach (var index in indices)
        {
            var isMask = index.Exists && index.DType.Type is ScalarType.Bool or ScalarType.Byte;
            if (index.Exists && !isMask && Outside(In(index), -sizes[dim], sizes[dim]) is { } value)
                throw new IndexError(OutOfBounds(value, dim, sizes[dim]));
            dim += isMask ? index.Rank : 1;
        }
    }

    /// <summary>Places of <c>gather</c> and <c>scatter</c>.</summary>
    /// <exception cref="RuntimeError">One lies outside [0, size − 1].</exception>
    public void CheckPlaces(Value index, int dim, ReadOnlySpan<long> sizes)
    {
        var size = sizes.Length == 0 ? 1 : sizes[dim];
        if (ChecksIndices && Outside(index, 0, size) is { } value) throw new RuntimeError(OutOfBounds(value, dim, size));
    }

    /// <summary>Slices of <c>index_select</c> and <c>index_add</c>.</summary>
    /// <exception cref="IndexError">One lies outside [0, size − 1].</exception>
    public void CheckSlices(Value index, int dim, ReadOnlySpan<long> sizes)
    {
        if (ChecksIndices && Outside(index, 0, sizes.Length == 0 ? 1 : sizes[dim]) is not null)
            throw new IndexError("index out of range in self");
    }

    /// <summary>Elements of <c>take</c>.</summary>
    /// <exception cref="IndexError">One lies outside [−count, count − 1].</exception>
    public void CheckElements(Value index, long count)
    {
        if (ChecksIndices && Outside(index, -count, count) is { } value)
            throw new IndexError($"out of range: tried to access index {value} on a tensor of {count} elements.");
    }

    /// <summary>Classes of <c>nll_loss</c>.</summary>
    /// <exception cref="IndexError">One lies outside [0, count − 1] and is not the one to leave out.</exception>
    public void CheckTargets(Value target, long count, long ignored)
    {
        if (!ChecksIndices) return;
        var counted = Where(NotEqual(target, ignored), target, Number(0, TorchType.Of(target.ScalarType)));
        if (Outside(counted, 0, count) is { } value) throw new IndexError($"Target {value} is out of bounds.");
    }

    private static string OutOfBounds(long value, int dim, long size) =>
        $"index {value} is out of bounds for dimension {dim} with size {size}";

    // One of the values outside [from, end), if there is one; waits for the device.
    private long? Outside(Value index, long from, long end)
    {
        foreach (var size in index.Sizes)
        {
            if (size == 0) return null;
        }

        var (least, greatest) = Call2("aten::aminmax"u8, index, Argument.None, false);
        var (first, last) = (Integer(least), Integer(greatest));
        return first < from ? first : last >= end ? last : null;
    }

    private long Integer(Value value)
    {
        var word = (long*)Scratch(sizeof(long));
        Copy(value, Over(word, [], [], (int)ScalarType.Long));
        return *word;
    }
}
