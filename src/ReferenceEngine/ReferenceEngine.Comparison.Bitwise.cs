using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor BitwiseAnd(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Integer(a, b, default(BitwiseAndKernel), into);

    private readonly struct BitwiseAndKernel : IIntegerBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IBinaryInteger<T>, IMinMaxValue<T> => a & b;
    }

    /// <inheritdoc/>
    public RawTensor BitwiseOr(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Integer(a, b, default(BitwiseOrKernel), into);

    private readonly struct BitwiseOrKernel : IIntegerBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IBinaryInteger<T>, IMinMaxValue<T> => a | b;
    }

    /// <inheritdoc/>
    public RawTensor BitwiseXor(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Integer(a, b, default(BitwiseXorKernel), into);

    private readonly struct BitwiseXorKernel : IIntegerBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IBinaryInteger<T>, IMinMaxValue<T> => a ^ b;
    }

    /// <inheritdoc/>
    public RawTensor BitwiseNot(in RawTensor x, in RawTensor into = default) => x.DType == DType.Bool
        ? Map.Integer(x, default(LogicalNotKernel), into)
        : Map.Integer(x, default(BitwiseNotKernel), into);

    private readonly struct BitwiseNotKernel : IIntegerKernel
    {
        public T Invoke<T>(T x)
            where T : IBinaryInteger<T>, IMinMaxValue<T> => ~x;
    }

    private readonly struct LogicalNotKernel : IIntegerKernel
    {
        public T Invoke<T>(T x)
            where T : IBinaryInteger<T>, IMinMaxValue<T> => x ^ T.One;
    }

    /// <inheritdoc/>
    public RawTensor ShiftLeft(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Integer(a, b, default(ShiftLeftKernel), into);

    // PyTorch 2.13 lshift_kernel, rshift_kernel, ATen/native/cpu/BinaryOpsKernel.cpp.
    private readonly struct ShiftLeftKernel : IIntegerBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IBinaryInteger<T>, IMinMaxValue<T> =>
            b < T.Zero || b >= T.CreateTruncating(Width<T>()) ? T.Zero : a << int.CreateTruncating(b);
    }

    /// <inheritdoc/>
    public RawTensor ShiftRight(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Integer(a, b, default(ShiftRightKernel), into);

    private readonly struct ShiftRightKernel : IIntegerBinaryKernel
    {
        public T Invoke<T>(T a, T b)
            where T : IBinaryInteger<T>, IMinMaxValue<T>
        {
            // The largest shift leaves the sign bit; an unsigned number has none.
            var largest = Width<T>() - (T.IsNegative(T.MinValue) ? 1 : 0);
            var outside = b < T.Zero || b >= T.CreateTruncating(largest);
            if (!outside) return a >> int.CreateTruncating(b);
            return T.IsNegative(a) ? -T.One : T.Zero;
        }
    }

    private static int Width<T>()
        where T : IBinaryInteger<T> => T.Zero.GetByteCount() * 8;
}
