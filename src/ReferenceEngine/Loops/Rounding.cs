using System.Numerics;

namespace Compat.Engines;

/// <summary>Sums that ATen keeps in a narrow type, computed in a wide one and rounded after each step.</summary>
internal static class Rounding
{
    /// <summary>The number as float16 or bfloat16 holds it, where <paramref name="type"/> is one of these.</summary>
    public static T To<T>(T x, ScalarType type)
        where T : INumberBase<T> => type switch
        {
            ScalarType.Half => T.CreateTruncating(Half.CreateTruncating(x)),
            ScalarType.BFloat16 => T.CreateTruncating((float)(BFloat16)float.CreateTruncating(x)),
            _ => x,
        };
}
