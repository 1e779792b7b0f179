namespace Compat;

/// <summary>Poisson variates: products of uniforms below λ = 10, above it Hörmann's transformed rejection (PTRS).</summary>
/// <remarks>ATen <c>sample_poisson</c> (ATen/native/Distributions.cpp).</remarks>
internal static class Poisson
{
    /// <exception cref="RuntimeError">The rate is negative or NaN.</exception>
    internal static long Draw(RandomStream stream, double lambda) => lambda switch
    {
        0 => 0,
        >= 10 => ByRejection(stream, lambda),
        > 0 => ByProducts(stream, lambda),
        _ => throw new RuntimeError("invalid Poisson rate, expected rate to be non-negative"),
    };

    private static long ByProducts(RandomStream stream, double lambda)
    {
        var limit = Math.Exp(-lambda);
        var product = 1.0;
        for (var steps = 0L; ; steps++)
        {
            product *= stream.Unit();
            if (!(product > limit)) return steps;
        }
    }

    private static long ByRejection(RandomStream stream, double lambda)
    {
        var root = Math.Sqrt(lambda);
        var log = Math.Log(lambda);
        var b = 0.931 + 2.53 * root;
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var bound = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            var u = stream.Unit() - 0.5;
            var v = stream.Unit();
            var us = 0.5 - Math.Abs(u);
            var k = (long)Math.Floor((2 * a / us + b) * u + lambda + 0.43);
            if (us >= 0.07 && v <= bound) return k;
            if (k < 0 || (us < 0.013 && v > us)) continue;
            var density = -lambda + k * log - LogFactorial(k);
            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log(a / (us * us) + b) <= density) return k;
        }
    }

    /// <summary>ln k! by Stirling's series above 10; it only decides whether a candidate stands.</summary>
    private static double LogFactorial(long k)
    {
        if (k < 10)
        {
            var product = 1.0;
            for (var i = 2; i <= k; i++) product *= i;
            return Math.Log(product);
        }
        var x = k + 1.0;
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680
            - square * (1.0 / 1188 - square * (691.0 / 360360 - square * (1.0 / 156)))))));
        return (x - 0.5) * Math.Log(x) - x + 0.91893853320467274178 + series;
    }
}
