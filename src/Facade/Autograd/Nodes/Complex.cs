namespace Compat;

/// <summary>derivatives.yaml: <c>_conj</c>; grad*.</summary>
internal sealed class ConjBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad.conj()];
}
