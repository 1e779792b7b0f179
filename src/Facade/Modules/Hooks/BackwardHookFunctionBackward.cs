namespace Compat;

/// <summary>Passes tensors on as views and their gradients back, through a hook.</summary>
/// <remarks>PyTorch 2.13 <c>torch.nn.modules._functions.BackwardHookFunction</c> with its post-hook.</remarks>
internal sealed class BackwardHookFunctionBackward : Node
{
    private readonly Func<Tensor?[], Tensor?[], Tensor?[]> _hook;

    private BackwardHookFunctionBackward(Tensor[] inputs, Func<Tensor?[], Tensor?[], Tensor?[]> hook)
        : base(inputs) => _hook = hook;

    /// <summary>Views of <paramref name="inputs"/>, those that require grad as outputs of one node.</summary>
    /// <param name="inputs">Tensors of which one at least requires grad.</param>
    /// <param name="hook">From the gradients for the inputs, and from what arrived (null where nothing did), what is sent on.</param>
    public static Tensor[] Pass(Tensor[] inputs, Func<Tensor?[], Tensor?[], Tensor?[]> hook)
    {
        var node = new BackwardHookFunctionBackward(inputs, hook);
        var outputs = new Tensor[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            node.Describe(inputs[i], i);
            outputs[i] = inputs[i].requires_grad
                ? inputs[i].AsView(inputs[i].Raw, CreationMeta.InCustomFunction).Record(node, i)
                : inputs[i].detach();
        }

        return outputs;
    }

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        Tensor?[] arrived = [.. grads];
        var sent = new Tensor?[grads.Length];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = grads[i] ?? torch.zeros(new Size(Output(i).Shape.Sizes), Output(i).DType, OutputDevice);
        }

        HookResults.Replace(sent, _hook([.. sent], arrived), hook: null);
        return sent;
    }
}
