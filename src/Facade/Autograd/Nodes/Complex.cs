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

/// <summary>derivatives.yaml: <c>complex</c>; real: the real part of grad, imag: its imaginary part.</summary>
internal sealed class ComplexBackward0(Tensor real, Tensor imag) : Node(real, imag)
{
    protected override Tensor?[] Apply(Tensor grad) => [Needs(0) ? torch.real(grad) : null, Needs(1) ? torch.imag(grad) : null];
}
