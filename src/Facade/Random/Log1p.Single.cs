namespace Compat;

internal static partial class Log1p
{
    private const float SingleLn2High = 6.9313812256e-01f, SingleLn2Low = 9.0580006145e-06f;
    private const float S1 = 6.6666668653e-01f, S2 = 4.0000000596e-01f, S3 = 2.8571429849e-01f, S4 = 2.2222198546e-01f;
    private const float S5 = 1.8183572590e-01f, S6 = 1.5313838422e-01f, S7 = 1.4798198640e-01f;

    /// <summary>log(1 + x) for -1 &lt; x, in float32.</summary>
    internal static float Of(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        if (MathF.Abs(x) < 1f / (1 << 15)) return MathF.Abs(x) < 1f / (1 << 24) ? x : x - x * x * 0.5f;
        var k = 0;
        var c = 0f;
        var f = x;
        var rest = 1;
        var near = bits is > 0 and < 0x3ED413D7 || bits < 0 && (uint)bits <= 0xBE95F61F;
        if (!near) (k, c, f, rest) = Reduce(x);

        var half = 0.5f * f * f;
        if (rest == 0)
        {
            if (f == 0) return k == 0 ? 0 : k * SingleLn2High + (c + k * SingleLn2Low);
            var small = half * (1.0f - 0.66666666666666666f * f);
            return k == 0 ? f - small : k * SingleLn2High - (small - (k * SingleLn2Low + c) - f);
        }
        var s = f / (2.0f + f);
        var z = s * s;
        var r = z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * (S6 + z * S7))))));
        return k == 0
            ? f - (half - s * (half + r))
            : k * SingleLn2High - (half - (s * (half + r) + (k * SingleLn2Low + c)) - f);
    }

    private static (int Exponent, float Correction, float Fraction, int Remainder) Reduce(float x)
    {
        var u = 1.0f + x;
        var bits = BitConverter.SingleToInt32Bits(u);
        var k = (bits >> 23) - 127;
        var c = (k > 0 ? 1.0f - (u - x) : x - (u - 1.0f)) / u;
        bits &= 0x007FFFFF;
        if (bits < 0x3504F7)
        {
            u = BitConverter.Int32BitsToSingle(bits | 0x3F800000);
        }
        else
        {
            k++;
            u = BitConverter.Int32BitsToSingle(bits | 0x3F000000);
            bits = (0x00800000 - bits) >> 2;
        }
        return (k, c, u - 1.0f, bits);
    }
}
