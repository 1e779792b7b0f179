using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Arange(Scalar start, Scalar step, in RawTensor into)
    {
        var (dtype, count) = (into.DType, into.Count);
        if (dtype.IsIntegral)
        {
            for (long i = 0; i < count; i++) Element.Write(ref At(into, i), dtype, start.ToLong() + (i * step.ToLong()));
            return into;
        }

        var (first, by) = (start.ToDouble(), step.ToDouble());
        var lanes = dtype.itemsize == 2 ? 16 : 32 / dtype.itemsize;
        var inVectors = count - (count % (2 * lanes));
        for (long i = 0; i < count; i++)
        {
            var lane = i < inVectors ? i % lanes : 0;
            var value = Stepped(dtype, first, by, i - lane);
            Element.Write(ref At(into, i), dtype, lane == 0 ? value : Stepped(dtype, Rounded(dtype, value), by, lane));
        }

        return into;
    }

    // ATen/native/cpu/RangeFactoriesKernel.cpp, arange_kernel: vectors of 32 bytes, two at a time, start at an element that is rounded
    // already; what remains is computed one by one. Half precision accumulates in float32, everything else in float64.
    private static double Stepped(DType dtype, double start, double step, long i) => dtype.itemsize == 2
        ? MathF.FusedMultiplyAdd((float)step, i, (float)start)
        : Math.FusedMultiplyAdd(step, i, start);

    /// <inheritdoc/>
    public RawTensor Linspace(Scalar start, Scalar end, in RawTensor into)
    {
        var (from, to) = (start.ToComplex(), end.ToComplex());
        for (long i = 0; i < into.Count; i++)
        {
            var real = Spaced(into.DType, from.Real, to.Real, i, into.Count);
            Scalar value = real;
            if (into.DType.is_complex) value = new Complex(real, Spaced(into.DType, from.Imaginary, to.Imaginary, i, into.Count));
            Element.Write(ref At(into, i), into.DType, value);
        }

        return into;
    }

    // ATen/native/cpu/RangeFactoriesKernel.cpp, linspace_kernel: each operation in the element's own precision; products and sums of
    // float32 and float64 are one operation there (compiled with -mfma).
    private static double Spaced(DType dtype, double start, double end, long i, long steps)
    {
        (start, end) = (Rounded(dtype, start), Rounded(dtype, end));
        if (steps == 1) return start;
        var step = Rounded(dtype, Rounded(dtype, end - start) / (steps - 1));
        var (from, factor) = i < steps / 2 ? (start, (double)i) : (end, -(double)(steps - i - 1));
        return dtype.Type switch
        {
            ScalarType.Float or ScalarType.ComplexFloat => MathF.FusedMultiplyAdd((float)step, (float)factor, (float)from),
            ScalarType.Double or ScalarType.ComplexDouble => Math.FusedMultiplyAdd(step, factor, from),
            _ => Rounded(dtype, from + Rounded(dtype, step * factor)),
        };
    }

    private static double Rounded(DType dtype, double value) => dtype.Type switch
    {
        ScalarType.Float or ScalarType.ComplexFloat => (float)value,
        ScalarType.Half => (double)(Half)value,
        ScalarType.BFloat16 => (float)(BFloat16)(float)value,
        _ => value,
    };

    private static ref byte At(in RawTensor vector, long i) => ref System.Runtime.CompilerServices.Unsafe.AddByteOffset(
        ref Strided.Start(vector), (nint)(i * vector.Strides[0] * vector.DType.itemsize));
}
