namespace Compat;

/// <summary>derivatives.yaml: <c>index.Tensor</c>; grad added at the indices to zeros.</summary>
internal sealed class IndexBackward0(Tensor self, Tensor?[] indices) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;
    private readonly Saved[] _indices = Array.ConvertAll(indices, index => new Saved(index));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("indices", _indices).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) =>
        [torch.IndexPutImpl(Zeros.Like(grad, _self), Zeros.Unpack(_indices), grad, accumulate: true)];

    protected internal override void Release() => Zeros.Release(_indices);
}

/// <summary>derivatives.yaml: <c>index_put</c>; self: grad, zero where it was overwritten; values: grad at the indices.</summary>
internal class IndexPutBackward0(Tensor self, Tensor?[] indices, Tensor values, bool accumulate) : Node(self, values)
{
    private readonly Engines.Shape _values = values.Raw.Shape;
    private readonly Saved[] _indices = Array.ConvertAll(indices, index => new Saved(index));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("indices", _indices).Add("accumulate", accumulate);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var places = Zeros.Unpack(_indices);
        var self = !Needs(0) ? null : accumulate ? grad : grad.index_put(places, Zeros.Like(grad, _values));
        return [self, Needs(1) ? torch.index(grad, [.. places]) : null];
    }

    protected internal override void Release() => Zeros.Release(_indices);
}

/// <summary>derivatives.yaml: <c>_index_put_impl_</c>; as index_put.</summary>
internal sealed class IndexPutImplBackward0(Tensor self, Tensor?[] indices, Tensor values, bool accumulate)
    : IndexPutBackward0(self, indices, values, accumulate);

/// <summary>derivatives.yaml: <c>gather</c>; grad added at the indices to zeros.</summary>
internal sealed class GatherBackward0(Tensor self, long dim, Tensor index) : Node(self)
{
    private readonly Saved _index = new(index);
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index).Add("self", _self).Add("sparse_grad", false);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (index, self) = (_index.Unpack(), _self.Unpack());
        return [Zeros.Like(grad, self.Raw.Shape).scatter_add_(dim, index, grad)];
    }

    protected internal override void Release()
    {
        _index.Release();
        _self.Release();
    }
}

/// <summary>derivatives.yaml: <c>index_select</c>; grad's slices added at the indices to zeros.</summary>
internal sealed class IndexSelectBackward0(Tensor self, long dim, Tensor index) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;
    private readonly Saved _index = new(index);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Zeros.Like(grad, _self).index_add_(dim, _index.Unpack(), grad)];

    protected internal override void Release() => _index.Release();
}

/// <summary>derivatives.yaml: <c>take</c>; grad added at the indices to zeros.</summary>
internal sealed class TakeBackward0(Tensor self, Tensor index) : Node(self)
{
    private readonly Saved _index = new(index);
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("index", _index).Add("self", _self);

    /// <remarks>PyTorch 2.13 <c>take_backward</c>.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var (index, self) = (_index.Unpack(), _self.Unpack());
        var flat = Zeros.Like(grad, Engines.Shape.Of(self.Count));
        return [flat.index_put([index.reshape(-1)], grad.reshape(-1), accumulate: true).reshape(self.shape)];
    }

    protected internal override void Release()
    {
        _index.Release();
        _self.Release();
    }
}

/// <summary>What backward formulas of indexing share.</summary>
internal static class Zeros
{
    /// <summary>Zeros of the given sizes, in the gradient's dtype.</summary>
    public static Tensor Like(Tensor grad, Engines.Shape sizes)
    {
        var raw = grad.Engine.Empty(Engines.Shape.Of(sizes.Sizes), grad.dtype, grad.device);
        return Tensor.Of(grad.Engine.Fill(raw, 0), grad.Engine);
    }

    public static TensorList Unpack(Saved[] indices) => new(Array.ConvertAll(indices, index => index.TryUnpack()));

    public static void Release(Saved[] indices)
    {
        foreach (var index in indices) index.Release();
    }
}
