namespace Compat;

/// <summary>Which dtype an element-wise operator computes in, from the promoted one of its operands, and which one it returns.</summary>
internal enum Promote : byte
{
    /// <summary>Computes in the operands' dtype and returns it.</summary>
    Common,

    /// <summary>Integers and bool are computed in the default dtype.</summary>
    ToFloat,

    /// <summary>A question: computes in the operands' dtype and returns bool.</summary>
    ToBool,

    /// <summary>Complex numbers give real ones.</summary>
    ToReal,
}

/// <summary>The two dtypes of <see cref="Promote"/>.</summary>
internal static class Promotes
{
    public static DType Compute(this Promote rule, DType operands) => rule == Promote.ToFloat ? Promotion.ToFloat(operands) : operands;

    public static DType Result(this Promote rule, DType compute) => rule switch
    {
        Promote.ToBool => DType.Bool,
        Promote.ToReal when compute == DType.Complex64 => DType.Float32,
        Promote.ToReal when compute == DType.Complex128 => DType.Float64,
        _ => compute,
    };
}
