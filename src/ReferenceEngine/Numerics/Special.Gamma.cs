using System.Numerics;

namespace Compat.Engines;

/// <summary>The logarithm of the gamma function and its derivatives.</summary>
internal static partial class Special
{
    private const double LogSqrtTwoPi = 0.91893853320467274178;
    private const double LogPi = 1.1447298858494001741;
    private const double DigammaOfTen = 2.25175258906672110764;

    // G. Pugh's coefficients (2004) for g = 10.900511.
    private static ReadOnlySpan<double> Lanczos =>
    [
        2.48574089138753565546e-5, 1.05142378581721974210, -3.45687097222016235469, 4.51227709466894823700, -2.98285225323576655721,
        1.05639711577126713077, -1.95428773191645869583e-1, 1.70970543404441224307e-2, -5.71926117404305781283e-4,
        4.63399473359905636708e-6, -2.71994908488607703910e-9,
    ];

    // Bernoulli numbers B₂ₖ / 2k of the asymptotic series, as in ATen.
    private static ReadOnlySpan<double> DigammaSeries =>
    [
        8.33333333333333333333e-2, -8.33333333333333333333e-3, 3.96825396825396825397e-3, -4.16666666666666666667e-3,
        7.57575757575757575758e-3, -2.10927960927960927961e-2, 8.33333333333333333333e-2,
    ];

    // (2k)! / B₂ₖ of the Euler–Maclaurin tail, as in Cephes.
    private static ReadOnlySpan<double> ZetaSeries =>
    [
        12, -720, 30240, -1209600, 47900160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
        1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
    ];

    /// <summary>ln |Γ(x)|; ∞ at 0 and the negative integers.</summary>
    public static double Lgamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0 && x == Math.Floor(x)) return double.PositiveInfinity;
        if (x < 0.5)
        {
            var sine = Math.Abs(Math.Sin(Math.PI * (x - (2 * Math.Round(x / 2)))));
            return LogPi - Math.Log(sine) - Lgamma(1 - x);
        }

        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = (x - 0.5 + 10.900511) / Math.E;
        return Math.Log(sum) + 0.62078223763524522234 + ((x - 0.5) * Math.Log(t));
    }

    /// <summary>Γ′(x) / Γ(x); ∓∞ at ±0, NaN at the negative integers.</summary>
    /// <remarks>PyTorch 2.13 <c>calc_digamma</c>, ATen/native/Math.h.</remarks>
    public static double Digamma(double x)
    {
        if (x == 0) return Math.CopySign(double.PositiveInfinity, -x);
        if (x < 0)
        {
            if (x == Math.Truncate(x)) return double.NaN;
            return Digamma(1 - x) - (Math.PI / Math.Tan(Math.PI * (x - Math.Truncate(x))));
        }

        double result = 0;
        for (; x < 10; x++) result -= 1 / x;
        if (x == 10) return result + DigammaOfTen;
        var z = 1 / (x * x);
        var y = x < 1e17 ? z * Polynomial(DigammaSeries, z) : 0;
        return result + Math.Log(x) - (0.5 / x) - y;
    }

    /// <summary>The n-th derivative of digamma.</summary>
    /// <remarks>PyTorch 2.13 <c>calc_polygamma</c>, <c>trigamma</c>, ATen/native/Math.h.</remarks>
    public static double Polygamma(long n, double x)
    {
        if (n == 0) return Digamma(x);
        if (n == 1) return Trigamma(x);
        return (n % 2 == 0 ? -1 : 1) * Math.Exp(Lgamma(n + 1.0)) * Zeta(n + 1, x);
    }

    /// <summary>The derivative of digamma in the precision of its argument, as ATen has it.</summary>
    public static T Trigamma<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        var (sign, result) = (T.One, T.Zero);
        if (x < T.CreateTruncating(0.5))
        {
            sign = -T.One;
            var sine = T.Sin(T.Pi * x);
            result -= T.Pi * T.Pi / (sine * sine);
            x = T.One - x;
        }

        for (var i = 0; i < 6; i++, x += T.One) result += T.One / (x * x);
        var square = double.CreateTruncating(T.One / (x * x));
        var series = 1 + double.CreateTruncating(T.One / (x + x))
            + (square * ((1.0 / 6) - (square * ((1.0 / 30) - (square * (1.0 / 42))))));
        result = T.CreateTruncating(double.CreateTruncating(result) + (series / double.CreateTruncating(x)));
        return sign * result;
    }

    /// <summary>Hurwitz's zeta function Σ (q + k)⁻ˢ for s above 1.</summary>
    /// <remarks>Cephes <c>zeta.c</c>, as in ATen/native/Math.h.</remarks>
    private static double Zeta(double s, double q)
    {
        if (s == 1) return double.PositiveInfinity;
        if (s < 1) return double.NaN;
        if (q <= 0)
        {
            if (q == Math.Floor(q)) return double.PositiveInfinity;
            if (s != Math.Floor(s)) return double.NaN;
        }

        const double epsilon = 1.11022302462515654042e-16;
        var sum = Math.Pow(q, -s);
        double a = q, b = 0;
        for (var i = 0; i < 9 || a <= 9; i++)
        {
            a += 1;
            b = Math.Pow(a, -s);
            sum += b;
            if (-epsilon * sum < b && b < epsilon * sum) return sum;
        }

        var w = a;
        sum += b * w / (s - 1);
        sum -= 0.5 * b;
        double factor = 1, k = 0;
        foreach (var coefficient in ZetaSeries)
        {
            factor *= s + k;
            b /= w;
            var term = factor * b / coefficient;
            sum += term;
            if (Math.Abs(term / sum) < epsilon) return sum;
            k += 1;
            factor *= s + k;
            b /= w;
            k += 1;
        }

        return sum;
    }
}
