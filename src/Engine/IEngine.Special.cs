namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>sin x of floating or complex numbers.</summary>
    RawTensor Sin(in RawTensor x, in RawTensor into = default);

    /// <summary>cos x of floating or complex numbers.</summary>
    RawTensor Cos(in RawTensor x, in RawTensor into = default);

    /// <summary>tan x of floating or complex numbers.</summary>
    RawTensor Tan(in RawTensor x, in RawTensor into = default);

    /// <summary>arcsin x of floating or complex numbers.</summary>
    RawTensor Asin(in RawTensor x, in RawTensor into = default);

    /// <summary>arccos x of floating or complex numbers.</summary>
    RawTensor Acos(in RawTensor x, in RawTensor into = default);

    /// <summary>arctan x of floating or complex numbers.</summary>
    RawTensor Atan(in RawTensor x, in RawTensor into = default);

    /// <summary>sinh x of floating or complex numbers.</summary>
    RawTensor Sinh(in RawTensor x, in RawTensor into = default);

    /// <summary>cosh x of floating or complex numbers.</summary>
    RawTensor Cosh(in RawTensor x, in RawTensor into = default);

    /// <summary>tanh x of floating or complex numbers.</summary>
    RawTensor Tanh(in RawTensor x, in RawTensor into = default);

    /// <summary>arsinh x of floating or complex numbers.</summary>
    RawTensor Asinh(in RawTensor x, in RawTensor into = default);

    /// <summary>arcosh x of floating or complex numbers.</summary>
    RawTensor Acosh(in RawTensor x, in RawTensor into = default);

    /// <summary>artanh x of floating or complex numbers.</summary>
    RawTensor Atanh(in RawTensor x, in RawTensor into = default);

    /// <summary>1 / (1 + e⁻ˣ) of floating or complex numbers.</summary>
    RawTensor Sigmoid(in RawTensor x, in RawTensor into = default);

    /// <summary>The angle of the point (b, a), of floating numbers.</summary>
    RawTensor Atan2(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The error function of floating numbers.</summary>
    RawTensor Erf(in RawTensor x, in RawTensor into = default);

    /// <summary>1 − erf x, exact where erf is near 1.</summary>
    RawTensor Erfc(in RawTensor x, in RawTensor into = default);

    /// <summary>The inverse of erf; ±∞ at ±1, NaN beyond.</summary>
    RawTensor Erfinv(in RawTensor x, in RawTensor into = default);

    /// <summary>ln |Γ(x)| of floating numbers.</summary>
    RawTensor Lgamma(in RawTensor x, in RawTensor into = default);

    /// <summary>The derivative of ln Γ, of floating numbers.</summary>
    RawTensor Digamma(in RawTensor x, in RawTensor into = default);

    /// <summary>The n-th derivative of digamma, of floating numbers.</summary>
    RawTensor Polygamma(in RawTensor x, long n, in RawTensor into = default);
}
