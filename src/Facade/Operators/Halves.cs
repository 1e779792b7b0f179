using Compat.Engines;

namespace Compat;

/// <summary>The gated linear unit of two halves of a tensor.</summary>
internal static class Halves
{
    /// <summary>Both halves along a dimension, as views.</summary>
    public static (RawTensor A, RawTensor B) Of(in RawTensor x, int dim)
    {
        var sizes = x.Sizes.ToArray();
        sizes[dim] /= 2;
        var shape = Shape.Of(sizes, x.Strides);
        return (x.As(shape, x.Offset), x.As(shape, x.Offset + (sizes[dim] * x.Strides[dim])));
    }

    /// <summary>a · σ(b); float16 and bfloat16 are computed in float32 and rounded once.</summary>
    public static RawTensor Product(IEngine e, in RawTensor a, in RawTensor b, in RawTensor into)
    {
        if (a.DType != DType.Float16 && a.DType != DType.BFloat16) return e.Mul(a, e.Sigmoid(b), into);
        var (wideA, wideB) = (To(e, a, DType.Float32), To(e, b, DType.Float32));
        var product = e.Mul(wideA, e.Sigmoid(wideB));
        return into.Exists ? e.Copy(product, into) : To(e, product, a.DType);
    }

    private static RawTensor To(IEngine e, in RawTensor x, DType dtype) =>
        e.Copy(x, e.Empty(Shape.OfResult(x.Shape), dtype, x.Storage.Device));
}
