namespace Compat;

/// <summary>Binomial variates: geometric waiting times below np = 10, above it Hörmann's transformed rejection (BTRS).</summary>
/// <remarks>
/// ATen <c>sample_binomial</c> (ATen/native/Distributions.h). For float32 arguments np, 1 - p, √(np(1-p)), p/(1-p), ⌊(n+1)p⌋ and
/// log1p(-p) are taken in float32, the rest in double.
/// </remarks>
internal static class Binomial
{
    private static ReadOnlySpan<double> StirlingTails =>
    [
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
        0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
    ];

    internal static double Draw(RandomStream stream, double count, double p)
    {
        if (count <= 0 || p <= 0) return 0;
        if (p >= 1) return count;
        if (!(p > 0.5)) return AtMostHalf(stream, count, p);
        return count - AtMostHalf(stream, count, 1.0 - p);
    }

    internal static float Draw(RandomStream stream, float count, float p)
    {
        if (count <= 0 || p <= 0) return 0;
        if (p >= 1) return count;
        if (!(p > 0.5f)) return (float)AtMostHalf(stream, count, p);
        return count - (float)AtMostHalf(stream, count, (float)(1.0 - p));
    }

    private static double AtMostHalf(RandomStream stream, double n, double p)
    {
        if (!(n * p >= 10)) return ByWaiting(stream, n, Log1p.Of(-p));
        return ByRejection(stream, n, p, n * p, Math.Sqrt(n * p * (1 - p)), p / (1 - p), Math.Floor((n + 1) * p));
    }

    private static double AtMostHalf(RandomStream stream, float n, float p)
    {
        if (!(n * p >= 10)) return ByWaiting(stream, n, Log1p.Of(-p));
        return ByRejection(stream, n, p, n * p, MathF.Sqrt(n * p * (1 - p)), p / (1 - p), MathF.Floor((n + 1) * p));
    }

    private static double ByWaiting(RandomStream stream, double n, double logOfMiss)
    {
        var total = 0.0;
        for (var hits = 0L; ; hits++)
        {
            total += Math.Ceiling(Math.Log(stream.Unit()) / logOfMiss);
            if (!(total <= n)) return hits;
        }
    }

    private static double ByRejection(RandomStream stream, double n, double p, double mean, double deviation, double odds, double mode)
    {
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var c = mean + 0.5;
        var bound = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * deviation;
        while (true)
        {
            var u = stream.Unit() - 0.5;
            var v = stream.Unit();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + c);
            if (k < 0 || k > n) continue;
            if (us >= 0.07 && v <= bound) return k;
            var density = (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
            if (Math.Log(v * alpha / (a / (us * us) + b)) <= density) return k;
        }
    }

    private static double StirlingTail(double k)
    {
        if (k < 10) return StirlingTails[(int)k];
        var square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }
}
