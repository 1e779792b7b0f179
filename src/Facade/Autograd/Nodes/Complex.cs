namespace Compat;

/// <summary>derivatives.yaml: <c>_conj</c>; grad*.</summary>
internal sealed class ConjBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad.conj()];
}

/// <summary>derivatives.yaml: <c>view_as_real</c>; view_as_complex(grad).</summary>
internal sealed class ViewAsRealBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad.contiguous().view_as_complex()];
}

/// <summary>derivatives.yaml: <c>view_as_complex</c>; view_as_real(grad).</summary>
internal sealed class ViewAsComplexBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad.contiguous().view_as_real()];
}
