using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public (RawTensor Output, RawTensor TotalWeight) NllLoss(
        in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex)
    {
        var wide = Dense.Wide(x.DType);
        var output = RawTensor.OnHost(reduction == LossReduction.None ? Shape.Of(target.Sizes) : Shape.Scalar, wide);
        var total = RawTensor.OnHost(Shape.Scalar, wide);
        var (values, places, weights) = (
            Dense.Of(this, x, wide), Dense.Of(this, target, DType.Int64), Dense.Of(this, weight, wide));
        if (wide == DType.Float32) Nll<float>.Forward(values, places, weights, reduction, ignoreIndex, output, total);
        else Nll<double>.Forward(values, places, weights, reduction, ignoreIndex, output, total);
        return (Dense.Finish(this, output, x.DType, default), Dense.Finish(this, total, x.DType, default));
    }

    /// <inheritdoc/>
    public RawTensor NllLossBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in RawTensor target, in RawTensor weight, in RawTensor totalWeight,
        LossReduction reduction, long ignoreIndex)
    {
        var wide = Dense.Wide(grad.DType);
        var r = Fill(RawTensor.OnHost(Shape.Of(sizes), wide), 0);
        var (g, places, weights, total) = (
            Dense.Of(this, grad, wide), Dense.Of(this, target, DType.Int64), Dense.Of(this, weight, wide),
            Dense.Of(this, totalWeight, wide));
        if (wide == DType.Float32) Nll<float>.Backward(g, places, weights, total, reduction, ignoreIndex, r);
        else Nll<double>.Backward(g, places, weights, total, reduction, ignoreIndex, r);
        return Dense.Finish(this, r, grad.DType, default);
    }

    private static class Nll<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Forward(
            in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex, in RawTensor output,
            in RawTensor total)
        {
            var (classes, inner) = (x.Sizes[1], x.Sizes[2]);
            double loss = 0, weights = 0;
            for (long i = 0; i < target.Count; i++)
            {
                var t = At<long>(target, i);
                if (t == ignoreIndex)
                {
                    if (reduction == LossReduction.None) At<T>(output, i) = T.Zero;
                    continue;
                }

                if (t < 0 || t >= classes) throw new IndexError($"Target {t} is out of bounds.");
                var w = weight.Exists ? At<T>(weight, t) : T.One;
                var value = -At<T>(x, (((i / inner * classes) + t) * inner) + (i % inner)) * w;
                if (reduction == LossReduction.None) At<T>(output, i) = value;
                else (loss, weights) = (loss + double.CreateTruncating(value), weights + double.CreateTruncating(w));
            }

            At<T>(total, 0) = T.CreateTruncating(weights);
            if (reduction == LossReduction.Mean) At<T>(output, 0) = T.CreateTruncating(loss / weights);
            else if (reduction == LossReduction.Sum) At<T>(output, 0) = T.CreateTruncating(loss);
        }

        public static void Backward(
            in RawTensor grad, in RawTensor target, in RawTensor weight, in RawTensor total, LossReduction reduction, long ignoreIndex,
            in RawTensor r)
        {
            var (classes, inner) = (r.Sizes[1], r.Sizes[2]);
            for (long i = 0; i < target.Count; i++)
            {
                var t = At<long>(target, i);
                if (t == ignoreIndex) continue;
                var value = -At<T>(grad, reduction == LossReduction.None ? i : 0);
                if (reduction == LossReduction.Mean) value /= At<T>(total, 0);
                At<T>(r, (((i / inner * classes) + t) * inner) + (i % inner)) = weight.Exists ? value * At<T>(weight, t) : value;
            }
        }

        private static ref TElement At<TElement>(in RawTensor x, long i)
            where TElement : unmanaged => ref System.Runtime.CompilerServices.Unsafe.Add(ref x.Ref<TElement>(), (nint)i);
    }
}
