namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public void SgdStep(in RawTensor parameter, in RawTensor grad, in RawTensor momentum, in SgdOptions options) =>
        Run((parameter, grad, momentum, options), static (scope, s) =>
        {
            var (value, step, options) = (scope.Target(s.parameter), scope.In(s.grad), s.options);
            if (options.Maximize) step = step.neg();
            if (options.WeightDecay != 0) step = scope.Add(step, value, options.WeightDecay);
            if (options.Momentum != 0)
            {
                var velocity = scope.Target(s.momentum);
                var (kept, added) =
                    (scope.Number(options.Momentum, s.momentum.DType), scope.Number(1 - options.Dampening, s.grad.DType));
                if (options.IsFirst) velocity.copy_(step);
                else velocity.mul_(kept).add_(step, added);
                step = options.Nesterov ? scope.Add(step, velocity, options.Momentum) : velocity;
            }

            value.add_(step, scope.Number(-options.LearningRate, s.parameter.DType));
            return true;
        });

    /// <inheritdoc/>
    public void AdamStep(
        in RawTensor parameter, in RawTensor grad, in RawTensor average, in RawTensor square, in RawTensor largest,
        in AdamOptions options) =>
        Run((parameter, grad, average, square, largest, options), static (scope, s) =>
        {
            var (value, slope, mean, spread, options) =
                (scope.Target(s.parameter), scope.In(s.grad), scope.Target(s.average), scope.Target(s.square), s.options);
            var dtype = s.parameter.DType;
            if (options.Maximize) slope = slope.neg();
            if (options.Decoupled) value.mul_(scope.Number(1 - (options.LearningRate * options.WeightDecay), dtype));
            else if (options.WeightDecay != 0) slope = scope.Add(slope, value, options.WeightDecay);

            mean.lerp_(slope, TorchScope.Single(1 - options.Beta1, s.average.DType));
            spread.mul_(scope.Number(options.Beta2, dtype)).addcmul_(slope, slope, scope.Number(1 - options.Beta2, dtype));
            if (s.largest.Exists) spread = MoveTo(scope.Target(s.largest), spread);

            var root = spread.sqrt().div(scope.Number(Math.Sqrt(1 - Math.Pow(options.Beta2, options.Step)), dtype));
            var rate = -options.LearningRate / (1 - Math.Pow(options.Beta1, options.Step));
            value.addcdiv_(mean, root.add(scope.Number(options.Epsilon, dtype)), scope.Number(rate, dtype));
            return true;
        });

    private static Tensor MoveTo(Tensor largest, Tensor spread) => largest.copy_(largest.maximum(spread));
}
