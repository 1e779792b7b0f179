using System.Numerics;
using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.Printing;

/// <summary>Elements of a tensor in CPU memory, by their offsets.</summary>
internal readonly struct Elements(RawTensor tensor)
{
    public DType DType => tensor.DType;

    public int Rank => tensor.Rank;

    public long Count => tensor.Count;

    public long First => tensor.Offset;

    public long Size(int dim) => tensor.Sizes[dim];

    public long Stride(int dim) => tensor.Strides[dim];

    /// <summary>The element that lies <paramref name="offset"/> elements into the storage.</summary>
    public Scalar At(long offset)
    {
        var dtype = tensor.DType;
        var storage = (HostStorage)tensor.Storage;
        var value = Element.Read(ref Unsafe.AddByteOffset(ref storage.Data, (nint)(offset * dtype.itemsize)), dtype);
        GC.KeepAlive(storage);
        return value;
    }

    /// <summary>All elements, or those within <paramref name="edge"/> of both ends of each longer dimension, in order.</summary>
    public List<Scalar> Collect(long edge)
    {
        var values = new List<Scalar>();
        Collect(0, First, edge, values);
        return values;
    }

    /// <summary>The real or imaginary parts of complex numbers.</summary>
    public static List<Scalar> Parts(List<Scalar> values, Func<Complex, double> part) =>
        [.. values.Select(v => (Scalar)part(v.ToComplex()))];

    private void Collect(int dim, long offset, long edge, List<Scalar> values)
    {
        if (dim == Rank)
        {
            values.Add(At(offset));
            return;
        }

        for (long i = 0; i < Size(dim); i++)
        {
            if (i == edge && Size(dim) > 2 * edge) i = Size(dim) - edge;
            if (i < Size(dim)) Collect(dim + 1, offset + (i * Stride(dim)), edge, values);
        }
    }
}
