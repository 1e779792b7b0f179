using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A kernel with shapes of its own: what it returns for operands of one dtype.</summary>
internal delegate RawTensor[] ShapedKernel(IEngine engine, DType dtype);

/// <summary>The kernels that are not element-wise, each with a few shapes and layouts.</summary>
internal static partial class ShapedKernels
{
    /// <summary>All of them by name.</summary>
    public static readonly Dictionary<string, (DType[] DTypes, ShapedKernel Run)> ByName =
        new([.. Basic(), .. Indexing(), .. Reduction(), .. Network()]);

    private static Dictionary<string, (DType[] DTypes, ShapedKernel Run)> Basic() => new()
    {
        ["Sum"] = (DTypes.Summed, (e, t) => Each(x => e.Sum(x, [0, 1], false), x => e.Sum(x, [1], true), x => e.Sum(x, [0], false))(t)),
        ["Mm"] = (DTypes.Numbers, (e, t) =>
            [e.Mm(Views.Matrix("transposed", t, 1), Views.Matrix("stepped", t, 2).As(Shape.Of([4, 3], [3, 12])))]),
        ["Addmm"] = (DTypes.Numbers, (e, t) =>
        [
            e.Addmm(
                Views.Vector(3, t, 3), Views.Matrix("offset", t, 1), Views.Matrix("contiguous", t, 2).As(Shape.Of([4, 3], [1, 4])), 2, -1),
        ]),
        ["Copy"] = (DTypes.All, (e, t) => Each(
            x => e.Copy(x, RawTensor.OnHost(x.Shape.Contiguous(), DType.Float32)),
            x => e.Copy(x, RawTensor.OnHost(x.Shape.Contiguous(), t)))(t)),
        ["Fill"] = (DTypes.All, (e, t) => [e.Fill(Views.Matrix("contiguous", t, 1), 3), e.Fill(Views.Vector(2, t, 1), 1)]),
    };

    /// <summary>Runs each of <paramref name="kernels"/> over the layouts of <see cref="Views"/>.</summary>
    private static Func<DType, RawTensor[]> Each(params Func<RawTensor, RawTensor>[] kernels) => dtype =>
    [
        .. from kernel in kernels
           from layout in Views.Names
           select kernel(Views.Matrix(layout, dtype, 1)),
    ];
}
