namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">A size is negative.</exception>
    public static void Sizes(Size size)
    {
        foreach (var value in size.Span)
        {
            if (value < 0) throw new RuntimeError($"Trying to create tensor with negative dimension {value}: [{string.Join(", ", size)}]");
        }
    }

    /// <summary>The dtype a number gives a new tensor: bool, int64, the default dtype or its complex twin.</summary>
    public static DType DTypeOf(Scalar number) => number.Kind switch
    {
        ScalarKind.Bool => DType.Bool,
        ScalarKind.Int => DType.Int64,
        ScalarKind.Float => torch.get_default_dtype(),
        _ => torch.get_default_dtype().ToComplex(),
    };


    /// <summary>How many numbers a range has.</summary>
    /// <exception cref="RuntimeError">The step is 0 or leads away from the end, or a bound is not finite.</exception>
    /// <exception cref="ValueError">The step becomes 0 in the destination's dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>arange_out</c>, <c>compute_arange_size</c>.</remarks>
    public static long Arange(Scalar start, Scalar end, Scalar step, DType dtype, bool isDestination)
    {
        var whole = dtype.IsIntegral;
        if (step.ToDouble() is 0 or double.NaN) throw new RuntimeError("step must be nonzero");
        if (whole && step.ToLong() == 0)
        {
            throw isDestination ? new ValueError("step must be nonzero") : new RuntimeError("step must be nonzero");
        }

        if (!double.IsFinite(start.ToDouble()) || !double.IsFinite(end.ToDouble()))
        {
            throw new RuntimeError($"unsupported range: {Cpp(start)} -> {Cpp(end)}");
        }

        var span = end.ToDouble() - start.ToDouble();
        if (span != 0 && span > 0 != step.ToDouble() > 0)
        {
            throw new RuntimeError("upper bound and lower bound inconsistent with step sign");
        }

        if (dtype != DType.Int64)
        {
            var size = Math.Ceiling(span / step.ToDouble());
            return size is >= 0 and <= long.MaxValue ? (long)size : throw new RuntimeError("invalid size, possible overflow?");
        }

        Fits(start, dtype);
        Fits(end, dtype);
        Fits(step, dtype);
        var (from, to, by) = (start.ToLong(), end.ToLong(), step.ToLong());
        return (long)Math.Ceiling((double)((to - from + by - Math.Sign(by)) / by));
    }

    /// <exception cref="RuntimeError">The value has dimensions.</exception>
    public static void FillValue(Tensor value)
    {
        if (value.Rank != 0)
        {
            throw new RuntimeError($"fill_ only supports 0-dimension value tensor but got tensor with {value.Rank} dimensions.");
        }
    }

    /// <exception cref="RuntimeError">The dtypes of a complex tensor's parts differ, or are not floating.</exception>
    public static void Parts(Tensor real, Tensor imag)
    {
        if (!IsPart(real.dtype) || !IsPart(imag.dtype))
        {
            throw new RuntimeError(
                $"Expected both inputs to be Half, Float or Double tensors but got {real.dtype.CppName} and {imag.dtype.CppName}");
        }

        if (real.dtype != imag.dtype)
        {
            throw new RuntimeError($"Expected object of scalar type {real.dtype.CppName} but got scalar type {imag.dtype.CppName} for "
                + "second argument");
        }
    }

    private static bool IsPart(DType dtype) => dtype == DType.Float32 || dtype == DType.Float64;

    // As C++ streams write numbers: six digits.
    private static string Cpp(Scalar number)
    {
        var value = number.ToDouble();
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        return double.IsNaN(value) ? "nan" : Compat.Text.PyFormat.Format(value, "g");
    }
}
