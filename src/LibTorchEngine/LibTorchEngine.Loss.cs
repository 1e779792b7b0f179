namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public (RawTensor Output, RawTensor TotalWeight) NllLoss(
        in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex)
    {
        using var scope = Scope.Enter();
        var (rows, classes) = (Classes(scope, scope.In(x)), Targets(scope, scope.In(target)));
        scope.CheckTargets(classes, x.Sizes[1], ignoreIndex);
        var places = Argument.Maybe(scope.InMaybe(weight));
        var (output, total) = rows.Rank == 2
            ? scope.Call2("aten::nll_loss_forward"u8, rows, classes, places, (long)reduction, ignoreIndex)
            : scope.Call2("aten::nll_loss2d_forward"u8, rows, classes, places, (long)reduction, ignoreIndex);
        if (reduction == LossReduction.None) output = scope.Call("aten::reshape"u8, output, target.Sizes.ToArray());
        return (scope.Result(output), scope.Result(total));
    }

    /// <inheritdoc/>
    public RawTensor NllLossBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in RawTensor target, in RawTensor weight, in RawTensor totalWeight,
        LossReduction reduction, long ignoreIndex)
    {
        using var scope = Scope.Enter();
        // Of the input only the sizes are looked at.
        var (rows, classes) = (Classes(scope, scope.Empty(sizes, grad.DType, grad.Storage)), Targets(scope, scope.In(target)));
        var slope = scope.In(grad);
        if (reduction == LossReduction.None) slope = scope.Call("aten::reshape"u8, slope, classes.Sizes.ToArray());
        var (places, total) = (Argument.Maybe(scope.InMaybe(weight)), scope.In(totalWeight));
        var result = rows.Rank == 2
            ? scope.Call("aten::nll_loss_backward"u8, slope, rows, classes, places, (long)reduction, ignoreIndex, total)
            : scope.Call("aten::nll_loss2d_backward"u8, slope, rows, classes, places, (long)reduction, ignoreIndex, total);
        return scope.Result(scope.Call("aten::reshape"u8, result, sizes.ToArray()));
    }

    // (N, C) where there is one place for each, otherwise (N, C, P, 1): libtorch has a kernel for vectors and one for images.
    private static Value Classes(Scope scope, Value x)
    {
        var sizes = x.Sizes;
        return scope.Call("aten::reshape"u8, x, sizes[2] == 1 ? (long[])[sizes[0], sizes[1]] : [sizes[0], sizes[1], sizes[2], 1]);
    }

    private static Value Targets(Scope scope, Value x)
    {
        var sizes = x.Sizes;
        return scope.Call("aten::reshape"u8, x, sizes[1] == 1 ? (long[])[sizes[0]] : [sizes[0], sizes[1], 1]);
    }
}
