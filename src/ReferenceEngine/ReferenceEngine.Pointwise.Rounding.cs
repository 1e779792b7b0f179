using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Abs(in RawTensor x, in RawTensor into = default)
    {
        if (x.DType == DType.Bool) return Zip.Ordered(x, x, default(MaximumKernel), into);
        if (!x.DType.is_complex) return Map.Numeric(x, default(AbsKernel), into);
        var r = Map.Result(x, into, x.DType == DType.Complex64 ? DType.Float32 : DType.Float64);
        if (x.DType == DType.Complex64) Map.Each<Complex64, float, AbsComplexKernel>(default, r, x);
        else Map.Each<Complex, double, AbsComplexKernel>(default, r, x);
        return r;
    }

    // Integers wrap at their minimum, as in C++.
    private readonly struct AbsKernel : INumericKernel
    {
        public T Invoke<T>(T x)
            where T : INumberBase<T> => T.IsNegative(x) ? -x : x;
    }

    private readonly struct AbsComplexKernel : IMap<Complex64, float>, IMap<Complex, double>
    {
        public float Invoke(Complex64 x) => (float)double.Hypot(x.Real, x.Imaginary);

        public double Invoke(Complex x) => double.Hypot(x.Real, x.Imaginary);
    }

    /// <inheritdoc/>
    public RawTensor Sign(in RawTensor x, in RawTensor into = default) => x.DType.is_complex
        ? Map.Complex(x, default(SgnKernel), into)
        : Zip.Ordered(x, RawTensor.OnHost(0, x.DType), default(SignKernel), into);

    private readonly struct SignKernel : IOrderedBinaryKernel
    {
        public T Invoke<T>(T x, T zero)
            where T : INumber<T> => x > zero ? T.One : x < zero ? -T.One : zero;
    }

    private readonly struct SgnKernel : IComplexKernel
    {
        public Complex Invoke(Complex x) => x == Complex.Zero ? x : x / double.Hypot(x.Real, x.Imaginary);
    }

    /// <inheritdoc/>
    public RawTensor Ceil(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(CeilKernel), into);

    private readonly struct CeilKernel : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Ceiling(x);
    }

    /// <inheritdoc/>
    public RawTensor Floor(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(FloorKernel), into);

    private readonly struct FloorKernel : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Floor(x);
    }

    /// <inheritdoc/>
    public RawTensor Trunc(in RawTensor x, in RawTensor into = default) => Map.Floating(x, default(TruncKernel), into);

    private readonly struct TruncKernel : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Truncate(x);
    }

    /// <inheritdoc/>
    public RawTensor Round(in RawTensor x, long decimals, in RawTensor into = default) => decimals == 0
        ? Map.Floating(x, default(RoundKernel), into)
        : Map.Floating(x, new RoundDecimalsKernel(Math.Pow(10, Math.Abs(decimals)), decimals < 0), into);

    private readonly struct RoundKernel : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Round(x);
    }

    // PyTorch 2.13 round_decimals_kernel, ATen/native/cpu/UnaryOpsKernel.cpp.
    private readonly struct RoundDecimalsKernel(double power, bool negative) : IUnaryKernel
    {
        public T Invoke<T>(T x)
            where T : IFloatingPointIeee754<T>
        {
            var ten = T.CreateTruncating(power);
            return negative ? T.Round(x / ten) * ten : T.Round(x * ten) / ten;
        }
    }
}
