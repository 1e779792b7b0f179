namespace Compat;

/// <summary>Stands in the graph for an operation without a derivative: backward through it throws.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::NotImplemented</c>.</remarks>
internal sealed class Underived(string function, params Tensor[] inputs) : Node(inputs)
{
    public override string name() => "NotImplemented";

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        throw new NotImplementedError($"derivative for {function} is not implemented");
}
