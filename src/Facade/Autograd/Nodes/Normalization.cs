using Compat.Engines;

namespace Compat;

/// <summary>A normalization over some dimensions, x̂ = (x − μ) r and y = x̂ · weight + bias.</summary>
internal static class NormalizationFormulas
{
    /// <summary>The gradients of input, weight and bias over differentiable operators, for derivatives of higher order.</summary>
    /// <param name="grad">The output's gradient.</param>
    /// <param name="input">x.</param>
    /// <param name="weight">Of sizes that broadcast, or none.</param>
    /// <param name="dims">What is averaged over; none where μ and r are constants.</param>
    /// <param name="parameters">What the gradients of weight and bias are summed over.</param>
    /// <param name="statistics">μ and r where they are constants.</param>
    /// <param name="eps">Added to the variance.</param>
    public static (Tensor Input, Tensor Weight, Tensor Bias) Of(
        Tensor grad, Tensor input, Tensor? weight, long[]? dims, long[] parameters, (Tensor Mean, Tensor Inverse)? statistics, double eps)
    {
        var (mean, inverse) = statistics ?? Moments(input, dims!, eps);
        var normalized = (input - mean) * inverse;
        var scaled = weight is null ? grad : grad * weight;
        var forInput = scaled * inverse;
        if (dims is not null)
        {
            var (total, dot) = (Mean(scaled, dims), Mean(scaled * normalized, dims));
            forInput = (scaled - total - (normalized * dot)) * inverse;
        }

        return (
            Tie(forInput, grad, input, weight), Tie(Sum(grad * normalized, parameters), grad, input, weight),
            Tie(Sum(grad, parameters), grad, input, weight));
    }

    // One node of PyTorch gives all three: each depends on all inputs, if only with a gradient of zero.
    private static Tensor Tie(Tensor result, Tensor grad, Tensor input, Tensor? weight) =>
        result.requires_grad ? result : result.detach().Record(new NativeNormBackwardBackward0(grad, input, weight));

    private static (Tensor, Tensor) Moments(Tensor input, long[] dims, double eps)
    {
        var mean = Mean(input, dims);
        var centered = input - mean;
        return (mean, (Mean(centered * centered, dims) + eps).rsqrt());
    }

    private static Tensor Mean(Tensor x, long[] dims)
    {
        var count = dims.Aggregate(1L, (product, d) => product * x.shape[(int)d]);
        return x.sum(dims, keepdim: true) / count;
    }

    private static Tensor Sum(Tensor x, long[] dims) => dims.Length == 0 ? x : x.sum(dims);
}

/// <summary>A gradient of a normalization that does not change with what requires gradients: none.</summary>
internal sealed class NativeNormBackwardBackward0(Tensor grad, Tensor input, Tensor? weight) : Node(grad, input, weight)
{
    protected override Tensor?[] Apply(Tensor grad) => new Tensor?[3];
}

/// <summary>derivatives.yaml: <c>native_batch_norm</c>; native_batch_norm_backward.</summary>
internal sealed class NativeBatchNormBackward0(
    Tensor input, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, Tensor mean, Tensor inverse, bool training,
    double eps) : Node(input, weight, bias)
{
    private readonly Saved _input = new(input);
    private readonly Saved _runningMean = new(runningMean);
    private readonly Saved _runningVar = new(runningVar);
    private readonly Saved _weight = new(weight);
    private readonly Saved _mean = new(mean);
    private readonly Saved _inverse = new(inverse);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("input", _input).Add("weight", _weight).Add("running_mean", _runningMean).Add("running_var", _runningVar)
        .Add("result1", _mean).Add("result2", _inverse).Add("training", training).Add("eps", eps);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (input, weight) = (_input.Unpack(), _weight.TryUnpack());
        var (mean, inverse) = (_mean.Unpack(), _inverse.Unpack());
        if (!training)
        {
            mean = _runningMean.Unpack().detach();
            inverse = (_runningVar.Unpack().detach() + eps).rsqrt();
        }

        if (Graph.Needs([grad, input, weight]))
        {
            var channel = new long[input.Rank];
            channel.AsSpan().Fill(1);
            channel[1] = input.Raw.Sizes[1];
            var sizes = new Size(channel.AsSpan());
            long[] others = [.. Enumerable.Range(0, input.Rank).Where(d => d != 1).Select(d => (long)d)];
            (Tensor, Tensor)? constants = training ? null : (mean.view(sizes), inverse.view(sizes));
            var (x, w, b) = NormalizationFormulas.Of(
                grad, input, weight?.view(sizes), training ? others : null, others, constants, eps);
            return [Needs(0) ? x : null, Needs(1) ? w : null, Needs(2) ? b : null];
        }

        var raw = input.Engine.BatchNormBackward(grad.Raw, input.Raw, weight?.Raw ?? default, mean.Raw, inverse.Raw, training);
        GC.KeepAlive(grad);
        return
        [
            Needs(0) ? Tensor.Of(raw.Input, input.Engine) : null, Needs(1) ? Tensor.Of(raw.Weight, input.Engine) : null,
            Needs(2) ? Tensor.Of(raw.Bias, input.Engine) : null,
        ];
    }

    protected internal override void Release()
    {
        _input.Release();
        _weight.Release();
        _runningMean.Release();
        _runningVar.Release();
        _mean.Release();
        _inverse.Release();
    }
}

/// <summary>derivatives.yaml: <c>native_layer_norm</c>; native_layer_norm_backward.</summary>
internal sealed class NativeLayerNormBackward0(
    Tensor input, Size shape, Tensor? weight, Tensor? bias, Tensor mean, Tensor inverse, double eps) : Node(input, weight, bias)
{
    private readonly Saved _bias = new(bias);
    private readonly Saved _input = new(input);
    private readonly Saved _weight = new(weight);
    private readonly Saved _mean = new(mean);
    private readonly Saved _inverse = new(inverse);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("input", _input).Add("weight", _weight).Add("bias", _bias).Add("result1", _mean).Add("result2", _inverse)
        .Add("normalized_shape", shape);

    protected override Tensor?[] Apply(Tensor grad)
    {
        _bias.TryUnpack();
        var (input, weight, mean, inverse) = (_input.Unpack(), _weight.TryUnpack(), _mean.Unpack(), _inverse.Unpack());
        if (Graph.Needs([grad, input, weight]))
        {
            var axis = input.Rank - shape.Length;
            long[] dims = [.. Enumerable.Range(axis, shape.Length).Select(d => (long)d)];
            long[] rows = [.. Enumerable.Range(0, axis).Select(d => (long)d)];
            var (x, w, b) = NormalizationFormulas.Of(grad, input, weight, dims, rows, null, eps);
            return [Needs(0) ? x : null, Needs(1) ? w : null, Needs(2) ? b : null];
        }

        var raw = input.Engine.LayerNormBackward(
            grad.Raw, input.Raw, shape.numel(), weight?.Raw ?? default, mean.Raw, inverse.Raw);
        GC.KeepAlive(grad);
        var sizes = Shape.Of(shape.Span);
        return
        [
            Needs(0) ? Tensor.Of(raw.Input, input.Engine) : null, Needs(1) ? Tensor.Of(raw.Weight.As(sizes), input.Engine) : null,
            Needs(2) ? Tensor.Of(raw.Bias.As(sizes), input.Engine) : null,
        ];
    }

    protected internal override void Release()
    {
        _input.Release();
        _weight.Release();
        _bias.Release();
        _mean.Release();
        _inverse.Release();
    }
}
