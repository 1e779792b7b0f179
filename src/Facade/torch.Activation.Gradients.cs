namespace Compat;

public static partial class torch
{
    internal static readonly GradientOperator TanhBackward = new(
        static (grad, output) => Wide(grad) * (1 - Wide(output).pow(2)).conj(),
        static (grad, output) => new TanhBackwardBackward0(grad, output));

    internal static readonly GradientOperator SigmoidBackward = new(
        static (grad, output) => Wide(grad) * ((1 - Wide(output)) * Wide(output)).conj(),
        static (grad, output) => new SigmoidBackwardBackward0(grad, output));

    internal static readonly GradientOperator<int> SoftmaxBackwardData = new(
        static (grad, output, dim) =>
        {
            var (g, y) = (Wide(grad), Wide(output));
            return (g - (g * y).sum(dim, keepdim: true)) * y;
        },
        static (grad, output, dim) => new SoftmaxBackwardDataBackward0(grad, output, dim));

    internal static readonly GradientOperator<int> LogSoftmaxBackwardData = new(
        static (grad, output, dim) =>
        {
            var g = Wide(grad);
            return g - (Wide(output).exp() * g.sum(dim, keepdim: true));
        },
        static (grad, output, dim) => new LogSoftmaxBackwardDataBackward0(grad, output, dim));

    internal static readonly GradientOperator<string> GeluBackward = new(
        GeluBackward0.Formula, static (grad, x, approximate) => new GeluBackwardBackward0(grad, x, approximate));

    // σ(z), not exp(z) / (exp(z) + 1), which is NaN for what is large.
    internal static readonly GradientOperator<(Scalar Beta, Scalar Threshold)> SoftplusBackward = new(
        static (grad, x, p) =>
        {
            var z = Wide(x) * p.Beta;
            return where(z > p.Threshold, grad, Wide(grad) * z.sigmoid());
        },
        static (grad, x, p) => new SoftplusBackwardBackward0(grad, x, p.Beta, p.Threshold));

    internal static readonly GradientOperator LogSigmoidBackward = new(
        static (grad, x) => Wide(grad) * (-Wide(x)).sigmoid(), static (grad, x) => new LogSigmoidBackwardBackward0(grad, x));

    internal static readonly GradientOperator<int> GluBackward = new(
        static (grad, x, dim) =>
        {
            var half = x.size(dim) / 2;
            var (a, sigmoid) = (x.narrow(dim, 0, half), x.narrow(dim, half, half).sigmoid());
            var right = (1 - Wide(sigmoid)) * Wide(sigmoid) * Wide(a) * Wide(grad);
            return cat([grad * sigmoid, right.to(x.dtype)], dim);
        },
        static (grad, x, dim) => new GluBackwardBackward0(grad, x, dim));

    // Where PyTorch has one kernel for the whole formula, it rounds once.
    private static Tensor Wide(Tensor x) => x.dtype == DType.Float16 || x.dtype == DType.BFloat16 ? x.to(DType.Float32) : x;
}
