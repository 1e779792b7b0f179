using System.Numerics;

namespace Compat.Conformance.Binder;

/// <summary>Python's numbers as C#'s: an int also fits where a float is wanted, never the other way round.</summary>
internal static class Numbers
{
    internal static Conversion? To(Type target, BigInteger number)
    {
        if (target == typeof(long)) return Fits(number, long.MinValue, long.MaxValue) ? Conversion.Exactly((long)number) : null;
        if (target == typeof(int)) return Fits(number, int.MinValue, int.MaxValue) ? new(Conversion.Wider, () => (int)number) : null;
        if (target == typeof(ulong)) return Fits(number, 0, ulong.MaxValue) ? new(Conversion.Wider, () => (ulong)number) : null;
        if (target == typeof(double)) return new(Conversion.UserDefined, () => (double)number);
        if (target == typeof(float)) return new(Conversion.UserDefined + 1, () => (float)number);
        return null;
    }

    internal static Conversion? To(Type target, double number)
    {
        if (target == typeof(double)) return Conversion.Exactly(number);
        return target == typeof(float) ? new(Conversion.Wider, () => (float)number) : null;
    }

    private static bool Fits(BigInteger number, BigInteger least, BigInteger most) => number >= least && number <= most;
}
