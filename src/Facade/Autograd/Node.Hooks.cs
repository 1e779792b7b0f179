namespace Compat;

public abstract partial class Node
{
    /// <summary>Runs <paramref name="hook"/> after this node; what it returns takes the place of the gradients of the inputs.</summary>
    /// <param name="hook">Given the gradients of the inputs and of the outputs, null where there is none; returns as many as there are
    /// inputs, or null to leave them.</param>
    /// <returns>Takes the hook away.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.Node.register_hook</c>.</remarks>
    public override RemovableHandle register_hook(Func<Tensor[], Tensor[], Tensor?[]?> hook)
    {
        var hooks = HooksOrNew();
        lock (hooks) hooks.Post ??= new();
        return hooks.Post.Add(hook);
    }

    /// <summary>Runs <paramref name="hook"/>, which only looks, after this node.</summary>
    /// <inheritdoc cref="register_hook(Func{Tensor[], Tensor[], Tensor[]})"/>
    public override RemovableHandle register_hook(Action<Tensor[], Tensor[]> hook) => register_hook((grad_inputs, grad_outputs) =>
    {
        hook(grad_inputs, grad_outputs);
        return null;
    });

    /// <summary>Runs <paramref name="hook"/> before this node; what it returns takes the place of the gradients of the outputs.</summary>
    /// <param name="hook">Given the gradients of the outputs, null where there is none; returns as many, or null to leave them.</param>
    /// <returns>Takes the hook away.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.Node.register_prehook</c>.</remarks>
    public override RemovableHandle register_prehook(Func<Tensor[], Tensor?[]?> hook)
    {
        var hooks = HooksOrNew();
        lock (hooks) hooks.Pre ??= new();
        return hooks.Pre.Add(hook);
    }

    /// <summary>Runs <paramref name="hook"/>, which only looks, before this node.</summary>
    /// <inheritdoc cref="register_prehook(Func{Tensor[], Tensor[]})"/>
    public override RemovableHandle register_prehook(Action<Tensor[]> hook) => register_prehook(grad_outputs =>
    {
        hook(grad_outputs);
        return null;
    });

    /// <summary>This node's own hooks, null for nearly all nodes. Those of a leaf are the leaf's.</summary>
    internal NodeHooks? Hooks => _rest?.Hooks;

    internal NodeHooks HooksOrNew()
    {
        lock (this) return (_rest ??= new Rest()).Hooks ??= new NodeHooks();
    }

    /// <summary>Lets the tensor that is output <paramref name="outputNr"/> keep its gradient.</summary>
    internal void Retain(Tensor output, int outputNr) => HooksOrNew().Retain(output, outputNr);
}
