namespace Compat.Engines;

/// <summary>Elementary functions that lose digits when written down plainly.</summary>
/// <remarks>Not the BCL's LogP1 and ExpM1: those are log(1 + x) and exp(x) − 1.</remarks>
internal static partial class Special
{
    /// <summary>ln(1 + x), exact near 0.</summary>
    /// <remarks>W. Kahan: the rounding error of 1 + x appears in the logarithm and in the divisor, and cancels.</remarks>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1) return x;
        return double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1, exact near 0.</summary>
    /// <remarks>W. Kahan: the rounding error of eˣ appears in the difference and in the logarithm, and cancels.</remarks>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        var difference = u - 1;
        if (difference == -1 || double.IsPositiveInfinity(u)) return difference;
        return difference * (x / Math.Log(u));
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>ln(1 / (1 + e⁻ˣ)) = min(x, 0) − ln(1 + e^−|x|).</summary>
    public static double LogSigmoid(double x) => Math.Min(x, 0) - Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>arsinh x, odd, exact near 0.</summary>
    public static double Asinh(double x)
    {
        var a = Math.Abs(x);
        if (a > 1e9) return Math.CopySign(Math.Log(a) + 0.69314718055994530942, x);
        return Math.CopySign(Log1p(a + (a * a / (1 + Math.Sqrt(1 + (a * a))))), x);
    }

    /// <summary>arcosh x, NaN below 1.</summary>
    public static double Acosh(double x)
    {
        if (x < 1) return double.NaN;
        if (x > 1e9) return Math.Log(x) + 0.69314718055994530942;
        var t = x - 1;
        return Log1p(t + Math.Sqrt((2 * t) + (t * t)));
    }

    /// <summary>artanh x, odd, exact near 0, NaN beyond ±1.</summary>
    public static double Atanh(double x)
    {
        var a = Math.Abs(x);
        return Math.CopySign(0.5 * Log1p(2 * a / (1 - a)), x);
    }

    /// <summary>ln(eᵃ + eᵇ); equal infinities give themselves.</summary>
    /// <remarks>PyTorch 2.13 <c>logaddexp_kernel</c>, ATen/native/cpu/BinaryOpsKernel.cpp.</remarks>
    public static double Logaddexp(double a, double b) =>
        double.IsInfinity(a) && a == b ? a : Maximum(a, b) + Log1p(Math.Exp(-Math.Abs(a - b)));

    /// <summary>√(a² + b²) without overflow; infinite where either is, even beside NaN.</summary>
    public static double Hypot(double a, double b) => double.Hypot(a, b);

    private static double Maximum(double a, double b) => double.IsNaN(a) || a > b ? a : b;
}
