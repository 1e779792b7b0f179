using Compat.Engines;

namespace Compat;

/// <summary>derivatives.yaml: <c>addmm</c>; self: β · grad, the matrices as mm's, times α.</summary>
internal sealed class AddmmBackward0(Tensor self, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha) : PairNode(self, mat1, mat2)
{
    private readonly Shape _mat1 = mat1.Raw.Shape;
    private readonly Shape _mat2 = mat2.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("alpha", alpha).Add("beta", beta)
        .Add("mat1", _first).Add("mat1_sym_sizes", new Size(_mat1.Sizes)).Add("mat1_sym_strides", new Size(_mat1.Strides))
        .Add("mat2", _second).Add("mat2_sym_sizes", new Size(_mat2.Sizes)).Add("mat2_sym_strides", new Size(_mat2.Strides));

    internal override bool ReturnsOwnTensor(int input, bool given) => input > 0;

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (mat1, mat2) = Unpacked();
        return
        [
            Needs(0) ? Products.Scaled(grad, beta) : null,
            Needs(1) ? ProductGradients.Left(grad, mat2!, _mat1, alpha) : null,
            Needs(2) ? ProductGradients.Right(grad, mat1!, _mat2, alpha) : null,
        ];
    }
}

/// <summary>derivatives.yaml: <c>addmv</c>; self: β · grad, mat: α · grad ⊗ vec*, vec: α · matᴴ · grad.</summary>
internal sealed class AddmvBackward0(Tensor self, Tensor mat, Tensor vec, Scalar beta, Scalar alpha) : PairNode(self, mat, vec)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("alpha", alpha).Add("beta", beta).Add("mat", _first).Add("vec", _second);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (mat, vec) = Unpacked();
        return
        [
            Needs(0) ? Products.Scaled(grad, beta) : null,
            Needs(1) ? Products.Scaled(grad.ger(vec!.conj()), alpha) : null,
            Needs(2) ? Products.Scaled(mat!.t().conj().mv(grad), alpha) : null,
        ];
    }
}

/// <summary>derivatives.yaml: <c>addbmm</c>; as baddbmm's, with one gradient for all of the batch.</summary>
internal sealed class AddbmmBackward0(Tensor self, Tensor batch1, Tensor batch2, Scalar beta, Scalar alpha) : PairNode(self, batch1, batch2)
{
    private readonly (long Batch, long Rows, long Columns) _sizes = (batch1.Raw.Sizes[0], batch1.Raw.Sizes[1], batch2.Raw.Sizes[2]);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("alpha", alpha).Add("batch1", _first).Add("batch1_sym_argsize_0", _sizes.Batch).Add("batch1_sym_argsize_1", _sizes.Rows)
        .Add("batch2", _second).Add("batch2_sym_argsize_2", _sizes.Columns).Add("beta", beta);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (first, second) = Unpacked();
        var all = grad.unsqueeze(0).expand(_sizes.Batch, _sizes.Rows, _sizes.Columns);
        return
        [
            Needs(0) ? Products.Scaled(grad, beta) : null,
            Needs(1) ? Products.Scaled(all.bmm(second!.transpose(1, 2).conj()), alpha) : null,
            Needs(2) ? Products.Scaled(first!.transpose(1, 2).conj().bmm(all), alpha) : null,
        ];
    }
}

/// <summary>derivatives.yaml: <c>baddbmm</c>; self: β · grad, batch1: α · grad · batch2ᴴ, batch2: α · batch1ᴴ · grad.</summary>
internal sealed class BaddbmmBackward0(Tensor self, Tensor batch1, Tensor batch2, Scalar beta, Scalar alpha)
    : PairNode(self, batch1, batch2)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("alpha", alpha).Add("batch1", _first).Add("batch2", _second).Add("beta", beta);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (first, second) = Unpacked();
        return
        [
            Needs(0) ? Products.Scaled(grad, beta) : null,
            Needs(1) ? Products.Scaled(grad.bmm(second!.transpose(1, 2).conj()), alpha) : null,
            Needs(2) ? Products.Scaled(first!.transpose(1, 2).conj().bmm(grad), alpha) : null,
        ];
    }
}
