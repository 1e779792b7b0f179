using Compat.Engines;

namespace Compat;

/// <summary>Gradients of a product of matrices, laid out as the operand is.</summary>
/// <remarks>PyTorch 2.13 <c>mm_mat1_backward</c>, <c>mm_mat2_backward</c> in FunctionsManual.cpp.</remarks>
internal static class ProductGradients
{
    public static Tensor Left(Tensor grad, Tensor mat2, Shape mat1, Scalar alpha) => Products.Scaled(
        IsColumnMajor(mat1) ? mat2.conj().mm(grad.t()).t() : grad.mm(mat2.t().conj()), alpha);

    public static Tensor Right(Tensor grad, Tensor mat1, Shape mat2, Scalar alpha) => Products.Scaled(
        IsColumnMajor(mat2) ? grad.t().mm(mat1.conj()).t() : mat1.t().conj().mm(grad), alpha);

    private static bool IsColumnMajor(Shape matrix) => matrix.Strides[0] == 1 && matrix.Strides[1] == matrix.Sizes[0];
}

/// <summary>Two operands, each saved where the other needs a gradient.</summary>
internal abstract class PairNode : Node
{
    private protected readonly Saved _first;
    private protected readonly Saved _second;

    // Pack hooks see operands in the order of their names: mat2 before self, self before vec.
    private protected PairNode(Tensor first, Tensor second, bool inOrder = true)
        : base(first, second)
    {
        if (inOrder) _first = new Saved(Needs(1) ? first : null);
        _second = new Saved(Needs(0) ? second : null);
        _first ??= new Saved(Needs(1) ? first : null);
    }

    private protected PairNode(Tensor self, Tensor first, Tensor second)
        : base(self, first, second)
    {
        _first = new Saved(Needs(2) ? first : null);
        _second = new Saved(Needs(1) ? second : null);
    }

    /// <summary>Both, first and then second; null where the other needs no gradient.</summary>
    private protected (Tensor? First, Tensor? Second) Unpacked() => (_first.TryUnpack(), _second.TryUnpack());

    protected internal override void Release()
    {
        _first.Release();
        _second.Release();
    }
}

/// <summary>derivatives.yaml: <c>mm</c>; self: grad · mat2ᴴ, mat2: selfᴴ · grad.</summary>
internal sealed class MmBackward0(Tensor self, Tensor mat2) : PairNode(self, mat2, inOrder: false)
{
    private readonly Shape _selfShape = self.Raw.Shape;
    private readonly Shape _mat2Shape = mat2.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _first).Add("self_sym_sizes", new Size(_selfShape.Sizes)).Add("self_sym_strides", new Size(_selfShape.Strides))
        .Add("mat2", _second).Add("mat2_sym_sizes", new Size(_mat2Shape.Sizes)).Add("mat2_sym_strides", new Size(_mat2Shape.Strides));

    internal override bool ReturnsOwnTensor(int input, bool given) => true;

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? ProductGradients.Left(grad, _second.Unpack(), _selfShape, 1) : null,
        Needs(1) ? ProductGradients.Right(grad, _first.Unpack(), _mat2Shape, 1) : null,
    ];
}

/// <summary>derivatives.yaml: <c>bmm</c>; self: grad · mat2ᴴ, mat2: selfᴴ · grad.</summary>
internal sealed class BmmBackward0(Tensor self, Tensor mat2) : PairNode(self, mat2, inOrder: false)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _first).Add("mat2", _second);

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? grad.bmm(_second.Unpack().transpose(1, 2).conj()) : null,
        Needs(1) ? _first.Unpack().transpose(1, 2).conj().bmm(grad) : null,
    ];
}

/// <summary>derivatives.yaml: <c>mv</c>; self: grad ⊗ vec*, vec: selfᴴ · grad.</summary>
internal sealed class MvBackward0(Tensor self, Tensor vec) : PairNode(self, vec)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _first).Add("vec", _second);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, vec) = Unpacked();
        return [Needs(0) ? grad.ger(vec!.conj()) : null, Needs(1) ? self!.conj().t().mv(grad) : null];
    }
}

/// <summary>derivatives.yaml: <c>dot</c>; self: grad · tensor*, tensor: grad · self*.</summary>
internal sealed class DotBackward0(Tensor self, Tensor tensor) : PairNode(self, tensor)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _first).Add("tensor", _second);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var (self, tensor) = Unpacked();
        return [Needs(0) ? grad * tensor!.conj() : null, Needs(1) ? grad * self!.conj() : null];
    }
}

/// <summary>derivatives.yaml: <c>vdot</c>; self: grad* · other, other: grad · self.</summary>
internal sealed class VdotBackward0(Tensor self, Tensor other) : PairNode(self, other, inOrder: false)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _first).Add("other", _second);

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? grad.conj() * _second.Unpack() : null, Needs(1) ? grad * _first.Unpack() : null];
}

/// <summary>derivatives.yaml: <c>trace</c>; grad on the diagonal.</summary>
internal sealed class TraceBackward0(Tensor self) : Node(self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self_sym_sizes", new Size(_self.Sizes));

    /// <remarks>PyTorch 2.13 <c>trace_backward_symint</c>.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var (rows, columns) = (_self.Sizes[0], _self.Sizes[1]);
        var end = Math.Min(rows, columns) * (columns + 1);
        var diagonal = torch.arange(0, end, columns + 1, dtype: DType.Int64, device: grad.device);
        return [grad.new_zeros(rows * columns).index_fill(0, diagonal, grad).view(new Size(_self.Sizes))];
    }
}
