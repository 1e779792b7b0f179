namespace Compat;

/// <summary>What only some tensors have: a gradient, an accumulator, a base they are a view of.</summary>
/// <remarks>PyTorch 2.13 <c>AutogradMeta</c>, <c>DifferentiableViewMeta</c>.</remarks>
internal sealed class AutogradMeta
{
    public Tensor? Grad;

    /// <summary>The node that adds to <see cref="Grad"/>.</summary>
    public AccumulateGrad? Accumulator;

    /// <summary>Hooks on the tensor.</summary>
    public TensorHooks? Hooks;

    /// <summary>For a view: what it looks into, itself never a view.</summary>
    public Tensor? Base;

    /// <summary>For a view: how it came to be.</summary>
    public CreationMeta Creation;

    /// <summary>For a view: the version at which its <c>grad_fn</c> was made.</summary>
    public int ViewVersion;

    /// <summary>For a view of another dtype than its base, and views of such: makes the same view of another base.</summary>
    /// <remarks>PyTorch 2.13 <c>ViewInfo::view_fn_</c>; other views are made again by <c>as_strided</c>.</remarks>
    public Func<Tensor, Tensor>? ViewFn;

    public TensorHooks HooksOrNew()
    {
        if (Hooks is null) Interlocked.CompareExchange(ref Hooks, new TensorHooks(), null);
        return Hooks;
    }
}

/// <summary>How a view came to be; decides what an in-place write to it may do.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::CreationMeta</c>.</remarks>
internal enum CreationMeta : byte
{
    Default,
    InCustomFunction,
    MultiOutputNode,
    NoGradMode,
    InferenceMode,
}
