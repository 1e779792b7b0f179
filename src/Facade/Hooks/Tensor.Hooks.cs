using System.Runtime.CompilerServices;

namespace Compat;

public partial class Tensor
{
    /// <summary>
    /// Runs <paramref name="hook"/> whenever a gradient of this tensor has been computed; what it returns takes the gradient's place, null
    /// leaves it.
    /// </summary>
    /// <param name="hook">Given the gradient, null where no gradient arrived; must not change it in place.</param>
    /// <returns>Takes the hook away.</returns>
    /// <exception cref="RuntimeError">The tensor does not require grad.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.register_hook</c>. A write in place leaves the hooks with the value before it.</remarks>
    public RemovableHandle register_hook(Func<Tensor, HookResult<Tensor>> hook) => Register(grad => hook(grad).Value);

    /// <inheritdoc cref="register_hook(Func{Tensor, HookResult{Tensor}})"/>
    [OverloadResolutionPriority(-1)]
    public RemovableHandle register_hook(Func<Tensor, Tensor?> hook) => Register(hook);

    /// <summary>Runs <paramref name="hook"/>, which only looks, whenever a gradient of this tensor has been computed.</summary>
    /// <inheritdoc cref="register_hook(Func{Tensor, HookResult{Tensor}})"/>
    public RemovableHandle register_hook(Action<Tensor> hook) => Register(grad =>
    {
        hook(grad);
        return null;
    });

    /// <summary>Runs <paramref name="hook"/> whenever a gradient has been added to this leaf's <see cref="grad"/>.</summary>
    /// <param name="hook">Given this tensor, which it may change together with its gradient.</param>
    /// <returns>Takes the hook away.</returns>
    /// <exception cref="RuntimeError">The tensor does not require grad, or is no leaf.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.register_post_accumulate_grad_hook</c>.</remarks>
    public RemovableHandle register_post_accumulate_grad_hook(Action<Tensor> hook)
    {
        if (!requires_grad) throw new RuntimeError(NoGradient);
        if (!is_leaf) throw new RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors");
        var hooks = MetaOrNew().HooksOrNew();
        lock (hooks) return (hooks.PostAccumulate ??= new()).Add(hook);
    }

    /// <summary>Makes a tensor that is no leaf keep its gradient.</summary>
    /// <exception cref="RuntimeError">The tensor does not require grad.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.retain_grad</c>. It sees the gradient after all hooks, and follows writes in place.</remarks>
    public void retain_grad()
    {
        if (!requires_grad) throw new RuntimeError("can't retain_grad on Tensor that has requires_grad=False");
        if (IsLeaf || RetainsGradFlag) return;
        grad_fn!.Retain(this, OutputNr);
        RetainsGradFlag = true;
    }

    private const string NoGradient = "cannot register a hook on a tensor that doesn't require gradient";

    private RemovableHandle Register(Func<Tensor, Tensor?> hook)
    {
        if (!requires_grad) throw new RuntimeError(NoGradient);
        var hooks = MetaOrNew().HooksOrNew();
        lock (hooks)
        {
            if (hooks.Gradient is { } known) return known.Add(hook);
            var node = grad_fn;
            var list = new HookList<Func<Tensor, Tensor?>>();
            hooks.Gradient = list;
            node?.HooksOrNew().Add(list, OutputNr);
            return list.Add(hook);
        }
    }
}
