namespace Compat;

/// <summary>log(1 + x) with the bits of glibc, which PyTorch calls; .NET's <c>LogP1</c> is log(x + 1) and loses small x.</summary>
/// <remarks>
/// The scheme of fdlibm's s_log1p.c and s_log1pf.c (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at
/// SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted,
/// provided that this notice is preserved): k·ln 2 + log(1 + f), with a correction for the rounding of 1 + x. The double version
/// has the fused steps of glibc's FMA build.
/// </remarks>
internal static partial class Log1p
{
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;
    private const double L1 = 6.666666666666735130e-01, L2 = 3.999999999940941908e-01, L3 = 2.857142874366239149e-01;
    private const double L4 = 2.222219843214978396e-01, L5 = 1.818357216161805012e-01, L6 = 1.531383769920937332e-01;
    private const double L7 = 1.479819860511658591e-01;

    /// <summary>log(1 + x) for -1 &lt; x.</summary>
    internal static double Of(double x)
    {
        var high = (int)(BitConverter.DoubleToInt64Bits(x) >> 32);
        if (Math.Abs(x) < 1.0 / (1 << 29))
        {
            return Math.Abs(x) < 1.0 / (1L << 54) ? x : Math.FusedMultiplyAdd(-(x * x), 0.5, x);
        }
        var k = 0;
        var c = 0.0;
        var f = x;
        var rest = 1;
        var near = high is > 0 and < 0x3FDA827A || high < 0 && (uint)high <= 0xBFD2BEC3;
        if (!near) (k, c, f, rest) = Reduce(x);

        var half = 0.5 * f * f;
        if (rest == 0)
        {
            if (f == 0) return k == 0 ? 0.0 : Math.FusedMultiplyAdd(k, Ln2High, Math.FusedMultiplyAdd(k, Ln2Low, c));
            var small = Math.FusedMultiplyAdd(-0.66666666666666666, f, 1.0) * half;
            return k == 0
                ? f - small
                : Math.FusedMultiplyAdd(k, Ln2High, -(small - Math.FusedMultiplyAdd(k, Ln2Low, c) - f));
        }
        var s = f / (2.0 + f);
        var t = s * (half + Polynomial(s * s));
        return k == 0
            ? f - (half - t)
            : Math.FusedMultiplyAdd(k, Ln2High, -(half - (t + Math.FusedMultiplyAdd(k, Ln2Low, c)) - f));
    }

    private static double Polynomial(double z)
    {
        var z2 = z * z;
        var z4 = z2 * z2;
        var r = Math.FusedMultiplyAdd(z, L1, z2 * Math.FusedMultiplyAdd(z, L3, L2));
        r = Math.FusedMultiplyAdd(z4, Math.FusedMultiplyAdd(z, L5, L4), r);
        return Math.FusedMultiplyAdd(z2 * z4, Math.FusedMultiplyAdd(z, L7, L6), r);
    }

    private static (int Exponent, double Correction, double Fraction, int Remainder) Reduce(double x)
    {
        var u = 1.0 + x;
        var high = (int)(BitConverter.DoubleToInt64Bits(u) >> 32);
        var k = (high >> 20) - 1023;
        var c = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        high &= 0xFFFFF;
        if (high < 0x6A09E)
        {
            u = WithHigh(u, high | 0x3FF00000);
        }
        else
        {
            k++;
            u = WithHigh(u, high | 0x3FE00000);
            high = (0x100000 - high) >> 2;
        }
        return (k, c, u - 1.0, high);
    }

    private static double WithHigh(double x, int high) =>
        BitConverter.Int64BitsToDouble((long)high << 32 | BitConverter.DoubleToInt64Bits(x) & 0xFFFFFFFF);
}
