namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    private static readonly bool[] Everything = [true, true, true];

    /// <inheritdoc/>
    public Normalized BatchNorm(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor runningMean, in RawTensor runningVar, bool training,
        double momentum, double eps)
    {
        using var scope = Scope.Enter();
        var (center, variance) = (scope.InMaybe(runningMean), scope.InMaybe(runningVar));
        var (output, mean, inverse) = scope.Call3(
            "aten::native_batch_norm"u8, scope.In(x), Maybe(scope, weight), Maybe(scope, bias), Argument.Maybe(center),
            Argument.Maybe(variance), training, momentum, eps);
        // The kernel has moved them in place, which may have been a copy.
        if (training && runningMean.Exists) scope.Result(center, runningMean);
        if (training && runningVar.Exists) scope.Result(variance, runningVar);
        return new(scope.Result(output), scope.Result(mean), scope.Result(inverse));
    }

    /// <inheritdoc/>
    public NormalizationGradients BatchNormBackward(
        in RawTensor grad, in RawTensor x, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation, bool training)
    {
        using var scope = Scope.Enter();
        // Outside training libtorch takes the running variance: the one that has this deviation with an ε of 0, which float16 would round.
        var (slope, value) = training ? (scope.In(grad), scope.In(x)) : (scope.Wide(grad), scope.Wide(x));
        var (center, inverse) = training
            ? (scope.In(mean), scope.In(inverseDeviation))
            : (scope.Wide(mean), scope.Wide(inverseDeviation));
        var scale = training ? scope.InMaybe(weight) : scope.WideMaybe(weight);
        var running = training ? default : scope.Pow(inverse, -2);
        var gradients = scope.Call3(
            "aten::native_batch_norm_backward"u8, slope, value, Argument.Maybe(scale),
            training ? Argument.None : Argument.Some(center), Argument.Maybe(running),
            training ? Argument.Some(center) : Argument.None, training ? Argument.Some(inverse) : Argument.None, training, 0.0, Everything);
        return Narrow(scope, gradients, x, weight);
    }

    /// <inheritdoc/>
    public Normalized LayerNorm(in RawTensor x, long count, in RawTensor weight, in RawTensor bias, double eps)
    {
        using var scope = Scope.Enter();
        var (output, mean, inverse) = scope.Call3(
            "aten::native_layer_norm"u8, Rows(scope, scope.In(x), count), (long[])[count], Argument.Maybe(Row(scope, weight, count)),
            Argument.Maybe(Row(scope, bias, count)), eps);
        output = scope.Call("aten::reshape"u8, output, x.Sizes.ToArray());
        return new(scope.Result(output), scope.Result(Vector(scope, mean)), scope.Result(Vector(scope, inverse)));
    }

    /// <inheritdoc/>
    public NormalizationGradients LayerNormBackward(
        in RawTensor grad, in RawTensor x, long count, in RawTensor weight, in RawTensor mean, in RawTensor inverseDeviation)
    {
        using var scope = Scope.Enter();
        var (rows, slopes) = (Rows(scope, scope.In(x), count), Rows(scope, scope.In(grad), count));
        // Without a weight the kernel would leave its gradient out.
        var scale = weight.Exists ? Row(scope, weight, count) : Ones(scope, count, TorchType.Of(rows.ScalarType));
        var (center, inverse) = (Column(scope, scope.In(mean)), Column(scope, scope.In(inverseDeviation)));
        var (dx, dweight, dbias) = scope.Call3(
            "aten::native_layer_norm_backward"u8, slopes, rows, (long[])[count], center, inverse, Argument.Some(scale),
            Argument.Some(scale), Everything);
        return Narrow(scope, (scope.Call("aten::reshape"u8, dx, x.Sizes.ToArray()), dweight, dbias), x, weight);
    }

    private static NormalizationGradients Narrow(
        Scope scope, (Value Input, Value Weight, Value Bias) gradients, in RawTensor x, in RawTensor weight)
    {
        var type = weight.Exists ? weight.DType : x.DType;
        return new(
            scope.Narrow(gradients.Input, x.DType, default), scope.Narrow(gradients.Weight, type, default),
            scope.Narrow(gradients.Bias, type, default));
    }

    private static Argument Maybe(Scope scope, in RawTensor x) => Argument.Maybe(scope.InMaybe(x));

    private static Value Rows(Scope scope, Value x, long count) =>
        scope.Call("aten::reshape"u8, x, (long[])[count == 0 ? 0 : Count(x) / count, count]);

    private static Value Row(Scope scope, in RawTensor x, long count) =>
        x.Exists ? scope.Call("aten::reshape"u8, scope.In(x), (long[])[count]) : default;

    private static Value Column(Scope scope, Value x) => scope.Call("aten::reshape"u8, x, (long[])[Count(x), 1]);

    private static Value Vector(Scope scope, Value x) => scope.Call("aten::reshape"u8, x, (long[])[Count(x)]);

    private static Value Ones(Scope scope, long count, DType dtype) => scope.Call(
        "aten::ones"u8, (long[])[count], Argument.Some((int)dtype.Type), Argument.None, scope.Place, Argument.None);

    private static long Count(Value x)
    {
        long count = 1;
        foreach (var size in x.Sizes) count *= size;
        return count;
    }
}
