using System.Globalization;

namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps) =>
        Run((x, weight, bias, runningMean, runningVar, training, momentum, eps), static (scope, s) =>
        {
            // While training the call moves the running statistics in place.
            var center = Moved(scope, s.runningMean, s.training);
            var variance = Moved(scope, s.runningVar, s.training);
            var value = scope.In(s.x);
            var output = Functional.batch_norm(
                value, center, variance, scope.InMaybe(s.weight), scope.InMaybe(s.bias), s.training, s.momentum, s.eps);
            var normalized = scope.Result(output);
            if (!s.training) return new(normalized, Nothing(scope, value), Nothing(scope, value));
            var (mean, inverse) = Statistics(scope, value, Others(s.x.Rank), s.eps);
            return new Normalized(normalized, scope.Result(mean), scope.Result(inverse));
        });

    /// <inheritdoc/>
    public NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training) =>
        Run((grad, x, weight, mean, inverseDeviation, training), static (scope, s) =>
        {
            if (s.training)
            {
                var value = scope.In(s.x);
                var eps = Epsilon(scope, value, scope.In(s.inverseDeviation), Others(s.x.Rank));
                return Narrow(scope, s.x, s.weight, TorchScope.Gradients(
                    scope.In(s.grad), Operands(value, scope.InMaybe(s.weight), s.x.Sizes[1]),
                    v => Functional.batch_norm(v[0], null, null, v[1], v[2], true, 0, eps)));
            }

            // The running variance is the one that has this deviation with an ε of 0, which float16 would round.
            var (center, variance) = (scope.Wide(s.mean), scope.Wide(s.inverseDeviation).pow(scope.Number(-2, DType.Float64)));
            return Narrow(scope, s.x, s.weight, TorchScope.Gradients(
                scope.Wide(s.grad), Operands(scope.Wide(s.x), scope.WideMaybe(s.weight), s.x.Sizes[1]),
                v => Functional.batch_norm(v[0], center, variance, v[1], v[2], false, 0, 0)));
        });

    /// <inheritdoc/>
    public Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps) =>
        Run((x, count, weight, bias, eps), static (scope, s) =>
        {
            var rows = Rows(scope.In(s.x), s.x, s.count);
            var output = Functional.layer_norm(
                rows, [s.count], scope.InMaybe(s.weight)?.reshape(s.count), scope.InMaybe(s.bias)?.reshape(s.count), s.eps);
            var (mean, inverse) = Statistics(scope, rows, [1], s.eps);
            return new Normalized(scope.Result(output.reshape(s.x.Sizes.ToArray())), scope.Result(mean), scope.Result(inverse));
        });

    /// <inheritdoc/>
    public NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation) =>
        Run((grad, x, count, weight, inverseDeviation), static (scope, s) =>
        {
            var (rows, slopes) = (Rows(scope.In(s.x), s.x, s.count), Rows(scope.In(s.grad), s.x, s.count));
            var (eps, count) = (Epsilon(scope, rows, scope.In(s.inverseDeviation), [1]), s.count);
            var gradients = TorchScope.Gradients(
                slopes, Operands(rows, scope.InMaybe(s.weight)?.reshape(count), count),
                v => Functional.layer_norm(v[0], [count], v[1], v[2], eps));
            gradients[0] = gradients[0].reshape(s.x.Sizes.ToArray());
            return Narrow(scope, s.x, s.weight, gradients);
        });

    // What the gradients are taken at; without a weight that of ones.
    private static Tensor[] Operands(Tensor x, Tensor? weight, long count)
    {
        weight ??= Torch.ones([count], dtype: x.dtype, device: x.device);
        return [x, weight, Torch.zeros([count], dtype: weight.dtype, device: x.device)];
    }

    private static NormalizationGradients Narrow(TorchScope scope, in RawTensor x, in RawTensor weight, Tensor[] gradients)
    {
        var type = weight.Exists ? weight.DType : x.DType;
        return new(
            scope.Result(TorchScope.Cast(gradients[0], x.DType)), scope.Result(TorchScope.Cast(gradients[1], type)),
            scope.Result(TorchScope.Cast(gradients[2], type)));
    }

    // Mean and 1 / √(variance + ε) over dims, which libtorch's kernels keep and TorchSharp does not hand out.
    private static (Tensor Mean, Tensor Inverse) Statistics(TorchScope scope, Tensor x, long[] dims, double eps)
    {
        var (wide, type) = (Double(x), TorchScope.IsNarrow(TorchDevices.Of(x.dtype)) ? Torch.ScalarType.Float32 : x.dtype);
        var inverse = Variance(wide, dims).add(scope.Number(eps, DType.Float64)).rsqrt();
        return (TorchScope.Cast(wide.mean(dims), type), TorchScope.Cast(inverse, type));
    }

    // The ε of a forward pass, from its largest 1 / √(variance + ε): there ε counts most, and is known best.
    private static double Epsilon(TorchScope scope, Tensor x, Tensor inverse, long[] dims)
    {
        if (inverse.numel() == 0 || x.numel() == 0) return 0;
        var deviations = Double(inverse).reshape(-1).nan_to_num();
        var largest = deviations.argmax().reshape(1);
        var deviation = deviations.index_select(0, largest).cpu().data<double>()[0];
        var variance = Variance(Double(x), dims).index_select(0, largest).cpu().data<double>()[0];
        var eps = (1 / (deviation * deviation)) - variance;
        if (!double.IsFinite(eps)) return 0;

        // The number that was given is the shortest one that has this deviation in float32.
        for (var digits = 0; digits < 8; digits++)
        {
            var shorter = double.Parse(eps.ToString($"E{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if ((float)(1 / Math.Sqrt(variance + shorter)) == (float)deviation) return shorter;
        }

        return eps;
    }

    // var itself would warn on the console where there are too few elements.
    private static Tensor Variance(Tensor x, long[] dims) => x.sub(x.mean(dims, true)).square().mean(dims);

    private static Tensor Double(Tensor x) => TorchScope.Cast(x, Torch.ScalarType.Float64);

    private static Tensor? Moved(TorchScope scope, in RawTensor x, bool moves) =>
        !x.Exists ? null : moves ? scope.Target(x) : scope.In(x);

    private static Tensor Rows(Tensor values, in RawTensor x, long count) => values.reshape(count == 0 ? 0 : x.Count / count, count);

    private static RawTensor Nothing(TorchScope scope, Tensor x) => scope.Result(Torch.empty([0], dtype: x.dtype, device: x.device));

    private static long[] Others(int rank)
    {
        var dims = new long[rank - 1];
        for (var d = 1; d < dims.Length; d++) dims[d] = d + 1;
        return dims;
    }
}
