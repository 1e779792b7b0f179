using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Relu(in RawTensor x, in RawTensor into = default) =>
        Zip.OrderedWide(x, RawTensor.OnHost(0, x.DType), default(ReluKernel), into);

    private readonly struct ReluKernel : IOrderedBinaryKernel, IVectorBinaryForm
    {
        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> zero) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, zero), zero, x);

        public T Invoke<T>(T x, T zero)
            where T : INumber<T> => x > zero || T.IsNaN(x) ? x : zero;
    }

    /// <inheritdoc/>
    public RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default) =>
        Zip.OrderedWide(x, grad, new ThresholdBackwardKernel(threshold), into);

    // The input first, as ATen/native/Activation.cpp builds its iterator: it decides the strides.
    private readonly struct ThresholdBackwardKernel(Scalar threshold) : IOrderedBinaryKernel, IVectorBinaryForm
    {
        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> grad) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector.Create(Cast.From<T>(threshold))), Vector<T>.Zero, grad);

        public T Invoke<T>(T x, T grad)
            where T : INumber<T> => x <= Cast.From<T>(threshold) ? T.Zero : grad;
    }

    /// <inheritdoc/>
    public RawTensor Gelu(in RawTensor x, bool tanh, in RawTensor into = default) => tanh
        ? Map.Double(x, default(GeluTanhKernel), into)
        : Map.Double(x, default(GeluKernel), into);

    private readonly struct GeluKernel : IDoubleKernel
    {
        public double Invoke(double x) => 0.5 * x * (1 + Special.Erf(x * 0.70710678118654752440));
    }

    private readonly struct GeluTanhKernel : IDoubleKernel
    {
        public double Invoke(double x) =>
            0.5 * x * (1 + Math.Tanh(0.79788456080286535588 * (x + (0.044715 * x * x * x))));
    }

    /// <inheritdoc/>
    public RawTensor LogSigmoid(in RawTensor x, in RawTensor into = default) =>
        // log_sigmoid_forward_cpu makes its result row-major, whatever the input is.
        Map.Double(x, default(LogSigmoidKernel), into.Exists ? into : RawTensor.OnHost(Shape.Of(x.Sizes), x.DType));

    private readonly struct LogSigmoidKernel : IDoubleKernel
    {
        public double Invoke(double x) => Special.LogSigmoid(x);
    }

    /// <inheritdoc/>
    public RawTensor Softplus(in RawTensor x, double beta, double threshold, in RawTensor into = default) =>
        Map.Double(x, new SoftplusKernel(beta, threshold), into);

    private readonly struct SoftplusKernel(double beta, double threshold) : IDoubleKernel
    {
        public double Invoke(double x) => x * beta > threshold ? x : Special.Log1p(Math.Exp(x * beta)) / beta;
    }

    /// <inheritdoc/>
    public RawTensor Elu(in RawTensor x, double alpha, double scale, double inputScale, in RawTensor into = default) =>
        Map.Double(x, new EluKernel(alpha * scale, scale, inputScale), into);

    private readonly struct EluKernel(double negative, double scale, double inputScale) : IDoubleKernel
    {
        public double Invoke(double x) => x < 0 ? Special.Expm1(x * inputScale) * negative : x * scale;
    }

    /// <inheritdoc/>
    public RawTensor LeakyRelu(in RawTensor x, double slope, in RawTensor into = default) =>
        Map.Floating(x, new LeakyReluKernel(slope), into);

    private readonly struct LeakyReluKernel(double slope) : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => x > T.Zero ? x : x * T.CreateTruncating(slope);
    }

    /// <inheritdoc/>
    public RawTensor Silu(in RawTensor x, in RawTensor into = default) =>
        Map.Floating(x, default(SiluKernel), default(SiluKernel), into);

    private readonly struct SiluKernel : IUnaryKernel, IComplexKernel
    {
        public Complex Invoke(Complex x) => ComplexMath.Divide(x, Complex.One + ComplexMath.Exp(-x));

        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => x / (T.One + T.Exp(-x));
    }
}
