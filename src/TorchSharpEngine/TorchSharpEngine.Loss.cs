namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public (RawTensor Output, RawTensor TotalWeight) NllLoss(
        in RawTensor x, in RawTensor target, in RawTensor weight, LossReduction reduction, long ignoreIndex) =>
        Pair((x, target, weight, reduction, ignoreIndex), static (scope, s) =>
        {
            var value = scope.Wide(s.x);
            var (classes, weights) = Weigh(scope, s.target, s.weight, s.ignoreIndex, s.x.Sizes[1], value.dtype);
            var picked = value.gather(1, classes.unsqueeze(1)).squeeze(1).mul(weights).neg();
            // What counts nothing stays 0 beside infinities too.
            var losses = picked.masked_fill(weights.eq(scope.Number(0, DType.Float64)), scope.Number(0, s.x.DType));
            var total = weights.sum();
            var output = s.reduction switch
            {
                LossReduction.None => losses,
                LossReduction.Sum => losses.sum(),
                _ => losses.sum().div(total),
            };
            return (TorchScope.Cast(output, s.x.DType), TorchScope.Cast(total, s.x.DType));
        });

    /// <inheritdoc/>
    public RawTensor NllLossBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in RawTensor target, in RawTensor weight, in RawTensor totalWeight,
        LossReduction reduction, long ignoreIndex) =>
        Kernel((grad, sizes: sizes.ToArray(), target, weight, totalWeight, reduction, ignoreIndex), default, static (scope, s) =>
        {
            var slope = scope.Wide(s.grad).neg();
            if (s.reduction == LossReduction.None) slope = slope.reshape(s.target.Sizes.ToArray());
            if (s.reduction == LossReduction.Mean) slope = slope.div(scope.Wide(s.totalWeight));
            var (classes, weights) = Weigh(scope, s.target, s.weight, s.ignoreIndex, s.sizes[1], slope.dtype);
            var slopes = weights.mul(slope).masked_fill(weights.eq(scope.Number(0, DType.Float64)), scope.Number(0, s.grad.DType));
            var zeros = Torch.zeros(s.sizes, dtype: slopes.dtype, device: slopes.device);
            return TorchScope.Cast(zeros.scatter(1, classes.unsqueeze(1), slopes.unsqueeze(1)), s.grad.DType);
        });

    // The class of each place (0 where none counts) and its weight (0 there).
    private static (Tensor Classes, Tensor Weights) Weigh(
        TorchScope scope, in RawTensor target, in RawTensor weight, long ignoreIndex, long count, Torch.ScalarType type)
    {
        var targets = scope.In(target);
        var ignored = targets.eq(scope.Number(ignoreIndex, DType.Int64));
        var classes = targets.masked_fill(ignored, scope.Number(0, DType.Int64));
        CheckClasses(scope, classes, count);
        var weights = weight.Exists
            ? scope.Wide(weight).index_select(0, classes.reshape(-1)).reshape(target.Sizes.ToArray())
            : Torch.ones(target.Sizes.ToArray(), dtype: type, device: classes.device);
        return (classes, weights.masked_fill(ignored, scope.Number(0, DType.Float64)));
    }

    private static void CheckClasses(TorchScope scope, Tensor classes, long count)
    {
        var wrong = classes.lt(scope.Number(0, DType.Int64)).logical_or(classes.ge(scope.Number(count, DType.Int64)));
        if (!wrong.any().item<bool>()) return;
        var first = classes.reshape(-1).index_select(0, wrong.reshape(-1).nonzero().reshape(-1)).cpu();
        throw new IndexError($"Target {first.data<long>()[0]} is out of bounds.");
    }
}
