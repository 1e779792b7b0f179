using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A kernel as the grid calls it: operands of one shape, a destination or none.</summary>
internal delegate RawTensor Kernel(IEngine engine, RawTensor[] operands, RawTensor into);

/// <summary>The element-wise kernels of the contract that the grid runs.</summary>
internal static partial class Kernels
{
    public static readonly DType[] Real =
        [DType.UInt8, DType.Int8, DType.Int16, DType.Int32, DType.Int64, DType.Float16, DType.BFloat16, DType.Float32, DType.Float64];

    public static readonly DType[] Floating = [DType.Float16, DType.BFloat16, DType.Float32, DType.Float64];

    public static readonly DType[] Numbers = [.. Real, DType.Complex64, DType.Complex128];

    public static readonly DType[] All = [.. Numbers, DType.Bool];

    public static readonly Dictionary<string, (DType[] DTypes, Kernel Run)> Elementwise = new()
    {
        ["Add"] = (Numbers, (e, x, into) => e.Add(x[0], x[1], 1, into)),
        ["Add alpha"] = (Numbers, (e, x, into) => e.Add(x[0], x[1], -2, into)),
        ["Mul"] = (All, (e, x, into) => e.Mul(x[0], x[1], into)),
        ["Div"] = (Floating, (e, x, into) => e.Div(x[0], x[1], into)),
        ["Neg"] = (Numbers, (e, x, into) => e.Neg(x[0], into)),
        ["Exp"] = (Floating, (e, x, into) => e.Exp(x[0], into)),
        ["Relu"] = (Real, (e, x, into) => e.Relu(x[0], into)),
        ["ThresholdBackward"] = (Real, (e, x, into) => e.ThresholdBackward(x[0], x[1], 1, into)),
        ["Eq"] = (All, (e, x, into) => e.Eq(x[0], x[1], into)),
        ["Ne"] = (All, (e, x, into) => e.Ne(x[0], x[1], into)),
        ["Lt"] = (Real, (e, x, into) => e.Lt(x[0], x[1], into)),
        ["Le"] = (Real, (e, x, into) => e.Le(x[0], x[1], into)),
        ["Where"] = (All, (e, x, into) => e.Where(e.Eq(x[0], x[1]), x[0], x[1], into)),
    };
}
