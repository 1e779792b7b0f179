using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Mm(in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(a.Sizes[0], b.Sizes[1]), a.DType);
        Multiply(a, b, 1, 0, r);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor Addmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(a.Sizes[0], b.Sizes[1]), a.DType);
        if (beta != 0) Copy(c.As(c.Shape.ExpandTo(r.Sizes)), r);
        Multiply(a, b, alpha, beta, r);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor Bmm(in RawTensor a, in RawTensor b, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(a.Sizes[0], a.Sizes[1], b.Sizes[2]), a.DType);
        Multiply(a, b, 1, 0, r);
        return r;
    }

    /// <inheritdoc/>
    public RawTensor Baddbmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default)
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(a.Sizes[0], a.Sizes[1], b.Sizes[2]), a.DType);
        if (beta != 0) Copy(c.As(c.Shape.ExpandTo(r.Sizes)), r);
        Multiply(a, b, alpha, beta, r);
        return r;
    }

    // float16 and bfloat16 are multiplied in float32 and rounded once.
    private void Multiply(in RawTensor a, in RawTensor b, Scalar alpha, Scalar beta, in RawTensor r)
    {
        switch (r.DType.Type)
        {
            case ScalarType.Float: Multiply<float>(a, b, alpha, beta, r); break;
            case ScalarType.Double: Multiply<double>(a, b, alpha, beta, r); break;
            case ScalarType.ComplexDouble: Multiply<Complex>(a, b, alpha, beta, r); break;
            case ScalarType.Long: Multiply<long>(a, b, alpha, beta, r); break;
            case ScalarType.Int: Multiply<int>(a, b, alpha, beta, r); break;
            case ScalarType.Short: Multiply<short>(a, b, alpha, beta, r); break;
            case ScalarType.Char: Multiply<sbyte>(a, b, alpha, beta, r); break;
            case ScalarType.Byte: Multiply<byte>(a, b, alpha, beta, r); break;
            case ScalarType.Half or ScalarType.BFloat16: MultiplyAs(DType.Float32, a, b, alpha, beta, r); break;
            case ScalarType.ComplexFloat: MultiplyAs(DType.Complex128, a, b, alpha, beta, r); break;
            default: throw Map.Unsupported(r);
        }
    }

    private void MultiplyAs(DType wide, in RawTensor a, in RawTensor b, Scalar alpha, Scalar beta, in RawTensor r)
    {
        var result = RawTensor.OnHost(Shape.Of(r.Sizes), wide);
        if (beta != 0) Copy(r, result);
        var wideA = Copy(a, RawTensor.OnHost(Shape.Of(a.Sizes), wide));
        Multiply(wideA, Copy(b, RawTensor.OnHost(Shape.Of(b.Sizes), wide)), alpha, beta, result);
        Copy(result, r);
    }

    private static unsafe void Multiply<T>(in RawTensor a, in RawTensor b, Scalar alpha, Scalar beta, in RawTensor r)
        where T : unmanaged, INumberBase<T>
    {
        var (n, m, k) = (r.Sizes[^2], r.Sizes[^1], a.Sizes[^1]);
        var (scaleA, scaleC) = (Cast.From<T>(alpha), Cast.From<T>(beta));
        fixed (T* pa = &a.Ref<T>(), pb = &b.Ref<T>(), pr = &r.Ref<T>())
        {
            if (r.Rank == 2)
            {
                Gemm.Run(
                    n, m, k, scaleA, pa, a.Strides[0], a.Strides[1], pb, b.Strides[0], b.Strides[1],
                    scaleC, pr, r.Strides[0], r.Strides[1]);
            }
            else if (r.Count > 0)
            {
                Gemm.Batched(
                    r.Sizes[0], n, m, k, scaleA, pa, a.Strides[0], a.Strides[1], a.Strides[2], pb, b.Strides[0], b.Strides[1], b.Strides[2],
                    scaleC, pr, r.Strides[0], r.Strides[1], r.Strides[2]);
            }
        }

        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
        GC.KeepAlive(r.Storage);
    }
}
