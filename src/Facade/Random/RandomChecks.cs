using Compat.Engines;
using Compat.Text;

namespace Compat;

/// <summary>Argument checks of the samplers, with ATen's texts.</summary>
/// <remarks>ATen/native/DistributionTemplates.h.</remarks>
internal static class RandomChecks
{
    /// <summary>A double as C++ streams write it.</summary>
    internal static string Text(double value) => PyFormat.Format(value, "g");

    internal static NotImplementedError NotFor(string kernel, DType dtype) =>
        new($"\"{kernel}\" not implemented for '{dtype.CppName}'");

    internal static void Floating(DType dtype, string kernel)
    {
        if (!dtype.is_floating_point) throw NotFor(kernel, dtype);
    }

    internal static void NotComplex(DType dtype, string kernel)
    {
        if (dtype.is_complex) throw NotFor(kernel, dtype);
    }

    internal static void Uniform(DType dtype, double from, double to)
    {
        if (!dtype.IsDifferentiable) throw NotFor("check_uniform_bounds", dtype);
        var real = dtype.ToReal();
        var max = Largest(real);
        InBounds(from, "from", -max, max, real);
        InBounds(to, "to", -max, max, real);
        if (!(from <= to))
        {
            throw new RuntimeError(
                $"uniform_ expects to return a [from, to) range, but found from={Text(from)} > to={Text(to)}");
        }
        if (!(to - from <= max))
        {
            throw new RuntimeError($"uniform_ expects to-from <= std::numeric_limits<{real.CppName}>::max(), but found to={Text(to)} "
                + $"and from={Text(from)} which result in to-from to exceed the limit");
        }
    }

    internal static void Deviation(double std)
    {
        if (!(std >= 0)) throw new RuntimeError($"normal expects std >= 0.0, but found std {Text(std)}");
    }

    internal static void Deviations(Tensor std)
    {
        if (std.dtype.is_complex) throw new RuntimeError("normal expects standard deviation to be non-complex");
        var elements = Sampling.OnHost(std, Shape.Of(std.Raw.Sizes));
        Sampling.Run(elements, new NonNegative());
    }

    private readonly record struct NonNegative : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            foreach (var element in elements)
            {
                if (!(TElement.ToDouble(element) >= 0)) throw new RuntimeError("normal expects all elements of std >= 0.0");
            }
        }
    }

    /// <summary>Whether randperm's numbers below <paramref name="n"/> fit the dtype.</summary>
    internal static void Permutation(long n, DType dtype)
    {
        if (n < 0) throw new RuntimeError($"Trying to create tensor with negative dimension {n}: [{n}]");
        if (dtype.is_complex || dtype == DType.Bool) throw NotFor("randperm", dtype);
        if (dtype.IsIntegral && n - 1 > IntegerBounds.Top(dtype))
        {
            var type = dtype.itemsize == 4 ? "int" : dtype.Name + "_t";
            throw new RuntimeError($"value cannot be converted to type {type} without overflow");
        }
        if (dtype.is_floating_point && dtype != DType.BFloat16 && n > IntegerBounds.Top(dtype) + 1)
        {
            var most = dtype == DType.Float16 ? "2049" : $"2^{IntegerBounds.Digits(dtype)}+1";
            throw new RuntimeError($"n cannot be greater than {most} for {dtype.CppName} type.");
        }
    }

    internal static void Probability(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new RuntimeError($"bernoulli_ expects p to be in [0, 1], but got p={Text(p)}");
    }

    internal static void Dropout(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new RuntimeError($"dropout probability has to be between 0 and 1, but got {Text(p)}");
    }

    /// <summary>The bounds of random_(from, to), of which the last is included.</summary>
    internal static void Range(DType dtype, long from, long last)
    {
        if (dtype.is_complex)
        {
            throw new RuntimeError("check_random_bounds handles only integral, floating-point and boolean types");
        }
        var max = Largest(dtype);
        InBounds(from, "from", Smallest(dtype), max, dtype);
        InBounds(last, "to - 1", Smallest(dtype), max, dtype);
        if (!dtype.is_floating_point) return;
        Exact(from, "from", dtype);
        Exact(last, "to - 1", dtype);
    }

    /// <summary>How C++ writes the element type.</summary>
    internal static string CppType(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => "float",
        ScalarType.Double => "double",
        ScalarType.Half => "c10::Half",
        ScalarType.BFloat16 => "c10::BFloat16",
        ScalarType.Long => "long int",
        ScalarType.Int => "int",
        ScalarType.Short => "short int",
        ScalarType.Char => "signed char",
        ScalarType.Byte => "unsigned char",
        ScalarType.ComplexFloat => "c10::complex<float>",
        ScalarType.ComplexDouble => "c10::complex<double>",
        _ => "bool",
    };

    private static void InBounds(double value, string name, double min, double max, DType dtype)
    {
        if (!(value >= min && value <= max)) throw new RuntimeError($"{name} is out of bounds for {CppType(dtype)}");
    }

    private static void Exact(long value, string name, DType dtype)
    {
        var digits = IntegerBounds.Digits(dtype);
        if (value >= -(1L << digits) && value <= 1L << digits) return;
        torch.warnings.warn($"{name} is out of bounds [-(2^{digits}), 2^{digits}]. Due to precision limitations {CppType(dtype)} can "
            + "support discrete uniform distribution only within this range. This warning will become an error in version 1.7 release, "
            + "please fix the code in advance");
    }

    private static double Largest(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => float.MaxValue,
        ScalarType.Double => double.MaxValue,
        ScalarType.Half => 65504,
        ScalarType.BFloat16 => 3.3895313892515355e38,
        ScalarType.Bool => 1,
        ScalarType.Byte => byte.MaxValue,
        _ => Math.Pow(2, 8 * dtype.itemsize - 1) - (dtype.itemsize < 8 ? 1 : 0),
    };

    private static double Smallest(DType dtype) => dtype switch
    {
        { is_floating_point: true } => -Largest(dtype),
        { is_signed: true } => -Math.Pow(2, 8 * dtype.itemsize - 1),
        _ => 0,
    };
}
