using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

internal static partial class ShapedKernels
{
    private static Dictionary<string, (DType[] DTypes, ShapedKernel Run)> Indexing() => new()
    {
        ["Index"] = (DTypes.All, (e, t) =>
        [
            e.Index(Views.Matrix("contiguous", t, 1), [Rows, Columns]),
            e.Index(Views.Matrix("transposed", t, 1), [default, Columns]),
            e.Index(Views.Matrix("stepped", t, 1), [Rows]),
        ]),
        ["IndexPut"] = (DTypes.All, (e, t) =>
        [
            e.IndexPut(Views.Matrix("contiguous", t, 1), [Rows, Columns], Views.Vector(3, t, 2), false),
            e.IndexPut(Views.Matrix("transposed", t, 1), [default, Columns], Views.Vector(3, t, 2), true),
        ]),
        ["IndexSelect"] = (DTypes.All, (e, t) => [e.IndexSelect(Views.Matrix("stepped", t, 1), 1, Columns)]),
        ["IndexAdd"] = (DTypes.Numbers, (e, t) =>
            [e.IndexAdd(Views.Matrix("offset", t, 1), 0, Rows, Views.Matrix("transposed", t, 2), 2)]),
        ["Gather"] = (DTypes.All, (e, t) => [e.Gather(Views.Matrix("transposed", t, 1), 1, Places)]),
        ["Scatter"] = (DTypes.All, (e, t) =>
            [e.Scatter(Views.Matrix("contiguous", t, 1), 1, Distinct, Views.Matrix("stepped", t, 2), ScatterMode.Set)]),
        ["Scatter add"] = (DTypes.Numbers, (e, t) =>
            [e.Scatter(Views.Matrix("stepped", t, 1), 1, Places, Views.Matrix("contiguous", t, 2), ScatterMode.Add)]),
        ["Scatter multiply"] = (DTypes.Real, (e, t) =>
            [e.Scatter(Views.Matrix("contiguous", t, 1), 1, Places, Views.Matrix("contiguous", t, 2), ScatterMode.Multiply)]),
        ["Take"] = (DTypes.All, (e, t) => [e.Take(Views.Matrix("transposed", t, 1), Views.Indices([2, 2], 0, 11, -1, 5))]),
        ["Nonzero"] = (DTypes.All, (e, t) => Each(x => e.Nonzero(x))(t)),
        ["RepeatInterleave"] = ([DType.Int64], (e, _) => [e.RepeatInterleave(Views.Indices([4], 2, 0, 1, 3))]),
        ["Flip"] = (DTypes.All, (e, t) => Each(x => e.Flip(x, [0]), x => e.Flip(x, [0, 1]))(t)),
        ["Triangle"] = (DTypes.All, (e, t) => Each(x => e.Triangle(x, 1, true), x => e.Triangle(x, -1, false))(t)),
    };

    private static RawTensor Rows => Views.Indices([3], 0, 2, 2);

    private static RawTensor Columns => Views.Indices([3], 3, 1, 0);

    private static RawTensor Places => Views.Indices([2, 4], 0, 3, 3, 1, 2, 2, 2, 0);

    private static RawTensor Distinct => Views.Indices([2, 4], 0, 3, 2, 1, 2, 1, 3, 0);
}
