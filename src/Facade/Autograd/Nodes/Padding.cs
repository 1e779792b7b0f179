namespace Compat;

/// <summary>derivatives.yaml: <c>constant_pad_nd</c>; grad with the padding cut off.</summary>
internal sealed class ConstantPadNdBackward0(Tensor self, Size pad) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("pad", pad);

    protected override Tensor?[] Apply(Tensor grad) =>
        [torch.nn.functional.constant_pad_nd(grad, Array.ConvertAll(pad.ToArray(), p => -p), 0)];
}

/// <summary>derivatives.yaml: <c>reflection_pad1d</c> … <c>replication_pad3d</c>; grad added where each element was copied from.</summary>
internal sealed class PaddingBackward0(Tensor self, Size padding, string mode, Tensor?[] places) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;
    private readonly Saved _saved = new(self);

    // Made for the operator alone: no hook sees it.
    private Tensor?[] _places = places;

    internal override string TypeName => $"{(mode == "reflect" ? "Reflection" : "Replication")}Pad{padding.Length / 2}DBackward0";

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("padding", padding).Add("self", _saved);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, result) = (_saved.Unpack(), Zeros.Like(grad, _self));
        var raws = Places.Of(result, _places);
        grad.Engine.IndexPut(result.Raw, raws, grad.Raw, accumulate: true);
        return [Graph.Needs(grad, self) ? result.Record(new PaddingBackwardBackward0(grad, self, padding, mode)) : result];
    }

    protected internal override void Release()
    {
        _saved.Release();
        _places = [];
    }
}

/// <summary>
/// derivatives.yaml: <c>reflection_pad1d_backward</c> … <c>replication_pad3d_backward</c>; grad_output: grad padded, self: zeros.
/// </summary>
internal sealed class PaddingBackwardBackward0(Tensor grad_output, Tensor self, Size padding, string mode) : Node(grad_output, self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    internal override string TypeName =>
        $"{(mode == "reflect" ? "Reflection" : "Replication")}Pad{padding.Length / 2}DBackwardBackward0";

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? torch.nn.functional.pad(grad, padding, mode) : null, Needs(1) ? Zeros.Like(grad, _self) : null];
}

/// <summary>derivatives.yaml: <c>embedding</c>; grad's rows added at the indices to zeros, but for the padding row.</summary>
internal sealed class EmbeddingBackward0(Tensor weight, Tensor indices, long padding_idx, bool scale_grad_by_freq) : Node(weight)
{
    private readonly Engines.Shape _weight = weight.Raw.Shape;
    private readonly Saved _indices = new(indices);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("indices", _indices).Add("padding_idx", unchecked((ulong)padding_idx)).Add("scale_grad_by_freq", scale_grad_by_freq)
        .Add("sparse", false).Add("weight_sym_argsize_0", _weight.Sizes[0]);

    /// <remarks>PyTorch 2.13 <c>embedding_dense_backward</c>.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        // derivatives.yaml's second derivative forgets the frequencies.
        if (scale_grad_by_freq || !Graph.Needs(grad)) return [Dense(grad)];
        using var outside = new GradModeScope(enabled: false);
        return [Dense(grad).Record(new EmbeddingDenseBackwardBackward0(grad, _indices.Unpack(), padding_idx))];
    }

    protected internal override void Release() => _indices.Release();

    private Tensor Dense(Tensor grad)
    {
        var (indices, rows) = (_indices.Unpack().reshape(-1), grad.reshape(-1, _weight.Sizes[1]));
        if (scale_grad_by_freq)
        {
            var counts = Zeros.Like(grad, Engines.Shape.Of(_weight.Sizes[0]));
            counts.index_add_(0, indices, grad.new_ones([indices.Count]));
            var shares = Tensor.Of(grad.Engine.Div(grad.new_ones([]).Raw, counts.Raw), grad.Engine);
            rows = rows * shares.index_select(0, indices).unsqueeze(1);
        }

        if (padding_idx >= 0)
        {
            var row = indices.new_full([], padding_idx);
            var padded = Tensor.Of(grad.Engine.Eq(indices.Raw, row.Raw), grad.Engine);
            rows = rows.masked_fill(padded.unsqueeze(1), 0);
        }

        // Row after row, each sum rounded, where index_add_ would round once.
        return Zeros.Like(grad, _weight).index_put_(indices, rows, accumulate: true);
    }
}

/// <summary>derivatives.yaml: <c>embedding_dense_backward</c>; grad's rows at the indices, zeros for the padding row.</summary>
internal sealed class EmbeddingDenseBackwardBackward0(Tensor grad_output, Tensor indices, long padding_idx) : Node(grad_output)
{
    private readonly Saved _indices = new(indices);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("indices", _indices).Add("padding_idx", unchecked((ulong)padding_idx));

    /// <remarks>PyTorch 2.13 <c>embedding_dense_double_backward</c>.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var indices = _indices.Unpack();
        var rows = grad.index_select(0, indices.reshape(-1));
        if (padding_idx >= 0) rows = rows.masked_fill((indices == padding_idx).reshape(-1, 1), 0);
        return [rows.view([.. indices.shape, -1])];
    }

    protected internal override void Release() => _indices.Release();
}
