using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>Calls that a kernel refuses for the values it looks at.</summary>
internal static class FaultyCalls
{
    public static readonly Dictionary<string, Action<IEngine>> ByName = new()
    {
        ["Index"] = e => e.Index(Matrix, [Views.Indices([2], 0, 3)]),
        ["Index behind"] = e => e.Index(Matrix, [default, Views.Indices([2], 0, -5)]),
        ["IndexPut"] = e => e.IndexPut(Matrix, [Views.Indices([1], 7)], Views.Number(DType.Float32, 1), false),
        ["IndexSelect"] = e => e.IndexSelect(Matrix, 1, Views.Indices([1], 4)),
        ["IndexSelect in front"] = e => e.IndexSelect(Matrix, 0, Views.Indices([1], 3)),
        ["Gather"] = e => e.Gather(Matrix, 1, Views.Indices([1, 1], 4)),
        ["Scatter"] = e => e.Scatter(Matrix, 0, Views.Indices([1, 1], -1), Matrix, ScatterMode.Set),
        ["Scatter add"] = e => e.Scatter(Matrix, 0, Views.Indices([1, 1], 3), Matrix, ScatterMode.Add),
        ["Take"] = e => e.Take(Matrix, Views.Indices([1], 12)),
        ["RepeatInterleave"] = e => e.RepeatInterleave(Views.Indices([2], 1, -1)),
    };

    private static RawTensor Matrix => Views.Matrix("contiguous", DType.Float32, 1);
}
