using Compat.Engines;

namespace Compat;

/// <summary>Complex elements looked at as pairs of real ones, and back.</summary>
internal static class ComplexViews
{
    /// <summary>The same memory with a last dimension of real and imaginary part.</summary>
    public static RawTensor Parts(in RawTensor x)
    {
        var (sizes, strides) = (new long[x.Rank + 1], new long[x.Rank + 1]);
        for (var d = 0; d < x.Rank; d++) (sizes[d], strides[d]) = (x.Sizes[d], 2 * x.Strides[d]);
        (sizes[^1], strides[^1]) = (2, 1);
        var dtype = x.DType == DType.Complex64 ? DType.Float32 : DType.Float64;
        return new RawTensor(x.Storage, Shape.Of(sizes, strides), 2 * x.Offset, dtype);
    }

    /// <summary>The same memory with the last dimension, of size 2 and stride 1, as complex numbers.</summary>
    public static RawTensor Whole(in RawTensor x)
    {
        var (sizes, strides) = (new long[x.Rank - 1], new long[x.Rank - 1]);
        for (var d = 0; d < sizes.Length; d++) (sizes[d], strides[d]) = (x.Sizes[d], x.Strides[d] / 2);
        var dtype = x.DType == DType.Float32 ? DType.Complex64 : DType.Complex128;
        return new RawTensor(x.Storage, Shape.Of(sizes, strides), x.Offset / 2, dtype);
    }
}
