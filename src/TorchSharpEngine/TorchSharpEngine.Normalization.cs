namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps) =>
        Run((x, weight, bias, runningMean, runningVar, training, momentum, eps), static (scope, s) =>
        {
            var (value, center, variance) = (scope.Wide(s.x), scope.WideMaybe(s.runningMean), scope.WideMaybe(s.runningVar));
            var output = Functional.batch_norm(
                value, center, variance, scope.WideMaybe(s.weight), scope.WideMaybe(s.bias), s.training, s.momentum, s.eps);
            var normalized = scope.Result(TorchScope.Cast(output, s.x.DType));
            if (!s.training) return new(normalized, Nothing(scope, value), Nothing(scope, value));

            // The call has moved the running statistics in place, which may have been a copy.
            if (s.runningMean.Exists && !IsShared(s.runningMean)) scope.Result(center!, s.runningMean);
            if (s.runningVar.Exists && !IsShared(s.runningVar)) scope.Result(variance!, s.runningVar);
            var (mean, inverse) = Statistics(scope, value, Others(s.x.Rank), s.eps);
            return new Normalized(normalized, scope.Result(mean), scope.Result(inverse));
        });

    /// <inheritdoc/>
    public NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training) =>
        Run((grad, x, weight, mean, inverseDeviation, training), static (scope, s) =>
        {
            var channels = new long[s.x.Rank];
            Array.Fill(channels, 1);
            channels[1] = -1;
            var sums = new Sums(
                Double(scope.In(s.grad)), Double(scope.In(s.x)), Double(scope.In(s.mean)).reshape(channels),
                Double(scope.In(s.inverseDeviation)).reshape(channels), Others(s.x.Rank));
            var scale = s.weight.Exists ? Double(scope.In(s.weight)).reshape(channels) : null;
            var input = s.training ? sums.Input(scope, scale) : Scaled(sums.Grad, scale).mul(sums.Inverse);
            return Narrow(scope, (input, sums.Weight(Others(s.x.Rank)), sums.Bias(Others(s.x.Rank))), s.x, s.weight);
        });

    /// <inheritdoc/>
    public Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps) =>
        Run((x, count, weight, bias, eps), static (scope, s) =>
        {
            var rows = Rows(scope.Wide(s.x), s.x, s.count);
            var output = Functional.layer_norm(
                rows, [s.count], scope.WideMaybe(s.weight)?.reshape(s.count), scope.WideMaybe(s.bias)?.reshape(s.count), s.eps);
            var (mean, inverse) = Statistics(scope, rows, [1], s.eps);
            var normalized = TorchScope.Cast(output.reshape(s.x.Sizes.ToArray()), s.x.DType);
            return new Normalized(scope.Result(normalized), scope.Result(mean), scope.Result(inverse));
        });

    /// <inheritdoc/>
    public NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation) =>
        Run((grad, x, count, weight, mean, inverseDeviation), static (scope, s) =>
        {
            var (rows, slopes) = (Rows(scope.In(s.x), s.x, s.count), Rows(scope.In(s.grad), s.x, s.count));
            var sums = new Sums(
                Double(slopes), Double(rows), Double(scope.In(s.mean)).reshape(-1, 1), Double(scope.In(s.inverseDeviation)).reshape(-1, 1),
                [1]);
            var scale = s.weight.Exists ? Double(scope.In(s.weight)).reshape(1, s.count) : null;
            var input = sums.Input(scope, scale).reshape(s.x.Sizes.ToArray());
            return Narrow(scope, (input, sums.Weight([0]), sums.Bias([0])), s.x, s.weight);
        });

    private static NormalizationGradients Narrow(
        TorchScope scope, (Tensor Input, Tensor Weight, Tensor Bias) gradients, in RawTensor x, in RawTensor weight)
    {
        var type = weight.Exists ? weight.DType : x.DType;
        return new(
            scope.Result(TorchScope.Cast(gradients.Input, x.DType)), scope.Result(TorchScope.Cast(gradients.Weight, type)),
            scope.Result(TorchScope.Cast(gradients.Bias, type)));
    }

    // Mean and 1 / √(variance + ε) over dims, as libtorch's kernels keep them and TorchSharp does not hand out.
    private static (Tensor Mean, Tensor Inverse) Statistics(TorchScope scope, Tensor x, long[] dims, double eps)
    {
        var wide = Double(x);
        var inverse = wide.var(dims, false, false).add(scope.Number(eps, DType.Float64)).rsqrt();
        return (TorchScope.Cast(wide.mean(dims), x.dtype), TorchScope.Cast(inverse, x.dtype));
    }

    // libtorch sums what goes back in double.
    private static Tensor Double(Tensor x) => TorchScope.Cast(x, Torch.ScalarType.Float64);

    private static Tensor Scaled(Tensor x, Tensor? scale) => scale is null ? x : x.mul(scale);

    private static Tensor Rows(Tensor values, in RawTensor x, long count) => values.reshape(count == 0 ? 0 : x.Count / count, count);

    private static RawTensor Nothing(TorchScope scope, Tensor x) => scope.Result(Torch.empty([0], dtype: x.dtype, device: x.device));

    private static bool IsShared(in RawTensor x) => x.Storage is TorchStorage && !TorchScope.IsNarrow(x.DType);

    private static long[] Others(int rank)
    {
        var dims = new long[rank - 1];
        for (var d = 1; d < dims.Length; d++) dims[d] = d + 1;
        return dims;
    }

    // g, (x − μ)·σ⁻¹ and what the gradients are made of; dims are those the statistics were taken over.
    private sealed record Sums(Tensor Grad, Tensor X, Tensor Mean, Tensor Inverse, long[] Dims)
    {
        private readonly Tensor _normal = X.sub(Mean).mul(Inverse);

        public Tensor Weight(long[] dims) => Grad.mul(_normal).sum(dims);

        public Tensor Bias(long[] dims) => Grad.sum(dims);

        // σ⁻¹·(g − mean(g) − n·mean(g·n)) for the scaled g.
        public Tensor Input(TorchScope scope, Tensor? scale)
        {
            var slope = Scaled(Grad, scale);
            var rest = slope.sub(slope.mean(Dims, true)).sub(_normal.mul(slope.mul(_normal).mean(Dims, true)));
            return rest.mul(Inverse);
        }
    }
}
