using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A kernel as the grid calls it: operands of one shape, a destination or none.</summary>
internal delegate RawTensor Kernel(IEngine engine, RawTensor[] operands, RawTensor into);

/// <summary>The element-wise kernels of the contract that the grid runs.</summary>
internal static partial class Kernels
{
    public static readonly Dictionary<string, (DType[] DTypes, Kernel Run)> Elementwise =
        new([.. Basic(), .. Pointwise(), .. Special(), .. Activation()]);

    private static Dictionary<string, (DType[] DTypes, Kernel Run)> Basic() => new()
    {
        ["Add"] = (DTypes.Numbers, (e, x, into) => e.Add(x[0], x[1], 1, into)),
        ["Add alpha"] = (DTypes.Numbers, (e, x, into) => e.Add(x[0], x[1], -2, into)),
        ["Mul"] = (DTypes.All, (e, x, into) => e.Mul(x[0], x[1], into)),
        ["Div"] = (DTypes.Floating, (e, x, into) => e.Div(x[0], x[1], into)),
        ["Neg"] = (DTypes.Numbers, (e, x, into) => e.Neg(x[0], into)),
        ["Exp"] = (DTypes.Floating, (e, x, into) => e.Exp(x[0], into)),
        ["Eq"] = (DTypes.All, (e, x, into) => e.Eq(x[0], x[1], into)),
        ["Ne"] = (DTypes.All, (e, x, into) => e.Ne(x[0], x[1], into)),
        ["Lt"] = (DTypes.Real, (e, x, into) => e.Lt(x[0], x[1], into)),
        ["Le"] = (DTypes.Real, (e, x, into) => e.Le(x[0], x[1], into)),
        ["Where"] = (DTypes.All, (e, x, into) => e.Where(e.Eq(x[0], x[1]), x[0], x[1], into)),
    };
}
