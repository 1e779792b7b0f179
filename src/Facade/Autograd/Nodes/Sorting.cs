namespace Compat;

/// <summary>derivatives.yaml: <c>_unique2</c>, <c>unique_dim</c>, <c>unique_consecutive</c>: not implemented, which running says.</summary>
internal abstract class UniqueBackward(Tensor self, string function) : Node(self)
{
    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        throw new NotImplementedError($"the derivative for '{function}' is not implemented.");
}

/// <inheritdoc cref="UniqueBackward"/>
internal sealed class Unique2Backward0(Tensor self) : UniqueBackward(self, "_unique2");

/// <inheritdoc cref="UniqueBackward"/>
internal sealed class UniqueDimBackward0(Tensor self) : UniqueBackward(self, "unique_dim");

/// <inheritdoc cref="UniqueBackward"/>
internal sealed class UniqueConsecutiveBackward0(Tensor self) : UniqueBackward(self, "unique_consecutive");
