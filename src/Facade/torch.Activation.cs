using Compat.Engines;

namespace Compat;

public static partial class torch
{
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    internal static readonly BinaryOperator<Scalar> ThresholdBackward = new(
        "threshold_backward", Promote.Common,
        static (e, in grad, in x, threshold, in into) => e.ThresholdBackward(grad, x, threshold, into),
        static (grad, x, threshold, _) => new ThresholdBackwardBackward0(grad, x, threshold));

    internal static readonly BinaryOperator<(Scalar Min, Scalar Max)> HardtanhBackward = new(
        "hardtanh_backward", Promote.Common, static (e, in grad, in x, p, in into) =>
        {
            var (min, max, zero) = (RawTensor.OnHost(p.Min, x.DType), RawTensor.OnHost(p.Max, x.DType), RawTensor.OnHost(0, grad.DType));
            // NaN passes no gradient, but in float16 and bfloat16 it does (ATen/native/cpu/Activation.cpp, hardtanh_backward_kernel).
            return x.DType == DType.Float16 || x.DType == DType.BFloat16
                ? e.Where(e.BitwiseOr(e.Le(x, min), e.Ge(x, max)), zero, grad, into)
                : e.Where(e.BitwiseAnd(e.Gt(x, min), e.Lt(x, max)), grad, zero, into);
        },
        static (grad, x, p, _) => new HardtanhBackwardBackward0(grad, x, p.Min, p.Max));

    internal static readonly BinaryOperator<double> LeakyReluBackward = new(
        "leaky_relu_backward", Promote.Common, static (e, in grad, in x, slope, in into) =>
            e.Where(e.Gt(x, RawTensor.OnHost(0, x.DType)), grad, e.Mul(grad, Pipelines.Number(slope, grad.DType)), into),
        static (grad, x, slope, _) => new LeakyReluBackwardBackward0(grad, x, slope));

    internal static readonly BinaryOperator<(Scalar Alpha, Scalar Scale, Scalar InputScale)> EluBackward = new(
        "elu_backward", Promote.Common, EluGradient.Compute, static (grad, x, p, _) => new EluBackwardBackward0(grad, x, p));

    private static readonly UnaryOperator Relu = new(
        "relu", Promote.Common, static (e, in x, in into) => e.Relu(x, into), static (x, result) => new ReluBackward0(x, result),
        Checks.NotBoolForRelu);

    private static readonly UnaryOperator<(Scalar Alpha, Scalar Scale, Scalar InputScale)> Elu = new(
        "elu", Promote.Common,
        static (e, in x, p, in into) => e.Elu(x, p.Alpha.ToDouble(), p.Scale.ToDouble(), p.InputScale.ToDouble(), into),
        static (x, p, _) => new EluBackward0(x, p.Alpha, p.Scale, p.InputScale), refuses: RealOnly("elu_cpu"),
        nodeInPlace: static (x, p, result) => new EluBackward1(x, p, result));

    private static readonly UnaryOperator<double> LeakyRelu = new(
        "leaky_relu", Promote.Common, static (e, in x, slope, in into) => e.LeakyRelu(x, slope, into),
        static (x, slope, _) => new LeakyReluBackward0(x, slope), refuses: RealOnly("leaky_relu_cpu"),
        nodeInPlace: static (x, slope, result) => new LeakyReluBackward1(x, slope, result));

    private static readonly UnaryOperator<string> Gelu = new(
        "gelu", Promote.Common, static (e, in x, approximate, in into) => e.Gelu(x, approximate == "tanh", into),
        static (x, approximate, _) => new GeluBackward0(x, approximate), refuses: RealOnly("GeluKernelImpl"));

    private static readonly UnaryOperator Silu = new(
        "silu", Promote.Common, static (e, in x, in into) => e.Silu(x, into), static (x, _) => new SiluBackward0(x),
        refuses: new Refusal("silu_cpu", Kinds.Bool | Kinds.Integer));

    private static readonly UnaryOperator<(Scalar Beta, Scalar Threshold)> SoftplusFunction = new(
        "softplus", Promote.Common, static (e, in x, p, in into) => e.Softplus(x, p.Beta.ToDouble(), p.Threshold.ToDouble(), into),
        static (x, p, _) => new SoftplusBackward0(x, p.Beta, p.Threshold), refuses: RealOnly("softplus_cpu"));

    private static readonly UnaryOperator LogSigmoidFunction = new(
        "log_sigmoid", Promote.Common, static (e, in x, in into) =>
            e.LogSigmoid(x, into.Exists ? into : e.Empty(Shape.Of(x.Sizes), x.DType, x.Storage.Device)),
        static (x, _) => new LogSigmoidBackward0(x),
        refuses: RealOnly("log_sigmoid_cpu"));

    private static readonly UnaryOperator<(Scalar Min, Scalar Max)> HardtanhFunction = new(
        "hardtanh", Promote.Common, static (e, in x, p, in into) =>
            e.Minimum(e.Maximum(x, RawTensor.OnHost(p.Min, x.DType)), RawTensor.OnHost(p.Max, x.DType), into),
        static (x, p, _) => new HardtanhBackward0(x, p.Min, p.Max), Checks.NotBoolForHardtanh);

    private static readonly UnaryOperator<(Scalar Threshold, Scalar Value)> ThresholdFunction = new(
        "threshold", Promote.Common, static (e, in x, p, in into) =>
            e.Where(e.Le(x, RawTensor.OnHost(p.Threshold, x.DType)), RawTensor.OnHost(p.Value, x.DType), x, into),
        static (x, p, _) => new ThresholdBackward0(x, p.Threshold), refuses: new Refusal("threshold_cpu", Kinds.Bool | Kinds.Complex),
        nodeInPlace: static (x, p, _) => new ThresholdBackward1(x, p.Threshold));

