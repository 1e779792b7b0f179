namespace Compat;

/// <summary>A comparison in place with a number; derivatives.yaml <c>eq.Scalar</c> and its kin: zeros.</summary>
internal abstract class OfComparison(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [torch.zeros_like(grad)];
}

/// <summary>A comparison in place with a tensor; derivatives.yaml <c>eq.Tensor</c> and its kin: zeros.</summary>
internal abstract class OfTensorComparison(Tensor self, Tensor other) : Node(self, other)
{
    private readonly Engines.Shape _other = other.Raw.Shape;

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? torch.zeros_like(grad) : null, Needs(1) ? grad.new_zeros(new Size(_other.Sizes)) : null,
    ];
}

/// <summary>derivatives.yaml: <c>eq.Scalar</c>.</summary>
internal sealed class EqBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>eq.Tensor</c>.</summary>
internal sealed class EqBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);

/// <summary>derivatives.yaml: <c>ne.Scalar</c>.</summary>
internal sealed class NeBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>ne.Tensor</c>.</summary>
internal sealed class NeBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);

/// <summary>derivatives.yaml: <c>lt.Scalar</c>.</summary>
internal sealed class LtBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>lt.Tensor</c>.</summary>
internal sealed class LtBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);

/// <summary>derivatives.yaml: <c>le.Scalar</c>.</summary>
internal sealed class LeBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>le.Tensor</c>.</summary>
internal sealed class LeBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);

/// <summary>derivatives.yaml: <c>gt.Scalar</c>.</summary>
internal sealed class GtBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>gt.Tensor</c>.</summary>
internal sealed class GtBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);

/// <summary>derivatives.yaml: <c>ge.Scalar</c>.</summary>
internal sealed class GeBackward0(Tensor self) : OfComparison(self);

/// <summary>derivatives.yaml: <c>ge.Tensor</c>.</summary>
internal sealed class GeBackward1(Tensor self, Tensor other) : OfTensorComparison(self, other);
