namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public void SgdStep(in RawTensor parameter, in RawTensor grad, in RawTensor momentum, in SgdOptions options)
    {
        using var scope = Scope.Enter();
        var (value, step) = (scope.In(parameter), scope.In(grad));
        if (options.Maximize) step = scope.Call("aten::neg"u8, step);
        if (options.WeightDecay != 0) step = scope.Add(step, value, options.WeightDecay);
        if (options.Momentum != 0)
        {
            var velocity = options.IsFirst
                ? step
                : scope.Add(scope.Mul(scope.In(momentum), options.Momentum), step, 1 - options.Dampening);
            scope.Result(velocity, momentum);
            step = options.Nesterov ? scope.Add(step, velocity, options.Momentum) : velocity;
        }

        scope.Result(scope.Add(value, step, -options.LearningRate), parameter);
    }

    /// <inheritdoc/>
    public void AdamStep(
        in RawTensor parameter, in RawTensor grad, in RawTensor average, in RawTensor square, in RawTensor largest, in AdamOptions options)
    {
        using var scope = Scope.Enter();
        var (value, slope) = (scope.In(parameter), scope.In(grad));
        if (options.Maximize) slope = scope.Call("aten::neg"u8, slope);
        if (options.Decoupled) value = scope.Mul(value, 1 - (options.LearningRate * options.WeightDecay));
        else if (options.WeightDecay != 0) slope = scope.Add(slope, value, options.WeightDecay);

        var mean = scope.Call(new("aten::lerp"u8, "Tensor"u8), scope.In(average), slope, scope.Number(1 - options.Beta1, average.DType));
        var squared = scope.Mul(scope.Mul(slope, 1 - options.Beta2), slope);
        var spread = scope.Add(scope.Mul(scope.In(square), options.Beta2), squared, 1);
        scope.Result(mean, average);
        scope.Result(spread, square);
        if (largest.Exists)
        {
            spread = scope.Call("aten::maximum"u8, scope.In(largest), spread);
            scope.Result(spread, largest);
        }

        var root = scope.Div(scope.Call("aten::sqrt"u8, spread), Math.Sqrt(1 - Math.Pow(options.Beta2, options.Step)));
        var divisor = scope.Add(root, scope.Number(options.Epsilon, parameter.DType), 1);
        var rate = -options.LearningRate / (1 - Math.Pow(options.Beta1, options.Step));
        var change = scope.Call(new("aten::div"u8, "Tensor"u8), scope.Mul(mean, rate), divisor);
        scope.Result(scope.Add(value, change, 1), parameter);
    }
}
