using Compat.Engines;

namespace Compat;

/// <summary>What matrix products share: destinations, and vectors looked at as matrices.</summary>
internal static class Products
{
    /// <summary>A product of operands of one dtype, into the destination where there is one.</summary>
    public static Tensor Compute(string name, ReadOnlySpan<Tensor> operands, Shape shape, Tensor? @out, Func<RawTensor, RawTensor> kernel)
    {
        var first = operands[0];
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, operands.ToArray());
            return Destination.Write(@out, shape, first.dtype, kernel);
        }

        var output = Tensor.Of(kernel(default), first.Engine);
        foreach (var operand in operands) GC.KeepAlive(operand);
        return output;
    }

    /// <summary>The dot product of vectors; <paramref name="left"/> are the first one's elements, conjugated or not.</summary>
    public static Tensor Dot(string name, RawTensor left, Tensor a, Tensor b, Tensor? @out)
    {
        var engine = a.Engine;
        var row = left.As(Shape.Of([1, left.Count], [0, left.Strides[0]]));
        return Compute(
            name, [a, b], Shape.Scalar, @out,
            into => engine.Mm(row, Column(b.Raw), into.Exists ? into.As(Shape.Of(1, 1)) : default).As(Shape.Scalar));
    }

    /// <summary>A vector as a matrix of one column.</summary>
    public static RawTensor Column(in RawTensor vector) => vector.As(Shape.Of([vector.Count, 1], [vector.Strides[0], 1]));

    /// <summary>A matrix of one column as a vector.</summary>
    public static RawTensor Vector(in RawTensor column) => column.As(Shape.Of([column.Sizes[0]], [column.Strides[0]]));

    public static Shape Batched(Tensor a, Tensor b) => Shape.Of(a.Raw.Sizes[0], a.Raw.Sizes[1], b.Raw.Sizes[2]);

    /// <summary>Fresh memory looked at with other sizes; no view of anything.</summary>
    public static Tensor UnsafeView(Tensor fresh, ReadOnlySpan<long> sizes)
    {
        var result = Tensor.Of(fresh.Raw.As(Shape.Of(sizes)), fresh.Engine);
        return Graph.Needs(fresh) ? result.Record(new UnsafeViewBackward0(fresh)) : result;
    }

    /// <summary>x · factor, x itself for 1: <c>maybe_multiply</c>.</summary>
    /// <remarks>float16 and bfloat16 take the factor in float32, as <c>mul</c> takes a number.</remarks>
    public static Tensor Scaled(Tensor x, Scalar factor)
    {
        if (factor == 1) return x;
        return x.dtype.itemsize == 2 && x.dtype.is_floating_point
            ? (x.to(DType.Float32) * factor).to(x.dtype)
            : x * Conj(factor);
    }

    private static Scalar Conj(Scalar factor) => factor.IsComplex ? System.Numerics.Complex.Conjugate(factor.ToComplex()) : factor;
}
