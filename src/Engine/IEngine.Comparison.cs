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

    /// <summary>a &gt; b as bool.</summary>
    RawTensor Gt(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a ≥ b as bool.</summary>
    RawTensor Ge(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a and b, bit by bit; integers or bool.</summary>
    RawTensor BitwiseAnd(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a or b, bit by bit; integers or bool.</summary>
    RawTensor BitwiseOr(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>Either a or b, bit by bit; integers or bool.</summary>
    RawTensor BitwiseXor(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>Every bit turned; bool: not.</summary>
    RawTensor BitwiseNot(in RawTensor x, in RawTensor into = default);

    /// <summary>a · 2ᵇ, 0 where b is negative or not below the width; integers.</summary>
    RawTensor ShiftLeft(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>a / 2ᵇ toward −∞; a negative b or one not below the width leaves the sign; integers.</summary>
    RawTensor ShiftRight(in RawTensor a, in RawTensor b, in RawTensor into = default);
}
