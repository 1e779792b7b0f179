namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>a = b as bool.</summary>
    RawTensor Eq(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a ≠ b as bool.</summary>
    RawTensor Ne(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a &lt; b as bool.</summary>
    RawTensor Lt(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a ≤ b as bool.</summary>
    RawTensor Le(in RawTensor a, in RawTensor b, in RawTensor into = default);
}
