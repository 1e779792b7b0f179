namespace Compat;

/// <summary>derivatives.yaml: <c>scatter_reduce.two</c>.</summary>
internal sealed class ScatterReduceBackward0(
    Tensor self, long dim, Tensor index, Tensor src, string reduce, bool includeSelf, Tensor result)
    : OfReduced(self, dim, index, src, reduce, includeSelf, result)
{
    private protected override string Source => "src";

    private protected override string Twice => "scatter_reduce(): Double backward is unsupported for src when >1 zeros in src are "
        + "scattered to the same position in self";

    private protected override Tensor At(Tensor x, Tensor index) => x.gather(Dim, index);

    private protected override Tensor Add(Tensor x, Tensor index, Tensor src) => x.scatter_add(Dim, index, src);

    private protected override Tensor Cleared(Tensor x, Tensor index) => x.scatter(Dim, index, 0);

    private protected override Tensor Again(Tensor self, Tensor index, Tensor src) =>
        self.scatter_reduce(Dim, index, src, Reduce, IncludeSelf);
}

/// <summary>derivatives.yaml: <c>index_reduce</c>.</summary>
internal sealed class IndexReduceBackward0(
    Tensor self, long dim, Tensor index, Tensor source, string reduce, bool includeSelf, Tensor result)
    : OfReduced(self, dim, index, source, reduce, includeSelf, result)
{
    private protected override string Source => "source";

    private protected override string Twice => "index_reduce(): Double backward is unsupported for source when >1 zeros in source are "
        + "scattered to the same position in self";

    private protected override Tensor At(Tensor x, Tensor index) => x.index_select(Dim, index);

    private protected override Tensor Add(Tensor x, Tensor index, Tensor src) => x.index_add(Dim, index, src);

    private protected override Tensor Cleared(Tensor x, Tensor index) => x.index_fill(Dim, index, 0);

    private protected override Tensor Again(Tensor self, Tensor index, Tensor src) =>
        self.index_reduce(Dim, index, src, Reduce, IncludeSelf);
}

/// <summary>The gradients of what combines sources at places of an index.</summary>
/// <remarks>PyTorch 2.13 <c>scatter_reduce_backward</c>, <c>index_reduce_backward</c> in FunctionsManual.cpp.</remarks>
internal abstract class OfReduced : Node
{
    private readonly Saved _self;
    private readonly Saved _index;
    private readonly Saved _src;
    private readonly Saved _result;

    protected OfReduced(Tensor self, long dim, Tensor index, Tensor src, string reduce, bool includeSelf, Tensor result)
        : base(self, src)
    {
        (Dim, Reduce, IncludeSelf) = (dim, reduce, includeSelf);
        (_self, _index, _src, _result) = (new Saved(self), new Saved(index), new Saved(src), new Saved(result, this));
    }

    private protected long Dim { get; }

    private protected string Reduce { get; }

    private protected bool IncludeSelf { get; }

    private protected abstract string Source { get; }

    private protected abstract string Twice { get; }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", unchecked((ulong)Dim)).Add("include_self", IncludeSelf).Add("index", _index).Add("reduce", Reduce)
        .Add("result", _result).Add("self", _self).Add(Source, _src);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, index, src, result) = (_self.Unpack(), _index.Unpack(), _src.Unpack(), _result.Unpack());
        var (toSelf, toSrc) = Reduce switch
        {
            "sum" => (grad, At(grad, index)),
            "mean" => OfMean(grad, index, src),
            "prod" => OfProduct(grad, self, index, src, result),
            _ => OfExtreme(grad, self, index, src, result),
        };
        if (Needs(0) && !IncludeSelf) toSelf = Cleared(toSelf, index);
        return [Needs(0) ? toSelf : null, Needs(1) ? toSrc : null];
    }

    protected internal override void Release()
    {
        _self.Release();
        _index.Release();
        _src.Release();
        _result.Release();
    }

    private protected abstract Tensor At(Tensor x, Tensor index);

    private protected abstract Tensor Add(Tensor x, Tensor index, Tensor src);

    private protected abstract Tensor Cleared(Tensor x, Tensor index);

    private protected abstract Tensor Again(Tensor self, Tensor index, Tensor src);

    private (Tensor Self, Tensor Src) OfMean(Tensor grad, Tensor index, Tensor src)
    {
        var counts = Add(IncludeSelf ? torch.ones_like(grad) : torch.zeros_like(grad), index, torch.ones_like(src));
        counts = counts.masked_fill(counts == 0, 1);
        return (grad / counts, At(grad, index) / At(counts, index));
    }

    // The product without an element is the result divided by it; without the only zero, it is computed anew.
    private (Tensor Self, Tensor Src) OfProduct(Tensor grad, Tensor self, Tensor index, Tensor src, Tensor result)
    {
        var maskedSelf = self.masked_fill(self == 0, 1);
        var toSelf = grad * Again(maskedSelf, index, src) / maskedSelf;
        var zero = src == 0;
        var zeros = At(Add(torch.zeros_like(self), index, zero.to(self.dtype)), index);
        var onlyZero = zero & (zeros == 1);
        var withoutZero = Again(self, index, src.masked_fill(onlyZero, 1));
        var toSrc = torch.where(
            onlyZero, At(grad * withoutZero, index), At(grad * result, index) / src.masked_fill(zero, 1));
        if (Graph.Needs(toSrc) && (zeros > 1).any().item().ToBool()) toSrc = Error.Delayed(toSrc, Twice);
        return (toSelf, toSrc);
    }

    // Equals share the gradient.
    private (Tensor Self, Tensor Src) OfExtreme(Tensor grad, Tensor self, Tensor index, Tensor src, Tensor result)
    {
        var selfIsResult = (self == result).to(self.dtype);
        var srcIsResult = (src == At(result, index)).to(self.dtype);
        var share = grad / Add(selfIsResult, index, srcIsResult);
        return (selfIsResult * share, srcIsResult * At(share, index));
    }
}
