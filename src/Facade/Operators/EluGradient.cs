using Compat.Engines;

namespace Compat;

/// <summary>elu_backward, composed of products, an exponential and a choice; float16 and bfloat16 round once.</summary>
/// <remarks>PyTorch 2.13 <c>elu_backward_kernel</c>, ATen/native/cpu/Elu.h.</remarks>
internal static class EluGradient
{
    public static RawTensor Compute(
        IEngine e, in RawTensor grad, in RawTensor x, (Scalar Alpha, Scalar Scale, Scalar InputScale) p, in RawTensor into)
    {
        if (x.DType == DType.Float16 || x.DType == DType.BFloat16)
        {
            var wide = Compute(e, To(e, grad, DType.Float32), To(e, x, DType.Float32), p, default);
            return into.Exists ? e.Copy(wide, into) : To(e, wide, x.DType);
        }

        var (dtype, zero) = (x.DType, RawTensor.OnHost(0, x.DType));
        // NaN counts as negative in ATen's vector loop, which takes 128 bytes at a time.
        var positive = x.Count * dtype.itemsize >= 128 ? e.Gt(x, zero) : e.BitwiseNot(e.Le(x, zero));
        var slope = e.Exp(e.Mul(x, RawTensor.OnHost(p.InputScale, dtype)));
        var negative = e.Mul(e.Mul(grad, RawTensor.OnHost(p.InputScale * p.Alpha * p.Scale, dtype)), slope);
        return e.Where(positive, e.Mul(grad, RawTensor.OnHost(p.Scale, dtype)), negative, into);
    }

    private static RawTensor To(IEngine e, in RawTensor x, DType dtype) =>
        e.Copy(x, e.Empty(Shape.OfResult(x.Shape), dtype, x.Storage.Device));
}
