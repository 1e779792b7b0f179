namespace Compat;

/// <summary>Gamma variates of scale 1 by Marsaglia and Tsang, with the boost (1-U)^(1/α) below α = 1.</summary>
/// <remarks>ATen <c>sample_gamma</c> (ATen/native/Distributions.h); its third and its 0.0331 are float constants.</remarks>
internal static class StandardGamma
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const float SmallestNormalSingle = 1.17549435e-38f;

    internal static double Draw(RandomStream stream, double alpha)
    {
        if (alpha == 0) return SmallestNormal;
        var scale = 1.0;
        if (alpha < 1)
        {
            scale = Math.Pow(1.0 - stream.Unit(), 1 / alpha);
            alpha += 1;
        }
        return Math.Max(SmallestNormal, Shifted(stream, alpha - 1f / 3f, scale));
    }

    internal static float Draw(RandomStream stream, float alpha)
    {
        if (alpha == 0) return SmallestNormalSingle;
        var scale = 1.0;
        if (alpha < 1)
        {
            scale = Math.Pow(1.0 - stream.Unit(), 1 / alpha);
            alpha += 1;
        }
        return Math.Max(SmallestNormalSingle, (float)Shifted(stream, alpha - 1f / 3f, scale));
    }

    private static double Shifted(RandomStream stream, double d, double scale)
    {
        var c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x, y;
            do
            {
                x = stream.StandardNormal();
                y = 1.0 + c * x;
            }
            while (y <= 0);
            var v = y * y * y;
            var u = 1.0 - stream.Unit();
            var square = x * x;
            if (u < 1.0 - 0.0331f * square * square) return scale * d * v;
            if (Math.Log(u) < 0.5 * square + d * (1.0 - v + Math.Log(v))) return scale * d * v;
        }
    }
}
