namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">The order of a derivative is negative.</exception>
    public static long Order(long n) => n >= 0 ? n : throw new RuntimeError("polygamma(n, x) does not support negative n.");

    /// <exception cref="NotImplementedError">The tensor is complex.</exception>
    public static void NotComplex(string name, Tensor x)
    {
        if (x.dtype.is_complex) throw new NotImplementedError($"{name} is not supported for complex inputs");
    }

    /// <exception cref="RuntimeError">A tensor is complex.</exception>
    public static void NotComplex(string name, Tensor a, Tensor b)
    {
        if (a.dtype.is_complex || b.dtype.is_complex) throw new RuntimeError($"{name} not implemented for complex tensors.");
    }

    /// <exception cref="RuntimeError">The tensor is complex, or may not be written.</exception>
    public static Tensor NotComplexForAbs(Tensor self)
    {
        if (!self.dtype.is_complex) return self;
        Inplace.Check(self);
        throw new RuntimeError("In-place abs is not supported for complex tensors.");
    }

    /// <summary>The dtype that float_power_ computes in, which is the tensor's.</summary>
    /// <exception cref="RuntimeError">The tensor is of another dtype.</exception>
    public static DType FloatPower(Tensor self, bool complexExponent)
    {
        var dtype = self.dtype.is_complex || complexExponent ? DType.Complex128 : DType.Float64;
        return self.dtype == dtype ? dtype : throw new RuntimeError(
            $"the base given to float_power_ has dtype {self.dtype.CppName} but the operation's result requires dtype {dtype.CppName}");
    }

    /// <exception cref="NotImplementedError">The tensor is complex.</exception>
    public static void NotComplexForSign(Tensor x)
    {
        if (x.dtype.is_complex)
        {
            throw new NotImplementedError(
                "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.");
        }
    }

    /// <exception cref="RuntimeError">Both tensors are bool, or one of a tensor and a number.</exception>
    public static void NotBoolForSub(Tensor a, Tensor b)
    {
        var (left, right) = (a.dtype == DType.Bool, b.dtype == DType.Bool);
        if (left && right && !a.IsWrappedNumber && !b.IsWrappedNumber)
        {
            throw new RuntimeError("Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
                + "operator instead.");
        }

        if (left || right)
        {
            throw new RuntimeError("Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a "
                + "mask, use the `~` or `logical_not()` operator instead.");
        }
    }

    /// <exception cref="RuntimeError">Neither "trunc" nor "floor".</exception>
    public static string RoundingMode(string mode) => mode is "trunc" or "floor"
        ? mode
        : throw new RuntimeError($"div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '{mode}'");

    /// <exception cref="RuntimeError">An integer to the power of a negative integer.</exception>
    public static void Exponent(Tensor input, Scalar exponent)
    {
        if (input.dtype.IsIntegral && exponent.IsIntegral && exponent.ToLong() < 0)
        {
            throw new RuntimeError("Integers to negative integer powers are not allowed.");
        }
    }

    /// <exception cref="NotImplementedError">A tensor is complex.</exception>
    public static void NotComplexForClamp(Tensor a, Tensor b)
    {
        if (a.dtype.is_complex || b.dtype.is_complex) throw new NotImplementedError("clamp is not supported for complex types");
    }

    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    /// <exception cref="NotImplementedError">The tensor is complex.</exception>
    public static void NotBoolForRelu(Tensor x)
    {
        if (x.dtype == DType.Bool) throw new RuntimeError("Boolean inputs not supported for relu");
        NotComplexForClamp(x, x);
    }

    /// <exception cref="RuntimeError">The tensor is bool.</exception>
    public static void NotBoolForHardtanh(Tensor x)
    {
        if (x.dtype == DType.Bool) throw new RuntimeError("Bool inputs not supported for hardtanh");
        NotComplexForClamp(x, x);
    }
}
