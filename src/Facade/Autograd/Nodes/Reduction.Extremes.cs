using Compat.Engines;

namespace Compat;

/// <summary>Picks elements along a dimension: the gradient goes to the places they came from.</summary>
/// <remarks>Without keepdim the dimension stays.</remarks>
internal abstract class OfPlaces(Tensor self, Tensor indices, long dim, bool? keepdim = null) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;
    private readonly Saved _indices = new(indices.detach());

    protected internal override void Attributes(SavedAttributes attributes)
    {
        attributes.Add("dim", dim).Add("indices", _indices).Add("self_sym_sizes", new Size(_self.Sizes));
        if (keepdim is { } kept) attributes.Add("keepdim", kept);
    }

    protected sealed override Tensor?[] Apply(Tensor grad) =>
        [ReductionGradients.Selected(grad, dim, _indices.Unpack(), _self, keepdim ?? true)];

    protected internal override void Release() => _indices.Release();
}

/// <summary>derivatives.yaml: <c>max</c>; equals share the gradient.</summary>
internal sealed class MaxBackward1(Tensor self, Tensor result) : OfBoth(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Evenly(grad, self, result);
}

/// <summary>derivatives.yaml: <c>min</c>; equals share the gradient.</summary>
internal sealed class MinBackward1(Tensor self, Tensor result) : OfBoth(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Evenly(grad, self, result);
}

/// <summary>derivatives.yaml: <c>median</c>; equals share the gradient.</summary>
internal sealed class MedianBackward0(Tensor self, Tensor result) : OfBoth(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Evenly(grad, self, result);
}

/// <summary>derivatives.yaml: <c>nanmedian</c>; equals share the gradient.</summary>
internal sealed class NanmedianBackward0(Tensor self, Tensor result) : OfBoth(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Evenly(grad, self, result);
}

/// <summary>derivatives.yaml: <c>max.dim</c>.</summary>
internal sealed class MaxBackward0(Tensor self, Tensor indices, long dim, bool keepdim) : OfPlaces(self, indices, dim, keepdim);

/// <summary>derivatives.yaml: <c>min.dim</c>.</summary>
internal sealed class MinBackward0(Tensor self, Tensor indices, long dim, bool keepdim) : OfPlaces(self, indices, dim, keepdim);

/// <summary>derivatives.yaml: <c>median.dim</c>.</summary>
internal sealed class MedianBackward1(Tensor self, Tensor indices, long dim, bool keepdim) : OfPlaces(self, indices, dim, keepdim);

/// <summary>derivatives.yaml: <c>nanmedian.dim</c>.</summary>
internal sealed class NanmedianBackward1(Tensor self, Tensor indices, long dim, bool keepdim) : OfPlaces(self, indices, dim, keepdim);

/// <summary>derivatives.yaml: <c>sort</c>.</summary>
internal sealed class SortBackward0(Tensor self, Tensor indices, long dim) : OfPlaces(self, indices, dim);

/// <summary>derivatives.yaml: <c>sort.stable</c>.</summary>
internal sealed class SortBackward1(Tensor self, Tensor indices, long dim) : OfPlaces(self, indices, dim);

/// <summary>derivatives.yaml: <c>topk</c>.</summary>
internal sealed class TopkBackward0(Tensor self, Tensor indices, long dim) : OfPlaces(self, indices, dim);

/// <summary>derivatives.yaml: <c>amax</c>; equals share the gradient.</summary>
internal sealed class AmaxBackward0(Tensor self, Tensor result, int[] dims, bool keepdim, Dims? dim) : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim?.ToArray() ?? []).Add("keepdim", keepdim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Shared(
        Reductions.Reshaped(grad, dims, keepdim, self.Rank), Reductions.Reshaped(result, dims, keepdim, self.Rank) == self, dims);
}

/// <summary>derivatives.yaml: <c>amin</c>; equals share the gradient.</summary>
internal sealed class AminBackward0(Tensor self, Tensor result, int[] dims, bool keepdim, Dims? dim) : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim?.ToArray() ?? []).Add("keepdim", keepdim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) => ReductionGradients.Shared(
        Reductions.Reshaped(grad, dims, keepdim, self.Rank), Reductions.Reshaped(result, dims, keepdim, self.Rank) == self, dims);
}

/// <summary>derivatives.yaml: <c>aminmax</c>; each result's equals share its gradient.</summary>
internal sealed class AminmaxBackward0 : Node
{
    private readonly Saved _self;
    private readonly Saved _min;
    private readonly Saved _max;
    private readonly int[] _dims;
    private readonly bool _keepdim;
    private readonly long? _dim;

    public AminmaxBackward0(Tensor self, Tensor min, Tensor max, int[] dims, bool keepdim, long? dim)
        : base(self)
    {
        (_self, _max, _min) = (new Saved(self), new Saved(max, this, 1), new Saved(min, this));
        (_dims, _keepdim, _dim) = (dims, keepdim, dim);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("min", _min).Add("max", _max).Add("dim", _dim).Add("keepdim", _keepdim);

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        var (self, max, min) = (_self.Unpack(), _max.Unpack(), _min.Unpack());
        var (least, greatest) = (Part(grads[0], self, min), Part(grads[1], self, max));
        return [least is null || greatest is null ? least ?? greatest : least + greatest];
    }

    protected internal override void Release()
    {
        _self.Release();
        _min.Release();
        _max.Release();
    }

    private Tensor? Part(Tensor? grad, Tensor self, Tensor result) => grad is null ? null : ReductionGradients.Shared(
        Reductions.Reshaped(grad, _dims, _keepdim, self.Rank),
        Reductions.Reshaped(result, _dims, _keepdim, self.Rank) == self, _dims);
}
