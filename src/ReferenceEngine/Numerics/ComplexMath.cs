using System.Numerics;

namespace Compat.Engines;

/// <summary>Complex functions with C99's branch cuts and signs of zero, which <see cref="Complex"/> does not keep.</summary>
/// <remarks>W. Kahan, Branch Cuts for Complex Elementary Functions, 1987.</remarks>
internal static class ComplexMath
{
    private const double LnTwo = 0.69314718055994530942;

    /// <summary>a / b by Smith's method; a divisor of zeros gives infinities.</summary>
    /// <remarks>PyTorch 2.13 <c>c10::complex</c>, operator /=.</remarks>
    public static Complex Divide(Complex a, Complex b)
    {
        var (c, d) = (b.Real, b.Imaginary);
        if (Math.Abs(c) >= Math.Abs(d))
        {
            if (c == 0 && d == 0) return new Complex(a.Real / Math.Abs(c), a.Imaginary / Math.Abs(d));
            var ratio = d / c;
            var scale = 1 / (c + (d * ratio));
            return new Complex((a.Real + (a.Imaginary * ratio)) * scale, (a.Imaginary - (a.Real * ratio)) * scale);
        }

        var inverse = c / d;
        var factor = 1 / ((c * inverse) + d);
        return new Complex(((a.Real * inverse) + a.Imaginary) * factor, ((a.Imaginary * inverse) - a.Real) * factor);
    }

    /// <summary>eᶻ; a real argument gives a real result.</summary>
    public static Complex Exp(Complex z)
    {
        var r = Math.Exp(z.Real);
        return z.Imaginary == 0 ? new Complex(r, z.Imaginary) : new Complex(r * Math.Cos(z.Imaginary), r * Math.Sin(z.Imaginary));
    }

    /// <summary>eᶻ − 1 = (expm1 x · cos y − 2 sin²(y/2), eˣ sin y).</summary>
    public static Complex Expm1(Complex z)
    {
        var half = Math.Sin(z.Imaginary / 2);
        return new Complex(
            (Special.Expm1(z.Real) * Math.Cos(z.Imaginary)) - (2 * half * half), Math.Exp(z.Real) * Math.Sin(z.Imaginary));
    }

    /// <summary>ln z, the imaginary part in [−π, π].</summary>
    public static Complex Log(Complex z) => new(LogAbs(z.Real, z.Imaginary), Math.Atan2(z.Imaginary, z.Real));

    /// <summary>ln z in units of <paramref name="unit"/>.</summary>
    public static Complex Log(Complex z, double unit)
    {
        var log = Log(z);
        return new Complex(log.Real / unit, log.Imaginary / unit);
    }

    /// <summary>ln(1 + z), exact near 0.</summary>
    public static Complex Log1p(Complex z)
    {
        var (x, y) = (z.Real, z.Imaginary);
        var angle = Math.Atan2(y, 1 + x);
        if (Math.Abs(x) > 0.5 || Math.Abs(y) > 0.5) return new Complex(LogAbs(1 + x, y), angle);
        return new Complex(0.5 * Special.Log1p((x * (2 + x)) + (y * y)), angle);
    }

    /// <summary>√z with a nonnegative real part and the sign of the imaginary one.</summary>
    public static Complex Sqrt(Complex z)
    {
        var (x, y) = (z.Real, z.Imaginary);
        if (x == 0 && y == 0) return new Complex(0, y);
        if (double.IsInfinity(y)) return new Complex(double.PositiveInfinity, y);
        if (double.IsNegativeInfinity(x)) return new Complex(double.IsNaN(y) ? y : 0, Math.CopySign(double.PositiveInfinity, y));
        if (double.IsPositiveInfinity(x)) return new Complex(x, double.IsNaN(y) ? y : Math.CopySign(0, y));
        var t = Math.Sqrt((Math.Abs(x) + double.Hypot(x, y)) / 2);
        return x >= 0 ? new Complex(t, y / (2 * t)) : new Complex(Math.Abs(y) / (2 * t), Math.CopySign(t, y));
    }

    /// <summary>aᵇ = exp(b ln a); 0 to a power without a positive real part is NaN.</summary>
    public static Complex Pow(Complex a, Complex b)
    {
        if (a == Complex.Zero) return b.Real > 0 ? Complex.Zero : new Complex(double.NaN, double.NaN);
        return Exp(b * Log(a));
    }

