namespace Compat;

/// <summary>The node of gradients that cannot be differentiated: says so when it runs.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/functions/basic_ops.cpp</c>, <c>Error</c> and <c>DelayedError</c>.</remarks>
internal sealed class Error : Node
{
    private const string TwiceOfOnce = "trying to differentiate twice a function that was marked with @once_differentiable";

    private readonly string _message;

    private Error(Tensor?[] inputs, string message)
        : base(inputs) => _message = message;

    public override string name() => "torch::autograd::Error";

    /// <summary>Aliases of what a backward returned, made by a node that throws.</summary>
    public static object? Delayed(object? outputs)
    {
        var items = Tuples.Items(outputs);
        object?[] results = items ?? [outputs];
        var node = new Error(Array.ConvertAll(results, item => (item as Tensor)?.detach().requires_grad_()), TwiceOfOnce);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is Tensor result) results[i] = result.detach().Record(node, i);
        }

        return items is null ? results[0] : results;
    }

    /// <summary>An alias of <paramref name="result"/>, the gradient of which cannot be computed.</summary>
    public static Tensor Delayed(Tensor result, string message) => result.detach().Record(new Error([result], message));

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        throw new RuntimeError(_message);
}
