using System.Numerics;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>Tensors of the same numbers in every kind of memory and layout the engine meets.</summary>
internal static class Views
{
    /// <summary>Names of the layouts of <see cref="Matrix"/>.</summary>
    public static readonly string[] Names = ["contiguous", "transposed", "offset", "stepped", "expanded", "empty", "large"];

    /// <summary>A matrix of small numbers, some of them equal, laid out as <paramref name="layout"/> says.</summary>
    public static RawTensor Matrix(string layout, DType dtype, int seed) => layout switch
    {
        "contiguous" => Filled(Shape.Of(3, 4), 12, 0, dtype, seed),
        "transposed" => Filled(Shape.Of([3, 4], [1, 3]), 12, 0, dtype, seed),
        "offset" => Filled(Shape.Of([3, 4], [4, 1]), 17, 5, dtype, seed),
        "stepped" => Filled(Shape.Of([3, 4], [12, 3]), 40, 2, dtype, seed),
        "expanded" => Filled(Shape.Of([3, 4], [0, 1]), 4, 0, dtype, seed),
        "empty" => Filled(Shape.Of(0, 4), 0, 0, dtype, seed),
        _ => Filled(Shape.Of(96, 64), 96 * 64, 0, dtype, seed),
    };

    /// <summary>A vector of <paramref name="count"/> numbers; short ones lie inside their storage object.</summary>
    public static RawTensor Vector(int count, DType dtype, int seed) => Filled(Shape.Of(count), count, 0, dtype, seed);

    /// <summary>A tensor of int64 indices, row-major.</summary>
    public static RawTensor Indices(long[] sizes, params long[] values)
    {
        var indices = RawTensor.OnHost(Shape.Of(sizes), DType.Int64);
        values.CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref indices.Ref<long>(), values.Length));
        return indices;
    }

    /// <summary>A 0-d tensor.</summary>
    public static RawTensor Number(DType dtype, int seed) => Filled(Shape.Scalar, 1, 0, dtype, seed);

    /// <summary>The elements in row-major order; as complex numbers, of which NaN equals NaN.</summary>
    public static Complex[] Elements(in RawTensor x)
    {
        var elements = new Complex[x.Count];
        var index = new long[x.Rank];
        for (var i = 0; i < elements.Length; i++)
        {
            var offset = x.Offset;
            for (var d = 0; d < x.Rank; d++) offset += index[d] * x.Strides[d];
            elements[i] = Element.Read(ref ((HostStorage)x.Storage).At<byte>(offset * x.DType.itemsize), x.DType).ToComplex();
            for (var d = x.Rank - 1; d >= 0 && ++index[d] == x.Sizes[d]; d--) index[d] = 0;
        }

        return elements;
    }

    private static RawTensor Filled(Shape shape, int count, long offset, DType dtype, int seed)
    {
        var storage = new HostStorage(count * dtype.itemsize);
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var number = (random.Next(17) - (dtype.is_signed ? 8 : 0)) / (dtype.IsIntegral ? 1.0 : 4.0);
            Element.Write(ref storage.At<byte>(i * dtype.itemsize), dtype, number);
        }

        return new RawTensor(storage, shape, offset, dtype);
    }
}
