namespace Compat.Engines;

/// <summary>The angle of a point with the roundings of glibc's <c>atan2f</c>, which powers of complex64 show.</summary>
/// <remarks>FreeBSD/Sun <c>s_atanf.c</c>, <c>e_atan2f.c</c> (fdlibm), whose coefficients these are.</remarks>
internal static class SingleAngle
{
    private static ReadOnlySpan<float> High => [4.6364760399e-01f, 7.8539812565e-01f, 9.8279368877e-01f, 1.5707962513e+00f];

    private static ReadOnlySpan<float> Low => [5.0121582440e-09f, 3.7748947079e-08f, 3.4473217170e-08f, 7.5497894159e-08f];

    private static ReadOnlySpan<float> Even =>
        [3.3333334327e-01f, 1.4285714924e-01f, 9.0908870101e-02f, 6.6610731184e-02f, 4.9768779427e-02f, 1.6285819933e-02f];

    private static ReadOnlySpan<float> Odd =>
        [-2.0000000298e-01f, -1.1111110449e-01f, -7.6918758452e-02f, -5.8335702866e-02f, -3.6531571299e-02f];

    /// <summary>The angle of (x, y) in [−π, π].</summary>
    public static float Atan2(float y, float x)
    {
        if (x == 0 || y == 0 || !float.IsFinite(x) || !float.IsFinite(y)) return (float)Math.Atan2(y, x);
        var angle = Atan(Math.Abs(y / x));
        if (x < 0) angle = 3.1415927410e+00f - (angle - -8.7422776573e-08f);
        return MathF.CopySign(angle, y);
    }

    private static float Atan(float x)
    {
        var piece = 3;
        if (x < 0.4375f) piece = -1;
        else if (x < 0.6875f) (piece, x) = (0, ((2f * x) - 1f) / (2f + x));
        else if (x < 1.1875f) (piece, x) = (1, (x - 1f) / (x + 1f));
        else if (x < 2.4375f) (piece, x) = (2, (x - 1.5f) / (1f + (1.5f * x)));
        else x = -1f / x;
        var z = x * x;
        var w = z * z;
        var series = (z * Polynomial(Even, w)) + (w * Polynomial(Odd, w));
        return piece < 0 ? x - (x * series) : High[piece] - ((x * series) - Low[piece] - x);
    }

    private static float Polynomial(ReadOnlySpan<float> coefficients, float w)
    {
        var sum = 0f;
        for (var i = coefficients.Length - 1; i >= 0; i--) sum = coefficients[i] + (w * sum);
        return sum;
    }
}
