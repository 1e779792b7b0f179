using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Lerp(in RawTensor a, in RawTensor b, in RawTensor weight, in RawTensor into = default) =>
        Zip3.Floating(a, b, weight, default(LerpKernel), into);

    // PyTorch 2.13 lerp, ATen/native/Lerp.h.
    private readonly struct LerpKernel : ITernaryKernel
    {
        public T Invoke<T>(T a, T b, T weight)
            where T : INumberBase<T> =>
            IsSmall(weight) ? a + (weight * (b - a)) : b - ((b - a) * (T.One - weight));

        private static bool IsSmall<T>(T weight)
            where T : INumberBase<T> => double.CreateTruncating(T.Abs(weight)) < 0.5;
    }

    /// <inheritdoc/>
    public RawTensor Addcmul(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default) =>
        Zip3.Numeric(x, a, b, new AddcmulKernel(value), into);

    private readonly struct AddcmulKernel(Scalar value) : ITernaryKernel
    {
        public T Invoke<T>(T x, T a, T b)
            where T : INumberBase<T> => x + (Cast.From<T>(value) * a * b);
    }

    /// <inheritdoc/>
    public RawTensor Addcdiv(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default) =>
        Zip3.Floating(x, a, b, new AddcdivKernel(value), into);

    private readonly struct AddcdivKernel(Scalar value) : ITernaryKernel
    {
        public T Invoke<T>(T x, T a, T b)
            where T : INumberBase<T> => x + (Cast.From<T>(value) * a / b);
    }
}
