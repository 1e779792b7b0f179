using Compat.Engines;

namespace Compat;

/// <summary>A function of one tensor whose gradient is made from input and result.</summary>
internal abstract class OfBoth : Node
{
    private readonly Saved _self;
    private readonly Saved _result;

    private protected OfBoth(Tensor self, Tensor result)
        : base(self) => (_self, _result) = (new Saved(self), new Saved(result, this));

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("result", _result);

    protected abstract Tensor? Gradient(Tensor grad, Tensor self, Tensor result);

    protected sealed override Tensor?[] Apply(Tensor grad) => [Gradient(grad, _self.Unpack(), _result.Unpack())];

    protected internal override void Release()
    {
        _self.Release();
        _result.Release();
    }
}

/// <summary>derivatives.yaml: <c>sum</c>; grad.expand(self.sizes).</summary>
internal sealed class SumBackward0(Tensor self) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.expand(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>sum.dim_IntList</c>; grad with the folded dimensions put back, expanded.</summary>
internal sealed class SumBackward1(Tensor self, int[] dims, bool keepdim, Dims? dim) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", dim?.ToArray()).Add("keepdim", keepdim).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) =>
        [Reductions.Restore(grad, dims, keepdim || ReductionGradients.IsEmpty(dim), _self.Rank).expand(new Size(_self.Sizes))];
}

/// <summary>derivatives.yaml: <c>nansum</c>; sum's gradient, 0 where the input is NaN.</summary>
internal sealed class NansumBackward0(Tensor self, int[] dims, bool keepdim, Dims? dim) : Node(self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", dim?.ToArray()).Add("keepdim", keepdim).Add("self", _self);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var self = _self.Unpack();
        return [Reductions.Restore(grad.to(self.dtype), dims, keepdim, self.Rank).expand_as(self) * self.isnan().logical_not()];
    }

    protected internal override void Release() => _self.Release();
}

/// <summary>derivatives.yaml: <c>mean</c>; grad.expand(self.sizes) / n.</summary>
internal sealed class MeanBackward0(Tensor self) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self_sym_numel", _self.Count).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [grad.expand(new Size(_self.Sizes)) / _self.Count];
}

/// <summary>derivatives.yaml: <c>mean.dim</c>; sum's gradient / n.</summary>
internal sealed class MeanBackward1(Tensor self, int[] dims, bool keepdim, Dims? dim) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", dim?.ToArray()).Add("keepdim", keepdim).Add("self_sym_numel", _self.Count)
        .Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [ReductionGradients.Mean(grad, _self, dims, keepdim, dim)];
}

/// <summary>derivatives.yaml: <c>cumsum</c>; running sums of grad from the end.</summary>
internal sealed class CumsumBackward0(Tensor self, long dim) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("dim", dim);

    protected override Tensor?[] Apply(Tensor grad) => [ReductionGradients.ReversedCumsum(grad, dim)];
}

/// <summary>derivatives.yaml: <c>logsumexp</c>; grad · exp(self − result)*.</summary>
internal sealed class LogsumexpBackward0(Tensor self, Tensor result, int[] dims, bool keepdim, Dims dim) : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim.ToArray()).Add("keepdim", keepdim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) =>
        Reductions.Restore(grad, dims, keepdim, self.Rank)
        * (self - Reductions.Restore(result, dims, keepdim, self.Rank)).exp().conj();
}

/// <summary>derivatives.yaml: <c>linalg_vector_norm</c>; <c>norm_backward</c>.</summary>
internal sealed class LinalgVectorNormBackward0(Tensor self, Tensor result, Scalar ord, int[] dims, bool keepdim, Dims? dim)
    : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim?.ToArray()).Add("keepdim", keepdim).Add("ord", ord);
    }

    protected override Tensor? Gradient(Tensor grad, Tensor self, Tensor result) =>
        ReductionGradients.Norm(grad, self, ord.ToDouble(), result, dims, keepdim, dim);
}

/// <summary>derivatives.yaml: <c>dist</c>; <c>norm_backward</c> of the difference.</summary>
internal sealed class DistBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _other;
    private readonly Saved _result;
    private readonly Scalar _p;

    public DistBackward0(Tensor self, Tensor other, Tensor result, Scalar p)
        : base(self, other) => (_other, _self, _result, _p) = (new Saved(other), new Saved(self), new Saved(result, this), p);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("other", _other).Add("result", _result).Add("p", _p);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (other, self, result) = (_other.Unpack(), _self.Unpack(), _result.Unpack());
        var forSelf = ReductionGradients.Norm(
            grad, self - other, _p.ToDouble(), result, [.. Enumerable.Range(0, grad.Rank)], keepdim: false, null);
        return [Needs(0) ? forSelf : null, Needs(1) && forSelf is not null ? -forSelf : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _other.Release();
        _result.Release();
    }
}