    private static readonly UnaryOperator<int> Glu = new(
        "glu", Promote.Common, static (e, in x, dim, in into) =>
        {
            var (a, b) = Halves.Of(x, dim);
            return Halves.Product(e, a, b, into);
        },
        static (x, dim, _) => new GluBackward0(x, dim), refuses: RealOnly("glu_cpu"));

    private static readonly UnaryOperator<int> SoftmaxFunction = new(
        "softmax", Promote.Common, static (e, in x, dim, in into) => e.Softmax(x, Checks.Wrap(dim, x.Shape.Rank), into),
        static (x, dim, result) => new SoftmaxBackward0(x, dim, result), refuses: RealOnly("softmax_lastdim_kernel_impl"));

    private static readonly UnaryOperator<int> LogSoftmaxFunction = new(
        "log_softmax", Promote.Common, static (e, in x, dim, in into) => e.LogSoftmax(x, Checks.Wrap(dim, x.Shape.Rank), into),
        static (x, dim, result) => new LogSoftmaxBackward0(x, dim, result), refuses: RealOnly("log_softmax_lastdim_kernel_impl"));

    /// <summary>max(input, 0), NaN kept.</summary>
    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.relu</c>; derivatives.yaml <c>relu</c>.</remarks>
    public static Tensor relu(this Tensor input) => Relu.Call(input);

    /// <summary>self ← max(self, 0).</summary>
    /// <inheritdoc cref="relu"/>
    public static Tensor relu_(this Tensor self) => Relu.CallInPlace(self);

    /// <summary>scale · (max(0, input) + min(0, alpha · (exp(input) − 1))) with SELU's two constants.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.selu</c>, which is an elu.</remarks>
    public static Tensor selu(this Tensor input) => Elu.Call(input, (SeluAlpha, SeluScale, 1));

    /// <summary>self ← selu(self).</summary>
    /// <inheritdoc cref="selu"/>
    public static Tensor selu_(Tensor input) => Elu.CallInPlace(input, (SeluAlpha, SeluScale, 1));

    /// <summary>max(0, input) + min(0, alpha · (exp(input / alpha) − 1)).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.celu</c>, which is an elu.</remarks>
    public static Tensor celu(this Tensor input, Scalar? alpha = null) =>
        Elu.Call(input, (alpha ?? 1.0, 1, 1 / (alpha ?? 1.0).ToDouble()));

    /// <summary>input where it is greater than threshold, otherwise value.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.threshold</c>; derivatives.yaml <c>threshold</c>.</remarks>
    public static Tensor threshold(Tensor input, Scalar threshold, Scalar value) => ThresholdFunction.Call(input, (threshold, value));

    /// <summary>self ← threshold(self).</summary>
    /// <inheritdoc cref="threshold"/>
    public static Tensor threshold_(Tensor input, Scalar threshold, Scalar value) =>
        ThresholdFunction.CallInPlace(input, (threshold, value));

    /// <summary>exp(input) / Σ exp(input) along <paramref name="dim"/>, in <paramref name="dtype"/> where that is given.</summary>
    /// <exception cref="IndexError">There is no such dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.softmax</c>; derivatives.yaml <c>_softmax</c>.</remarks>
    public static Tensor softmax(this Tensor input, long dim, DType? dtype = null, Tensor? @out = null) =>
        SoftmaxFunction.Call(dtype is null ? input : input.to(dtype), Checks.Given(dim, input.Rank), @out);

    /// <summary>input − ln Σ exp(input) along <paramref name="dim"/>, in <paramref name="dtype"/> where that is given.</summary>
    /// <exception cref="IndexError">There is no such dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.log_softmax</c>; derivatives.yaml <c>_log_softmax</c>.</remarks>
    public static Tensor log_softmax(this Tensor input, long dim, DType? dtype = null, Tensor? @out = null) =>
        LogSoftmaxFunction.Call(dtype is null ? input : input.to(dtype), Checks.Given(dim, input.Rank), @out);

    private static Refusal RealOnly(string kernel) => new(kernel, Kinds.Bool | Kinds.Integer | Kinds.Complex);

    // What nn.functional calls by its own names.
    internal static class Activations
    {
        public static Tensor Elu(Tensor x, double alpha, bool inplace) =>
            inplace ? Elu(x, alpha, 1, 1) : torch.Elu.Call(x, (alpha, 1, 1));

        public static Tensor Elu(Tensor x, Scalar alpha, Scalar scale, Scalar inputScale) =>
            torch.Elu.CallInPlace(x, (alpha, scale, inputScale));

        public static Tensor LeakyRelu(Tensor x, double slope, bool inplace) =>
            inplace ? torch.LeakyRelu.CallInPlace(x, slope) : torch.LeakyRelu.Call(x, slope);

        public static Tensor Gelu(Tensor x, string approximate, Tensor? @out) => torch.Gelu.Call(x, approximate, @out);

        public static Tensor Glu(Tensor x, int dim) => torch.Glu.Call(x, dim);

        public static Tensor Silu(Tensor x, bool inplace) => inplace ? torch.Silu.CallInPlace(x) : torch.Silu.Call(x);

        public static Tensor Softplus(Tensor x, Scalar beta, Scalar threshold, Tensor? @out) =>
            torch.SoftplusFunction.Call(x, (beta, threshold), @out);

        public static Tensor LogSigmoid(Tensor x, Tensor? @out) => torch.LogSigmoidFunction.Call(x, @out);

        public static Tensor Hardtanh(Tensor x, Scalar min, Scalar max, bool inplace) =>
            inplace ? torch.HardtanhFunction.CallInPlace(x, (min, max)) : torch.HardtanhFunction.Call(x, (min, max));
    }
}
