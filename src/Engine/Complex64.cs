using System.Numerics;

namespace Compat;

/// <summary>A complex number of two float32 parts; arithmetic goes through <see cref="Complex"/>.</summary>
/// <remarks>PyTorch 2.13 <c>c10::complex&lt;float&gt;</c>.</remarks>
public readonly record struct Complex64(float Real, float Imaginary)
{
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);
}