    /// <summary>aᵇ as single precision has it: logarithm and product are rounded, which large results show.</summary>
    /// <remarks>glibc <c>cpowf</c>.</remarks>
    public static Complex64 Pow(Complex64 a, Complex64 b)
    {
        if (a == default) return (Complex64)Pow((Complex)a, b);
        var log = new Complex64(
            (float)Math.Log((float)double.Hypot(a.Real, a.Imaginary)), SingleAngle.Atan2(a.Imaginary, a.Real));
        var real = (b.Real * log.Real) - (b.Imaginary * log.Imaginary);
        var imaginary = (b.Real * log.Imaginary) + (b.Imaginary * log.Real);
        return (Complex64)Exp(new Complex(real, imaginary));
    }

    /// <summary>ln(eᵃ + eᵇ), shifted by the larger real part.</summary>
    public static Complex Logaddexp(Complex a, Complex b)
    {
        var (small, large) = a.Real > b.Real ? (b, a) : (a, b);
        if (double.IsInfinity(large.Real) && a == b) return a;
        return large + Log1p(Exp(small - large));
    }

    /// <summary>sinh z / cosh z; ±1 where cosh overflows.</summary>
    public static Complex Tanh(Complex z)
    {
        if (Math.Abs(z.Real) > 22)
        {
            var vanishing = 4 * Math.Sin(z.Imaginary) * Math.Cos(z.Imaginary) * Math.Exp(-2 * Math.Abs(z.Real));
            return new Complex(Math.Sign(z.Real), vanishing);
        }

        var (t, s) = (Math.Tan(z.Imaginary), Math.Sinh(z.Real));
        var (beta, rho) = (1 + (t * t), Math.Sqrt(1 + (s * s)));
        if (double.IsInfinity(t)) return new Complex(rho / s, 1 / t);
        var divisor = 1 + (beta * s * s);
        return new Complex(beta * rho * s / divisor, t / divisor);
    }

    /// <summary>−i tanh(iz).</summary>
    public static Complex Tan(Complex z) => ByMinusI(Tanh(ByI(z)));

    /// <summary>arcsin z, through arctan2 of √(1−z)·√(1+z).</summary>
    public static Complex Asin(Complex z)
    {
        var (minus, plus) = (Sqrt(new Complex(1 - z.Real, -z.Imaginary)), Sqrt(new Complex(1 + z.Real, z.Imaginary)));
        var real = Math.Atan2(z.Real, (minus.Real * plus.Real) - (minus.Imaginary * plus.Imaginary));
        return new Complex(real, Special.Asinh((minus.Real * plus.Imaginary) - (minus.Imaginary * plus.Real)));
    }

    /// <summary>arccos z.</summary>
    public static Complex Acos(Complex z)
    {
        var (minus, plus) = (Sqrt(new Complex(1 - z.Real, -z.Imaginary)), Sqrt(new Complex(1 + z.Real, z.Imaginary)));
        var real = 2 * Math.Atan2(minus.Real, plus.Real);
        return new Complex(real, Special.Asinh((plus.Real * minus.Imaginary) - (plus.Imaginary * minus.Real)));
    }

    /// <summary>−i artanh(iz).</summary>
    public static Complex Atan(Complex z) => ByMinusI(Atanh(ByI(z)));

    /// <summary>i arcsin(−iz).</summary>
    public static Complex Asinh(Complex z) => ByI(Asin(ByMinusI(z)));

    /// <summary>arcosh z.</summary>
    public static Complex Acosh(Complex z)
    {
        var (minus, plus) = (Sqrt(new Complex(z.Real - 1, z.Imaginary)), Sqrt(new Complex(z.Real + 1, z.Imaginary)));
        return new Complex(
            Special.Asinh((minus.Real * plus.Real) + (minus.Imaginary * plus.Imaginary)), 2 * Math.Atan2(minus.Imaginary, plus.Real));
    }

    /// <summary>artanh z.</summary>
    public static Complex Atanh(Complex z)
    {
        var (x, y) = (z.Real, z.Imaginary);
        var real = 0.25 * Special.Log1p(4 * x / (((1 - x) * (1 - x)) + (y * y)));
        var imaginary = 0.5 * Math.Atan2(2 * y, ((1 - x) * (1 + x)) - (y * y));
        return new Complex(real, imaginary);
    }

    private static Complex ByI(Complex z) => new(-z.Imaginary, z.Real);

    private static Complex ByMinusI(Complex z) => new(z.Imaginary, -z.Real);

    // ln |z| without overflow, exact near |z| = 1.
    private static double LogAbs(double x, double y)
    {
        var (large, small) = (Math.Max(Math.Abs(x), Math.Abs(y)), Math.Min(Math.Abs(x), Math.Abs(y)));
        if (large is > 0.5 and < 2) return 0.5 * Special.Log1p(((large - 1) * (large + 1)) + (small * small));
        return large is > 1e150 or < 1e-150 ? Math.Log(double.Hypot(x / 2, y / 2)) + LnTwo : Math.Log(double.Hypot(x, y));
    }
}
