using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor DivRounded(in RawTensor a, in RawTensor b, bool floor, in RawTensor into = default)
    {
        if (floor) return Zip.Real(a, b, default(DivFloorKernel), default(DivFloorKernel), into);
        // In float16 and bfloat16 the quotient is rounded before it is cut.
        return a.DType == DType.Float16 || a.DType == DType.BFloat16
            ? Trunc(Div(a, b), into)
            : Zip.Real(a, b, default(DivTruncKernel), default(DivTruncKernel), into);
    }

    private readonly struct DivTruncKernel : IBinaryKernel, IIntegerBinaryKernel
    {
        T IBinaryKernel.Invoke<T>(T a, T b) => T.Truncate(a / b);

        T IIntegerBinaryKernel.Invoke<T>(T a, T b) => Quotient(a, b);
    }

    private readonly struct DivFloorKernel : IBinaryKernel, IIntegerBinaryKernel
    {
        // PyTorch 2.13 c10::div_floor_floating: Python's floor division, exact where a / b rounds up to an integer.
        T IBinaryKernel.Invoke<T>(T a, T b)
        {
            if (b == T.Zero) return a / b;
            var rest = a % b;
            var quotient = (a - rest) / b;
            if (rest != T.Zero && (b < T.Zero) != (rest < T.Zero)) quotient -= T.One;
            if (quotient == T.Zero) return T.CopySign(T.Zero, a / b);
            var whole = T.Floor(quotient);
            return quotient - whole > T.CreateTruncating(0.5) ? whole + T.One : whole;
        }

        T IIntegerBinaryKernel.Invoke<T>(T a, T b)
        {
            var quotient = Quotient(a, b);
            return (a < T.Zero) != (b < T.Zero) && Rest(a, b) != T.Zero ? quotient - T.One : quotient;
        }
    }

    /// <inheritdoc/>
    public RawTensor Remainder(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Real(a, b, default(RemainderKernel), default(RemainderKernel), into);

    private readonly struct RemainderKernel : IBinaryKernel, IIntegerBinaryKernel
    {
        T IBinaryKernel.Invoke<T>(T a, T b)
        {
            var rest = a % b;
            return rest != T.Zero && (b < T.Zero) != (rest < T.Zero) ? rest + b : rest;
        }

        T IIntegerBinaryKernel.Invoke<T>(T a, T b)
        {
            var rest = Rest(a, b);
            return rest != T.Zero && (b < T.Zero) != (rest < T.Zero) ? rest + b : rest;
        }
    }

    /// <inheritdoc/>
    public RawTensor Fmod(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        Zip.Real(a, b, default(FmodKernel), default(FmodKernel), into);

    private readonly struct FmodKernel : IBinaryKernel, IIntegerBinaryKernel
    {
        T IBinaryKernel.Invoke<T>(T a, T b) => a % b;

        T IIntegerBinaryKernel.Invoke<T>(T a, T b) => Rest(a, b);
    }

    // The minimum divided by −1 does not fit: it wraps here, where the processor would trap.
    private static T Quotient<T>(T a, T b)
        where T : IBinaryInteger<T>
    {
        if (b == T.Zero) throw new RuntimeError("ZeroDivisionError");
        return b == -T.One && T.IsNegative(b) ? -a : a / b;
    }

    private static T Rest<T>(T a, T b)
        where T : IBinaryInteger<T>
    {
        if (b == T.Zero) throw new RuntimeError("ZeroDivisionError");
        return b == -T.One && T.IsNegative(b) ? T.Zero : a % b;
    }
}
