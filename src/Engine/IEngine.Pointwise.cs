namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>a + α·b; bool: or.</summary>
    RawTensor Add(in RawTensor a, in RawTensor b, Scalar alpha, in RawTensor into = default);

    /// <summary>a · b; bool: and.</summary>
    RawTensor Mul(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a / b of floating or complex numbers.</summary>
    RawTensor Div(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>−x, wrapping for integers.</summary>
    RawTensor Neg(in RawTensor x, in RawTensor into = default);

    /// <summary>eˣ of floating or complex numbers.</summary>
    RawTensor Exp(in RawTensor x, in RawTensor into = default);

    /// <summary>condition ? a : b, with a bool condition.</summary>
    RawTensor Where(in RawTensor condition, in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>The conjugate of complex numbers.</summary>
    RawTensor Conj(in RawTensor x, in RawTensor into = default);
}
