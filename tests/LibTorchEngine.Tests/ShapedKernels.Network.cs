using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

internal static partial class ShapedKernels
{
    private static readonly ConvolutionOptions Grouped = new([2, 1], [1, 2], [1, 2], 2);

    // 5 × 6 under a 3 × 2 window: rounded up in height.
    private static readonly PoolingWindow Window = new(3, 2, 2, 2, 1, 0, 1, 1, 3, 3);

    private static Dictionary<string, (DType[] DTypes, ShapedKernel Run)> Network() => new()
    {
        ["Convolution"] = (Wide, (e, t) =>
        [
            e.Convolution(Image(t, 1), Filters(t, 2), Views.Vector(6, t, 3), Grouped),
            e.Convolution(Image(t, 1), Filters(t, 2), default, Grouped),
        ]),
        ["ConvolutionInput"] = (Wide, (e, t) => [e.ConvolutionInput(Output(e, t), Filters(t, 2), Image(t, 1).Sizes, Grouped)]),
        ["ConvolutionWeight"] = (Wide, (e, t) => [e.ConvolutionWeight(Output(e, t), Image(t, 1), Filters(t, 2).Sizes, Grouped)]),
        ["MaxPool2d"] = (Wide, (e, t) => Both(e.MaxPool2d(Image(t, 1), Window))),
        ["MaxPool2dBackward"] = (Wide, (e, t) =>
            [e.MaxPool2dBackward(Pooled(t, 2), e.MaxPool2d(Image(t, 1), Window).Indices, Image(t, 1).Sizes)]),
        ["AvgPool2d"] = (Wide, (e, t) =>
        [
            e.AvgPool2d(Image(t, 1), Window, new(true, 0)),
            e.AvgPool2d(Image(t, 1), Window, new(false, 0)),
            e.AvgPool2d(Image(t, 1), Window, new(true, 5)),
        ]),
        ["AvgPool2dBackward"] = (Wide, (e, t) => [e.AvgPool2dBackward(Pooled(t, 2), Image(t, 1).Sizes, Window, new(false, 0))]),
        ["AdaptiveAvgPool2d"] = (Wide, (e, t) => [e.AdaptiveAvgPool2d(Image(t, 1), 3, 4)]),
        ["AdaptiveAvgPool2dBackward"] = (Wide, (e, t) => [e.AdaptiveAvgPool2dBackward(Pooled(t, 2), Image(t, 1).Sizes)]),
        ["BatchNorm"] = (Wide, (e, t) => [.. Normalize(e, t, training: true), .. Normalize(e, t, training: false)]),
        ["LayerNorm"] = (Wide, (e, t) => Parts(e.LayerNorm(Image(t, 1), 30, Views.Vector(30, t, 2), Views.Vector(30, t, 3), 1e-5))),
        ["LayerNormBackward"] = (Wide, (e, t) =>
        [
            .. Parts(e.LayerNormBackward(
                Image(t, 4), Image(t, 1), 30, Views.Vector(30, t, 2), Views.Vector(8, t, 5), Views.Vector(8, t, 6))),
            .. Parts(e.LayerNormBackward(Image(t, 4), Image(t, 1), 30, default, Views.Vector(8, t, 5), Views.Vector(8, t, 6))),
        ]),
        ["BatchNormBackward"] = (Wide, (e, t) =>
        [
            .. Parts(e.BatchNormBackward(Image(t, 4), Image(t, 1), Views.Vector(4, t, 2), Views.Vector(4, t, 5), Positive(e, t, 6), true)),
            .. Parts(e.BatchNormBackward(Image(t, 4), Image(t, 1), default, Views.Vector(4, t, 5), Positive(e, t, 6), false)),
        ]),
        ["NllLoss"] = (Wide, (e, t) => [.. Losses(e, t, 1), .. Losses(e, t, 2)]),
    };

    private static DType[] Wide => [DType.Float32, DType.Float64];

    private static RawTensor Image(DType dtype, int seed) => Views.Vector(240, dtype, seed).As(Shape.Of(2, 4, 5, 6));

    private static RawTensor Filters(DType dtype, int seed) => Views.Vector(72, dtype, seed).As(Shape.Of(6, 2, 3, 2));

    private static RawTensor Pooled(DType dtype, int seed) => Views.Vector(72, dtype, seed).As(Shape.Of(2, 4, 3, 3));

    private static RawTensor Output(IEngine engine, DType dtype) =>
        engine.Convolution(Image(dtype, 4), Filters(dtype, 5), default, Grouped);

    private static RawTensor Positive(IEngine engine, DType dtype, int seed) => engine.Exp(Views.Vector(4, dtype, seed));

    private static RawTensor[] Normalize(IEngine engine, DType dtype, bool training)
    {
        var (mean, variance) = (Views.Vector(4, dtype, 5), Positive(engine, dtype, 6));
        var result = engine.BatchNorm(
            Image(dtype, 1), Views.Vector(4, dtype, 2), Views.Vector(4, dtype, 3), mean, variance, training, 0.1, 1e-5);
        return [.. Parts(result), mean, variance];
    }

    private static RawTensor[] Losses(IEngine engine, DType dtype, int places)
    {
        var (x, weight) = (Views.Vector(15 * places, dtype, 1).As(Shape.Of(5, 3, places)), Positive(engine, dtype, 2).As(Shape.Of(3)));
        var target = places == 1 ? Views.Indices([5, 1], 0, 2, 1, -100, 2) : Views.Indices([5, 2], 0, 2, 1, -100, 2, 2, 0, 1, -100, 0);
        List<RawTensor> results = [];
        foreach (var reduction in Enum.GetValues<LossReduction>())
        {
            var (output, total) = engine.NllLoss(x, target, weight, reduction, -100);
            var grad = reduction == LossReduction.None
                ? Views.Vector(5 * places, dtype, 3).As(Shape.Of(5, places))
                : Views.Number(dtype, 3);
            results.AddRange([output, engine.NllLossBackward(grad, x.Sizes, target, weight, total, reduction, -100)]);
        }

        return [.. results];
    }

    private static RawTensor[] Parts(in Normalized result) => [result.Output, result.Mean, result.InverseDeviation];

    private static RawTensor[] Parts(in NormalizationGradients result) => [result.Input, result.Weight, result.Bias];
}
