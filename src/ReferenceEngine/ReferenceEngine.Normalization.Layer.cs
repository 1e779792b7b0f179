using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps)
    {
        var wide = Dense.Wide(x.DType);
        var (source, w, b) = (Dense.Of(this, x, wide), Dense.Of(this, weight, wide), Dense.Of(this, bias, wide));
        var saved = Shape.Of(count == 0 ? 0 : x.Count / count);
        var result = new Normalized(
            RawTensor.OnHost(Shape.Of(x.Sizes), wide), RawTensor.OnHost(saved, wide), RawTensor.OnHost(saved, wide));
        if (x.Count == 0) return result with { Output = Dense.Finish(this, result.Output, x.DType, default) };
        if (wide == DType.Float32) LayerNorm<float>(source, count, w, b, eps, result);
        else LayerNorm<double>(source, count, w, b, eps, result);
        return new Normalized(
            Dense.Finish(this, result.Output, x.DType, default), Dense.Finish(this, result.Mean, x.DType, default),
            Dense.Finish(this, result.InverseDeviation, x.DType, default));
    }

    /// <inheritdoc/>
    public NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation)
    {
        var wide = Dense.Wide(x.DType);
        double[] dweight = new double[count], dbias = new double[count];
        var dx = RawTensor.OnHost(Shape.Of(x.Sizes), wide);
        if (x.Count > 0)
        {
            var (g, source, w) = (Dense.Of(this, grad, wide), Dense.Of(this, x, wide), Dense.Of(this, weight, wide));
            var (m, inverse) = (Dense.Of(this, mean, wide), Dense.Of(this, inverseDeviation, wide));
            if (wide == DType.Float32) LayerNormBackward<float>(g, source, w, m, inverse, dx, dweight, dbias);
            else LayerNormBackward<double>(g, source, w, m, inverse, dx, dweight, dbias);
        }

        var type = weight.Exists ? weight.DType : x.DType;
        return new NormalizationGradients(
            Dense.Finish(this, dx, x.DType, default), Store(RawTensor.OnHost(Shape.Of(count), type), dweight),
            Store(RawTensor.OnHost(Shape.Of(count), type), dbias));
    }

    private static unsafe void LayerNorm<T>(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps, Normalized r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var none = ref x.Ref<T>();
        fixed (T* px = &x.Ref<T>(), py = &r.Output.Ref<T>(), pm = &r.Mean.Ref<T>(), pi = &r.InverseDeviation.Ref<T>())
        fixed (T* pw = &(weight.Exists ? ref weight.Ref<T>() : ref none), pb = &(bias.Exists ? ref bias.Ref<T>() : ref none))
        {
            LayerNormalization<T>.Forward(
                px, x.Count / count, count, weight.Exists ? pw : null, bias.Exists ? pb : null, eps, py, pm, pi);
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(weight.Storage);
        GC.KeepAlive(bias.Storage);
        GC.KeepAlive(r.Output.Storage);
        GC.KeepAlive(r.Mean.Storage);
        GC.KeepAlive(r.InverseDeviation.Storage);
    }

    private static unsafe void LayerNormBackward<T>(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverse, in RawTensor dx, double[] dweight,
        double[] dbias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &grad.Ref<T>(), px = &x.Ref<T>(), pm = &mean.Ref<T>(), pi = &inverse.Ref<T>(), pr = &dx.Ref<T>())
        fixed (T* pw = &(weight.Exists ? ref weight.Ref<T>() : ref grad.Ref<T>()))
        fixed (double* dw = dweight, db = dbias)
        {
            LayerNormalization<T>.Backward(
                pg, px, x.Count / dweight.Length, dweight.Length, weight.Exists ? pw : null, pm, pi, pr, dw, db);
        }

        GC.KeepAlive(grad.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(weight.Storage);
        GC.KeepAlive(mean.Storage);
        GC.KeepAlive(inverse.Storage);
        GC.KeepAlive(dx.Storage);
    }
}
