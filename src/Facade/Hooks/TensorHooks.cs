namespace Compat;

/// <summary>The hooks of one tensor.</summary>
internal sealed class TensorHooks
{
    /// <summary>
    /// Hooks on the gradient of the tensor as it is now. A node refers to the list of each of its outputs; a write in place gives the
    /// tensor another node and so another list, and the hooks of before stay where they are.
    /// </summary>
    public HookList<Func<Tensor, Tensor?>>? Gradient;

    /// <summary>Hooks on a leaf, run when its gradient has been added.</summary>
    public HookList<Action<Tensor>>? PostAccumulate;

    /// <summary>
    /// Called when <paramref name="self"/> has got another node: hooks stay with the old one, <c>retain_grad</c> goes over to the new one.
    /// </summary>
    /// <param name="self">The tensor, which has its new node.</param>
    /// <param name="before">The old node; null for what was a leaf.</param>
    /// <param name="outputNr">Which output of the old node the tensor was.</param>
    /// <remarks>PyTorch 2.13 <c>update_tensor_hooks_on_new_gradfn</c>.</remarks>
    public static void Follow(Tensor self, Node? before, int outputNr)
    {
        if (self.Meta?.Hooks is { } hooks) hooks.Gradient = null;
        if (self.RetainsGradFlag && before?.Hooks is { } old && old.Forget(outputNr)) self.GradFn!.Retain(self, self.OutputNr);
    }
}
