using System.Runtime.CompilerServices;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps)
    {
        var wide = Dense.Wide(x.DType);
        var (source, y, channels) = (Dense.Of(this, x, wide), RawTensor.OnHost(Shape.Of(x.Sizes), wide), x.Sizes[1]);
        var saved = Shape.Of(training ? channels : 0);
        var (mean, inverse) = (RawTensor.OnHost(saved, DType.Float64), RawTensor.OnHost(saved, DType.Float64));
        var (center, variance) = (Doubles(runningMean, channels, 0), Doubles(runningVar, channels, 1));
        var images = x.Sizes[0];
        var area = channels == 0 || images == 0 ? 0 : x.Count / images / channels;
        if (training)
        {
            double[] batchMean = new double[channels], batchVariance = new double[channels];
            if (x.Count > 0) Moments(source, batchMean, batchVariance, area);
            var count = (double)images * area;
            for (var c = 0; c < channels; c++)
            {
                center[c] = (momentum * batchMean[c]) + ((1 - momentum) * center[c]);
                variance[c] = (momentum * batchVariance[c] * count / (count - 1)) + ((1 - momentum) * variance[c]);
            }

            if (runningMean.Exists) Store(runningMean, center);
            if (runningVar.Exists) Store(runningVar, variance);
            (center, variance) = (batchMean, batchVariance);
            for (var c = 0; c < channels; c++)
            {
                center[c] = Rounding.To(center[c], x.DType.Type);
                // Only bfloat16 has its squares' sum and its variance stored in its own type (batch_norm_cpu_update_stats).
                if (x.DType != DType.BFloat16) continue;
                variance[c] = Rounding.To(Rounding.To(variance[c] * count, ScalarType.BFloat16) / count, ScalarType.BFloat16);
            }

            Store(mean, center);
        }

        var (scale, shift) = (Doubles(weight, channels, 1), Doubles(bias, channels, 0));
        for (var c = 0; c < channels; c++)
        {
            variance[c] = 1 / Math.Sqrt(variance[c] + eps);
            if (training) variance[c] = Rounding.To(variance[c], x.DType.Type);
            scale[c] *= variance[c];
            shift[c] -= center[c] * scale[c];
        }

        if (training) Store(inverse, variance);
        if (x.Count > 0) Apply(source, scale, shift, area, y);
        return new Normalized(
            Dense.Finish(this, y, x.DType, default), Dense.Finish(this, mean, x.DType, default),
            Dense.Finish(this, inverse, x.DType, default));
    }

    /// <inheritdoc/>
    public NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training)
    {
        var wide = Dense.Wide(x.DType);
        var (g, source, channels) = (Dense.Of(this, grad, wide), Dense.Of(this, x, wide), x.Sizes[1]);
        var r = RawTensor.OnHost(Shape.Of(x.Sizes), wide);
        var (center, inverse, w) = (Doubles(mean, channels, 0), Doubles(inverseDeviation, channels, 1), Doubles(weight, channels, 1));
        double[] total = new double[channels], product = new double[channels];
        var count = channels == 0 ? 0 : x.Count / channels;
        var area = x.Count == 0 ? 0 : count / x.Sizes[0];
        if (x.Count > 0) Sums(g, source, center, total, product, area);
        double[] a = new double[channels], b = new double[channels], d = new double[channels];
        for (var c = 0; c < channels; c++)
        {
            a[c] = inverse[c] * w[c];
            if (!training) continue;
            b[c] = -product[c] * inverse[c] * inverse[c] / count * a[c];
            d[c] = (-b[c] * center[c]) - (total[c] / count * a[c]);
        }

        if (x.Count > 0) Combine(g, source, a, b, d, area, r);
        for (var c = 0; c < channels; c++) product[c] *= inverse[c];
        var type = weight.Exists ? weight.DType : x.DType;
        return new NormalizationGradients(
            Dense.Finish(this, r, x.DType, default), Store(RawTensor.OnHost(Shape.Of(channels), type), product),
            Store(RawTensor.OnHost(Shape.Of(channels), type), total));
    }

    private double[] Doubles(in RawTensor x, long count, double otherwise)
    {
        var values = new double[count];
        if (!x.Exists) values.AsSpan().Fill(otherwise);
        else
        {
            var dense = Dense.Of(this, x, DType.Float64);
            for (long i = 0; i < count; i++) values[i] = Unsafe.Add(ref dense.Ref<double>(), (nint)i);
        }

        return values;
    }

    private RawTensor Store(in RawTensor into, double[] values)
    {
        var dense = RawTensor.OnHost(Shape.Of(values.Length), DType.Float64);
        for (var i = 0; i < values.Length; i++) Unsafe.Add(ref dense.Ref<double>(), i) = values[i];
        return Copy(dense, into);
    }

    private static unsafe void Moments(in RawTensor x, double[] mean, double[] variance, long area)
    {
        var (images, channels) = (x.Sizes[0], x.Sizes[1]);
        fixed (double* pm = mean, pv = variance)
        {
            if (x.DType == DType.Float32)
            {
                fixed (float* px = &x.Ref<float>()) BatchNormalization<float>.Moments(px, images, channels, area, pm, pv);
            }
            else
            {
                fixed (double* px = &x.Ref<double>()) BatchNormalization<double>.Moments(px, images, channels, area, pm, pv);
            }
        }

        GC.KeepAlive(x.Storage);
    }

    private static unsafe void Apply(in RawTensor x, double[] scale, double[] shift, long area, in RawTensor y)
    {
        var (images, channels) = (x.Sizes[0], x.Sizes[1]);
        fixed (double* pa = scale, pb = shift)
        {
            if (x.DType == DType.Float32)
            {
                fixed (float* px = &x.Ref<float>(), py = &y.Ref<float>())
                    BatchNormalization<float>.Apply(px, images, channels, area, pa, pb, py);
            }
            else
            {
                fixed (double* px = &x.Ref<double>(), py = &y.Ref<double>())
                    BatchNormalization<double>.Apply(px, images, channels, area, pa, pb, py);
            }
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(y.Storage);
    }

    private static unsafe void Sums(in RawTensor g, in RawTensor x, double[] mean, double[] total, double[] product, long area)
    {
        var (images, channels) = (x.Sizes[0], x.Sizes[1]);
        fixed (double* pm = mean, pt = total, pp = product)
        {
            if (x.DType == DType.Float32)
            {
                fixed (float* pg = &g.Ref<float>(), px = &x.Ref<float>())
                    BatchNormalization<float>.Sums(pg, px, images, channels, area, pm, pt, pp);
            }
            else
            {
                fixed (double* pg = &g.Ref<double>(), px = &x.Ref<double>())
                    BatchNormalization<double>.Sums(pg, px, images, channels, area, pm, pt, pp);
            }
        }

        GC.KeepAlive(g.Storage);
        GC.KeepAlive(x.Storage);
    }

    private static unsafe void Combine(in RawTensor g, in RawTensor x, double[] a, double[] b, double[] d, long area, in RawTensor r)
    {
        var (images, channels) = (x.Sizes[0], x.Sizes[1]);
        fixed (double* pa = a, pb = b, pd = d)
        {
            if (x.DType == DType.Float32)
            {
                fixed (float* pg = &g.Ref<float>(), px = &x.Ref<float>(), pr = &r.Ref<float>())
                    BatchNormalization<float>.Combine(pg, px, images, channels, area, pa, pb, pd, pr);
            }
            else
            {
                fixed (double* pg = &g.Ref<double>(), px = &x.Ref<double>(), pr = &r.Ref<double>())
                    BatchNormalization<double>.Combine(pg, px, images, channels, area, pa, pb, pd, pr);
            }
        }

        GC.KeepAlive(g.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(r.Storage);
    }
}
