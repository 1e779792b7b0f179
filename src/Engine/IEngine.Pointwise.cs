namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>a + α·b; bool: or.</summary>
    RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default);

    /// <summary>a · b; bool: and.</summary>
    /// <remarks>b may be one float32 number beside float16 or bfloat16 elements: it is not rounded to them.</remarks>
    RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a / b of floating or complex numbers.</summary>
    /// <inheritdoc cref="Mul" path="/remarks"/>
    RawTensor Div(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>−x, wrapping for integers.</summary>
    RawTensor Neg(in RawTensor x, in RawTensor into = default);

    /// <summary>eˣ of floating or complex numbers.</summary>
    RawTensor Exp(in RawTensor x, in RawTensor into = default);

    /// <summary>condition ? a : b, with a bool condition.</summary>
    RawTensor Where(in RawTensor condition, in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The conjugate of complex numbers.</summary>
    RawTensor Conj(in RawTensor x, in RawTensor into = default);

    /// <summary>|x|; complex numbers give real ones.</summary>
    RawTensor Abs(in RawTensor x, in RawTensor into = default);

    /// <summary>−1, 0 or 1 by the sign, NaN kept as 0 is; complex: x / |x|, 0 at 0.</summary>
    RawTensor Sign(in RawTensor x, in RawTensor into = default);

    /// <summary>1 / x of floating or complex numbers.</summary>
    RawTensor Reciprocal(in RawTensor x, in RawTensor into = default);

    /// <summary>√x of floating or complex numbers.</summary>
    RawTensor Sqrt(in RawTensor x, in RawTensor into = default);

    /// <summary>1 / √x of floating or complex numbers.</summary>
    RawTensor Rsqrt(in RawTensor x, in RawTensor into = default);

    /// <summary>2ˣ of floating or complex numbers.</summary>
    RawTensor Exp2(in RawTensor x, in RawTensor into = default);

    /// <summary>eˣ − 1, exact near 0, of floating or complex numbers.</summary>
    RawTensor Expm1(in RawTensor x, in RawTensor into = default);

    /// <summary>ln x of floating or complex numbers.</summary>
    RawTensor Log(in RawTensor x, in RawTensor into = default);

    /// <summary>log₂ x of floating or complex numbers.</summary>
    RawTensor Log2(in RawTensor x, in RawTensor into = default);

    /// <summary>log₁₀ x of floating or complex numbers.</summary>
    RawTensor Log10(in RawTensor x, in RawTensor into = default);

    /// <summary>ln(1 + x), exact near 0, of floating or complex numbers.</summary>
    RawTensor Log1p(in RawTensor x, in RawTensor into = default);

    /// <summary>The smallest integer not below x, of floating numbers.</summary>
    RawTensor Ceil(in RawTensor x, in RawTensor into = default);

    /// <summary>The largest integer not above x, of floating numbers.</summary>
    RawTensor Floor(in RawTensor x, in RawTensor into = default);

    /// <summary>The nearest number with that many decimals, halves to even, of floating numbers.</summary>
    RawTensor Round(in RawTensor x, long decimals, in RawTensor into = default);

    /// <summary>x cut toward zero, of floating numbers.</summary>
    RawTensor Trunc(in RawTensor x, in RawTensor into = default);

    /// <summary>a / b cut toward zero, or toward −∞ with <paramref name="floor"/>; integers or floating numbers.</summary>
    RawTensor DivRounded(in RawTensor a, in RawTensor b, bool floor, in RawTensor into = default);

    /// <summary>a − b·⌊a / b⌋: the sign of b; integers or floating numbers.</summary>
    RawTensor Remainder(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a − b·trunc(a / b): the sign of a; integers or floating numbers.</summary>
    RawTensor Fmod(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>aᵇ; integers to negative powers are 0 but for ±1.</summary>
    RawTensor Pow(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The larger one, NaN where either is.</summary>
    RawTensor Maximum(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The smaller one, NaN where either is.</summary>
    RawTensor Minimum(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The larger one, the other where one is NaN.</summary>
    RawTensor Fmax(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The smaller one, the other where one is NaN.</summary>
    RawTensor Fmin(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>ln(eᵃ + eᵇ) of floating or complex numbers.</summary>
    RawTensor Logaddexp(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a · ln b, 0 where a is 0, NaN where b is; floating numbers.</summary>
    RawTensor Xlogy(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>√(a² + b²) without overflow, of floating numbers.</summary>
    RawTensor Hypot(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>|a| with the sign of b, of floating numbers.</summary>
    RawTensor Copysign(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a + w·(b − a), from the nearer end, of floating or complex numbers.</summary>
    /// <remarks>The weight may be one float32 number beside float16 or bfloat16 elements.</remarks>
    RawTensor Lerp(in RawTensor a, in RawTensor b, in RawTensor weight, in RawTensor into = default);

    /// <summary>x + value·a·b.</summary>
    RawTensor Addcmul(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default);

    /// <summary>x + value·a / b of floating or complex numbers.</summary>
    RawTensor Addcdiv(in RawTensor x, in RawTensor a, in RawTensor b, Scalar value, in RawTensor into = default);
}
