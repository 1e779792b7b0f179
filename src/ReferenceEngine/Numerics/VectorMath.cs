using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>Functions of float32 vectors computed in float64 and rounded once: nearly always the closest float32.</summary>
internal static class VectorMath
{
    // Below the first exp rounds to 0, from the second on it is infinite.
    private const double Lowest = -104;
    private const double Highest = 89;
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.69314718055994531;

    // Adding it leaves a whole number in the lowest bits.
    private const double Shifter = 6755399441055744;

    // 1/k!, from k = 11 down to 2: the rest of the series is below 1e-14 for |r| ≤ ln 2 / 2.
    private static readonly double[] Series =
    [
        1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5,
    ];

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Exp(low), Exp(high));
    }

    /// <summary>tanh x = (e²ˣ − 1) / (e²ˣ + 1); x(1 − x²/3) near 0.</summary>
    public static Vector<float> Tanh(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Tanh(low), Tanh(high));
    }

    // eˣ = 2ⁿ·eʳ with |r| ≤ ln 2 / 2, for float32 arguments.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Exp(Vector<double> x)
    {
        var bounded = Vector.Min(Vector.Max(x, new Vector<double>(Lowest)), new Vector<double>(Highest));
        var shifted = Vector.MultiplyAddEstimate(bounded, new Vector<double>(Log2E), new Vector<double>(Shifter));
        var r = Vector.MultiplyAddEstimate(shifted - new Vector<double>(Shifter), new Vector<double>(-Ln2), bounded);
        var p = new Vector<double>(Series[0]);
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[1]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[2]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[3]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[4]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[5]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[6]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[7]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[8]));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<double>(Series[9]));
        p = Vector.MultiplyAddEstimate(p, r, Vector<double>.One);
        p = Vector.MultiplyAddEstimate(p, r, Vector<double>.One);
        return p * Vector.ShiftLeft(shifted.As<double, long>() + new Vector<long>(1023), 52).As<long, double>();
    }

    private static Vector<double> Tanh(Vector<double> x)
    {
        var size = Vector.Min(Vector.Abs(x), new Vector<double>(20.0));
        var e = Exp(size + size);
        var large = Vector.CopySign((e - Vector<double>.One) / (e + Vector<double>.One), x);
        var small = x * (Vector<double>.One - (x * x * (1.0 / 3)));
        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<double>(1e-3)), small, large);
    }
}
