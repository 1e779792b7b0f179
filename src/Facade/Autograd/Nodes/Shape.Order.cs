namespace Compat;

/// <summary>derivatives.yaml: <c>permute</c>; grad with the dimensions put back.</summary>
internal sealed class PermuteBackward0(Tensor self, Size dims) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dims", Array.ConvertAll(dims.ToArray(), d => unchecked((ulong)d)));

    protected override Tensor?[] Apply(Tensor grad)
    {
        var inverse = new long[dims.Length];
        for (var d = 0; d < inverse.Length; d++) inverse[Checks.Wrap(dims[d], inverse.Length)] = d;
        return [grad.permute(new Size(inverse))];
    }
}

/// <summary>derivatives.yaml: <c>transpose.int</c>; grad.transpose(dim0, dim1).</summary>
internal class TransposeBackward0(Tensor self, long dim0, long dim1) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim0", unchecked((ulong)dim0)).Add("dim1", unchecked((ulong)dim1));

    protected override Tensor?[] Apply(Tensor grad) => [grad.transpose(dim0, dim1)];
}

/// <summary>derivatives.yaml: <c>unsqueeze</c>; grad.squeeze(dim).</summary>
internal class UnsqueezeBackward0(Tensor self, long dim) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("dim", unchecked((ulong)dim));

    protected override Tensor?[] Apply(Tensor grad) => [grad.squeeze(dim)];
}

/// <summary>derivatives.yaml: <c>squeeze</c>; the dimensions of size 1 put back.</summary>
internal class SqueezeBackward0(Tensor self) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Unsqueezing.To(grad, _self, null)];
}

/// <summary>derivatives.yaml: <c>squeeze.dim</c>; the dimension put back where it was dropped.</summary>
internal class SqueezeBackward1(Tensor self, long dim) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dim", unchecked((ulong)dim)).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Unsqueezing.To(grad, _self, dim)];
}

/// <summary>derivatives.yaml: <c>squeeze.dims</c>; the dimensions put back where they were dropped.</summary>
internal class SqueezeBackward2(Tensor self, long[] dim) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("dim", Array.ConvertAll(dim, d => unchecked((ulong)d))).Add("self_sym_sizes", new Size(_self.Sizes));

    protected override Tensor?[] Apply(Tensor grad) => [Unsqueezing.To(grad, _self, dim)];
}

/// <summary>derivatives.yaml: <c>flip</c>; grad.flip(dims).</summary>
internal sealed class FlipBackward0(Tensor self, Size dims) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("dims", Array.ConvertAll(dims.ToArray(), d => unchecked((ulong)d)));

    protected override Tensor?[] Apply(Tensor grad) => [grad.flip(dims)];
}

/// <summary>derivatives.yaml: <c>roll</c>; rolled the other way.</summary>
internal sealed class RollBackward0(Tensor self, long[] shifts, long[] dims) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("shifts", shifts).Add("dims", Array.ConvertAll(dims, d => unchecked((ulong)d)));

    protected override Tensor?[] Apply(Tensor grad)
    {
        // In the opposite order, as roll_backward does.
        var back = Array.ConvertAll(shifts, shift => -shift);
        return [grad.roll(back.Reverse().ToArray(), dims.Reverse().ToArray())];
    }
}

/// <summary>derivatives.yaml: <c>tril</c>; grad.tril(diagonal).</summary>
internal sealed class TrilBackward0(Tensor self, long diagonal) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("diagonal", unchecked((ulong)diagonal));

    protected override Tensor?[] Apply(Tensor grad) => [grad.tril(diagonal)];
}

/// <summary>derivatives.yaml: <c>triu</c>; grad.triu(diagonal).</summary>
internal sealed class TriuBackward0(Tensor self, long diagonal) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("diagonal", unchecked((ulong)diagonal));

    protected override Tensor?[] Apply(Tensor grad) => [grad.triu(diagonal)];
}

/// <summary>derivatives.yaml: <c>repeat</c>; the copies summed.</summary>
internal sealed class RepeatBackward0(Tensor self, Size repeats) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("repeats", repeats).Add("self_sym_sizes", new Size(_self.Sizes));

    /// <remarks>PyTorch 2.13 <c>repeat_backward</c> in FunctionsManual.cpp.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        if (Enumerable.Contains(repeats, 0)) return [grad.new_zeros(new Size(_self.Sizes))];
        var added = repeats.Length - _self.Rank;
        if (added > 0) grad = grad.sum(Array.ConvertAll([.. Enumerable.Range(0, added)], d => (long)d));
        List<long> sizes = [], dims = [];
        for (var d = 0; d < _self.Rank; d++)
        {
            if (repeats[d + added] != 1)
            {
                dims.Add(sizes.Count);
                sizes.Add(repeats[d + added]);
            }

            sizes.Add(_self.Sizes[d]);
        }

        return [dims.Count == 0 ? grad : grad.reshape(new Size([.. sizes])).sum(dims.ToArray())];
    }
}

/// <summary>What a squeeze dropped, put back.</summary>
file static class Unsqueezing
{
    public static Tensor To(Tensor grad, Engines.Shape sizes, Dims? dims)
    {
        var dropped = Checks.DimSet(dims, sizes.Rank);
        for (var d = 0; d < sizes.Rank; d++)
        {
            if (sizes.Sizes[d] == 1 && dropped[d]) grad = grad.unsqueeze(d);
        }

        return grad;
    }
}
