using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Relu(in RawTensor x, in RawTensor into = default) =>
        Zip.Ordered(x, RawTensor.OnHost(0, x.DType), default(ReluKernel), into);

    private readonly struct ReluKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T x, T zero)
            where T : INumber<T> => x > zero || T.IsNaN(x) ? x : zero;
    }

    /// <inheritdoc/>
    public RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default) =>
        Zip.Ordered(x, grad, new ThresholdBackwardKernel(threshold), into);

    // The input first, as ATen/native/Activation.cpp builds its iterator: it decides the strides.
    private readonly struct ThresholdBackwardKernel(Scalar threshold) : IOrderedBinaryKernel
    {
        public T Invoke<T>(T x, T grad)
            where T : INumber<T> => x <= Cast.From<T>(threshold) ? T.Zero : grad;
    }
}
