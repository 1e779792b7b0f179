namespace Compat.LibTorchEngine.Tests;

/// <summary>The families of dtypes kernels are tried in.</summary>
internal static class DTypes
{
    public static readonly DType[] Real =
        [DType.UInt8, DType.Int8, DType.Int16, DType.Int32, DType.Int64, DType.Float16, DType.BFloat16, DType.Float32, DType.Float64];

    public static readonly DType[] Floating = [DType.Float16, DType.BFloat16, DType.Float32, DType.Float64];

    public static readonly DType[] Integers = [DType.UInt8, DType.Int8, DType.Int16, DType.Int32, DType.Int64];

    public static readonly DType[] Integral = [.. Integers, DType.Bool];

    public static readonly DType[] Complex = [DType.Complex64, DType.Complex128];

    public static readonly DType[] Numbers = [.. Real, DType.Complex64, DType.Complex128];

    public static readonly DType[] All = [.. Numbers, DType.Bool];

    // Narrow integers are cast to int64 above the engines before they are summed.
    public static readonly DType[] Summed = [DType.Int64, .. Floating, DType.Complex64, DType.Complex128];
}
