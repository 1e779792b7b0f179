namespace Compat;

/// <summary>Hands on no gradient, whatever arrives.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::UndefinedGradBackward</c>.</remarks>
internal sealed class UndefinedGradBackward(Tensor input) : Node(input)
{
    /// <summary>A copy of a tensor behind which backward ends.</summary>
    public static Tensor Through(Tensor input) => input.detach().clone().Record(new UndefinedGradBackward(input));

    public override string name() => "torch::autograd::UndefinedGradBackward";

    protected internal override Tensor?[] Apply(Tensor?[] grads) => new Tensor?[1];
}
