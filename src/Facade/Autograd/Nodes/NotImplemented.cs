namespace Compat;

/// <summary>An operator that is differentiable in principle and has no derivative in PyTorch either.</summary>
internal sealed class NotImplemented : Node
{
    private readonly string _operator;

    public NotImplemented(string name, Tensor a, Tensor b)
        : base(a, b) => _operator = name;

    public override string name() => "torch::autograd::NotImplemented";

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        throw new RuntimeError($"derivative for {_operator} is not implemented");
}
