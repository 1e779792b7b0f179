namespace Compat.Engines;

/// <summary>The inverse of the error function: a rational approximation, then two steps of Newton's method.</summary>
/// <remarks>PyTorch 2.13 <c>calc_erfinv</c>, ATen/native/Math.h.</remarks>
internal static partial class Special
{
    private static ReadOnlySpan<double> CentralP => [0.886226899, -1.645349621, 0.914624893, -0.140543331];

    private static ReadOnlySpan<double> CentralQ => [1, -2.118377725, 1.442710462, -0.329097515, 0.012229801];

    private static ReadOnlySpan<double> OuterP => [-1.970840454, -1.624906493, 3.429567803, 1.641345311];

    private static ReadOnlySpan<double> OuterQ => [1, 3.543889200, 1.637067800];

    /// <summary>The x with erf x = y; ±∞ at ±1, NaN beyond.</summary>
    public static double Erfinv(double y)
    {
        var a = Math.Abs(y);
        if (!(a <= 1)) return double.NaN;
        if (a == 1) return Math.CopySign(double.PositiveInfinity, y);
        double x;
        if (a <= 0.7)
        {
            var z = y * y;
            x = y * Polynomial(CentralP, z) / Polynomial(CentralQ, z);
        }
        else
        {
            var z = Math.Sqrt(-Math.Log((1 - a) / 2));
            x = Math.CopySign(Polynomial(OuterP, z) / Polynomial(OuterQ, z), y);
        }

        const double slope = 1.1283791670955125739;
        x -= (Erf(x) - y) / (slope * Math.Exp(-x * x));
        x -= (Erf(x) - y) / (slope * Math.Exp(-x * x));
        return x;
    }
}
