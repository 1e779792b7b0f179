namespace Compat;

/// <summary>derivatives.yaml: <c>add.Scalar</c>; grad.</summary>
internal sealed class AddBackward1(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>derivatives.yaml: <c>sub.Scalar</c>; grad.</summary>
internal sealed class SubBackward1(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>derivatives.yaml: <c>mul.Scalar</c>; grad · other*.</summary>
internal sealed class MulBackward1(Tensor self, Scalar other) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("other", other);

    internal override bool ReturnsOwnTensor(int input, bool given) => true;

    protected override Tensor?[] Apply(Tensor grad) => [grad * other.Conjugate()];
}
