using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

internal static partial class ShapedKernels
{
    private static Dictionary<string, (DType[] DTypes, ShapedKernel Run)> Reduction() => new()
    {
        ["Prod"] = (DTypes.Summed, (e, t) => Each(x => e.Prod(x, [1], true), x => e.Prod(x, [0], false))(t)),
        ["Amax"] = (DTypes.Real, (e, t) => Each(x => e.Amax(x, [1], true), x => e.Amax(x, [1], false))(t)),
        ["Amin"] = (DTypes.Real, (e, t) => Each(x => e.Amin(x, [1], false))(t)),
        ["Argmax"] = (DTypes.Real, (e, t) => Each(x => e.Argmax(x, 1, false))(t)),
        ["Argmin"] = (DTypes.Real, (e, t) => Each(x => e.Argmin(x, 1, true))(t)),
        ["Var"] = (DTypes.Floating, (e, t) => Each(x => e.Var(x, [1], 1, false), x => e.Var(x, [1], 0, true))(t)),
        ["Norm"] = (DTypes.Floating, (e, t) => Each(
            x => e.Norm(x, 2, [1], false), x => e.Norm(x, 1, [1], true), x => e.Norm(x, double.PositiveInfinity, [1], false))(t)),
        ["Cumsum"] = (DTypes.Summed, (e, t) => Each(x => e.Cumsum(x, 0), x => e.Cumsum(x, 1))(t)),
        ["Cumprod"] = (DTypes.Summed, (e, t) => Each(x => e.Cumprod(x, 1))(t)),
        ["Cummax"] = (DTypes.Real, (e, t) => [.. Pairs((x, d) => e.Cummax(x, d), t)]),
        ["Cummin"] = (DTypes.Real, (e, t) => [.. Pairs((x, d) => e.Cummin(x, d), t)]),
        ["Sort"] = (DTypes.Real, (e, t) => [.. Pairs((x, d) => e.Sort(x, d, true), t), .. Pairs((x, d) => e.Sort(x, d, false), t)]),
        ["Topk"] = (DTypes.Real, (e, t) => [.. Pairs((x, d) => e.Topk(x, 2, d, true, true), t)]),
        ["Median"] = (DTypes.Real, (e, t) => [.. Pairs((x, d) => e.Median(x, d, false), t)]),
        ["Unique"] = (DTypes.Real, (e, t) =>
        [
            e.Unique(Views.Vector(40, t, 1).As(Shape.Of(40, 1)), false).Inverse,
            e.Unique(Views.Vector(40, t, 1).As(Shape.Of(40, 1)), true).Counts,
        ]),
        ["Arange"] = (DTypes.Real, (e, t) => [e.Arange(2, 3, Views.Vector(20, t, 1))]),
        ["Linspace"] = (DTypes.Real, (e, t) => [e.Linspace(0, 57, Views.Vector(20, t, 1))]),
        ["Bmm"] = (DTypes.Numbers, (e, t) =>
            [e.Bmm(Views.Vector(24, t, 1).As(Shape.Of(2, 3, 4)), Views.Vector(24, t, 2).As(Shape.Of([2, 4, 3], [12, 1, 4])))]),
        ["Baddbmm"] = (DTypes.Numbers, (e, t) =>
        [
            e.Baddbmm(
                Views.Vector(3, t, 3), Views.Vector(24, t, 1).As(Shape.Of(2, 3, 4)), Views.Vector(24, t, 2).As(Shape.Of(2, 4, 3)), 2, -1),
        ]),
        ["SgdStep"] = ([DType.Float32, DType.Float64], (e, t) => Steps(t, (p, g, v, _) =>
            e.SgdStep(p, g, v, new(0.1, 0.9, 0.5, 0.01, Nesterov: true, Maximize: false, IsFirst: false)))),
        ["AdamStep"] = ([DType.Float32, DType.Float64], (e, t) => Steps(t, (p, g, m, v) =>
            e.AdamStep(p, g, m, e.Mul(v, v, v), default, new(0.1, 0.9, 0.99, 1e-8, 0.01, Decoupled: false, Maximize: false, Step: 3)))),
    };

    private static IEnumerable<RawTensor> Pairs(Func<RawTensor, int, (RawTensor, RawTensor)> kernel, DType dtype) =>
        from layout in Views.Names
        where layout != "empty"
        from part in Both(kernel(Views.Matrix(layout, dtype, 1), 1))
        select part;

    private static RawTensor[] Both((RawTensor First, RawTensor Second) pair) => [pair.First, pair.Second];

    private static RawTensor[] Steps(DType dtype, Action<RawTensor, RawTensor, RawTensor, RawTensor> step)
    {
        RawTensor[] state = [.. Enumerable.Range(1, 4).Select(seed => Views.Vector(9, dtype, seed))];
        step(state[0], state[1], state[2], state[3]);
        return state;
    }
}
