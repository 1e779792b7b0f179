namespace Compat;

/// <summary>Stands where derivatives.yaml has no entry: refuses when its gradient is asked for.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::NotImplemented</c>.</remarks>
internal sealed class NotImplemented(string function, params ReadOnlySpan<Tensor?> inputs) : Node(inputs)
{
    public override string name() => "torch::autograd::NotImplemented";

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        throw new RuntimeError($"derivative for {function} is not implemented");
}
