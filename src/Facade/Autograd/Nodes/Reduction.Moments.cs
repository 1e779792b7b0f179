namespace Compat;

/// <summary>What the gradients of variances save.</summary>
internal abstract class OfSpread : Node
{
    private readonly Saved _self;

    private protected OfSpread(Spread spread)
        : base(spread.Self) => (_self, Spread) = (new Saved(spread.Self), spread.Detached());

    protected Spread Spread { get; }

    protected Tensor Self => _self.Unpack();

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("correction", Spread.GivenCorrection ?? (Spread.Dim is null ? null : (Scalar)1L))
        .Add("dim", Spread.Dim?.ToArray()).Add("keepdim", Spread.KeepDim).Add("self", _self);

    protected internal override void Release() => _self.Release();

    /// <summary>The sum of both outputs' gradients.</summary>
    protected Tensor? Both(Tensor? spread, Tensor? mean)
    {
        var other = mean is null ? null : ReductionGradients.Mean(mean, Self.Raw.Shape, Spread.Dims, Spread.KeepDim, Spread.Dim);
        return spread is null || other is null ? spread ?? other : spread + other;
    }
}

/// <summary>derivatives.yaml: <c>var.correction</c>; grad · 2 / (n − correction) · (self − mean).</summary>
internal sealed class VarBackward0(Spread spread) : OfSpread(spread)
{
    protected override Tensor?[] Apply(Tensor grad) => [ReductionGradients.Var(grad, Self, Spread)];
}

/// <summary>derivatives.yaml: <c>var_mean.correction</c>.</summary>
internal sealed class VarMeanBackward0(Spread spread) : OfSpread(spread)
{
    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        [Both(grads[0] is { } grad ? ReductionGradients.Var(grad, Self, Spread) : null, grads[1])];
}

/// <summary>derivatives.yaml: <c>std.correction</c>; var's gradient of grad / (2 · result), 0 where the result is.</summary>
internal sealed class StdBackward0 : OfSpread
{
    private readonly Saved _result;

    public StdBackward0(Spread spread, Tensor result)
        : base(spread) => _result = new Saved(result, this);

    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("result", _result);
    }

    protected override Tensor?[] Apply(Tensor grad) => [ReductionGradients.Std(grad, Self, _result.Unpack(), Spread)];

    protected internal override void Release()
    {
        base.Release();
        _result.Release();
    }
}

/// <summary>derivatives.yaml: <c>std_mean.correction</c>.</summary>
internal sealed class StdMeanBackward0 : OfSpread
{
    private readonly Saved _result;

    public StdMeanBackward0(Spread spread, Tensor result)
        : base(spread) => _result = new Saved(result, this);

    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("result0", _result);
    }

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        [Both(grads[0] is { } grad ? ReductionGradients.Std(grad, Self, _result.Unpack(), Spread) : null, grads[1])];

    protected internal override void Release()
    {
        base.Release();
        _result.Release();
    }
}
