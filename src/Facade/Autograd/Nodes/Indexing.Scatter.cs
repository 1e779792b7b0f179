namespace Compat;

/// <summary>derivatives.yaml: <c>scatter.src</c>; self: grad, zero where it was overwritten; src: grad at the indices.</summary>
internal sealed class ScatterBackward0(Tensor self, Tensor src, long dim, Tensor index) : Node(self, src)
{
    private readonly Saved _index = new(index);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var index = _index.Unpack();
        return [Needs(0) ? grad.scatter(dim, index, 0) : null, Needs(1) ? grad.gather(dim, index) : null];
    }

    protected internal override void Release() => _index.Release();
}

/// <summary>derivatives.yaml: <c>scatter.value</c>; grad, zero where it was overwritten.</summary>
internal sealed class ScatterBackward1(Tensor self, long dim, Tensor index) : Node(self)
{
    private readonly Saved _index = new(index);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index);

    protected override Tensor?[] Apply(Tensor grad) => [grad.scatter(dim, _index.Unpack(), 0)];

    protected internal override void Release() => _index.Release();
}

/// <summary>derivatives.yaml: <c>scatter_add</c>; self: grad, src: grad at the indices.</summary>
internal sealed class ScatterAddBackward0 : Node
{
    private readonly long _dim;
    private readonly Saved _index;

    public ScatterAddBackward0(Tensor self, Tensor src, long dim, Tensor index)
        : base(self, src) => (_dim, _index) = (dim, new Saved(Needs(1) ? index : null));

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)_dim)).Add("index", _index);

    protected override Tensor?[] Apply(Tensor grad) => [grad, Needs(1) ? grad.gather(_dim, _index.Unpack()) : null];

    protected internal override void Release() => _index.Release();
}

/// <summary>derivatives.yaml: <c>index_add</c>; self: grad, source: alpha · grad's slices at the indices.</summary>
internal sealed class IndexAddBackward0 : Node
{
    private readonly long _dim;
    private readonly Scalar _alpha;
    private readonly long _sourceDim;
    private readonly Saved _index;
    private readonly Saved _source;

    public IndexAddBackward0(Tensor self, Tensor source, long dim, Tensor index, Scalar alpha)
        : base(self, source)
    {
        (_dim, _alpha, _sourceDim) = (dim, alpha, source.Rank);
        _index = new Saved(Needs(1) ? index : null);
        _source = new Saved(Needs(1) ? source : null);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("alpha", _alpha).Add("dim", _dim).Add("index", _index).Add("source", _source).Add("source_dim", _sourceDim);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (index, source) = (_index.TryUnpack(), _source.TryUnpack());
        if (!Needs(1)) return [grad, null];
        var slices = Slices.At(grad, _dim, index!, source!.Raw.Shape);
        return [grad, _alpha == 1 ? slices : slices * _alpha];
    }

    protected internal override void Release()
    {
        _index.Release();
        _source.Release();
    }
}

/// <summary>derivatives.yaml: <c>index_copy</c>; self: grad, zero where it was overwritten; source: grad's slices at the indices.</summary>
internal sealed class IndexCopyBackward0 : Node
{
    private readonly long _dim;
    private readonly long _sourceDim;
    private readonly Saved _index;
    private readonly Saved _source;

    public IndexCopyBackward0(Tensor self, Tensor source, long dim, Tensor index)
        : base(self, source)
    {
        (_dim, _sourceDim) = (dim, source.Rank);
        (_index, _source) = (new Saved(index), new Saved(Needs(1) ? source : null));
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", unchecked((ulong)_dim)).Add("index", _index).Add("source", _source).Add("source_dim", _sourceDim);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (index, source) = (_index.Unpack(), _source.TryUnpack());
        var forSource = Needs(1) ? Slices.At(grad, _dim, index, source!.Raw.Shape) : null;
        return [Needs(0) ? grad.index_fill(_dim, index, 0) : null, forSource];
    }

    protected internal override void Release()
    {
        _index.Release();
        _source.Release();
    }
}

/// <summary>derivatives.yaml: <c>index_fill.int_Scalar</c>; grad, zero where it was overwritten.</summary>
internal sealed class IndexFillBackward0(Tensor self, long dim, Tensor index) : Node(self)
{
    private readonly Saved _index = new(index);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index);

    protected override Tensor?[] Apply(Tensor grad) => [grad.index_fill(dim, _index.Unpack(), 0)];

    protected internal override void Release() => _index.Release();
}

/// <summary>derivatives.yaml: <c>index_fill.int_Tensor</c>; self as above, value: the sum of grad's overwritten slices.</summary>
internal sealed class IndexFillBackward1(Tensor self, Tensor value, long dim, Tensor index) : Node(self, value)
{
    private readonly Saved _index = new(index);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("index", _index);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var index = _index.Unpack();
        var written = grad.index_fill(dim, index, 0);
        return [Needs(0) ? written : null, Needs(1) ? (grad + -written).sum() : null];
    }

    protected internal override void Release() => _index.Release();
}

/// <summary>Slices of a gradient as a source of other dimensions had them.</summary>
file static class Slices
{
    public static Tensor At(Tensor grad, long dim, Tensor index, Engines.Shape source) => source.Rank > 0
        ? grad.index_select(dim, index).expand(new Size(source.Sizes))
        : grad.index_select(dim, index.squeeze(0));
}
