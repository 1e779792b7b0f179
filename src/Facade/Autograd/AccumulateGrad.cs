namespace Compat;

/// <summary>The end of a path: adds what arrives to the leaf's <c>grad</c>.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/functions/accumulate_grad.h</c>.</remarks>
internal sealed class AccumulateGrad : Node
{
    private readonly Tensor _leaf;

    private AccumulateGrad(Tensor leaf)
    {
        Sequence = long.MaxValue;
        _leaf = leaf;
        Describe(leaf, 0);
    }

    /// <summary>The leaf.</summary>
    public override Tensor variable => _leaf;

    public override string name() => "torch::autograd::AccumulateGrad";

    /// <summary>The leaf's only accumulator.</summary>
    public static AccumulateGrad Of(Tensor leaf)
    {
        var meta = leaf.MetaOrNew();
        if (meta.Accumulator is null) Interlocked.CompareExchange(ref meta.Accumulator, new AccumulateGrad(leaf), null);
        return meta.Accumulator;
    }

    /// <summary>True where anything is to be run with this leaf's gradients.</summary>
    public bool IsHooked => variable.Meta!.Hooks is not null || Hooks is not null;

    /// <remarks>The hooks run in the lock, so that each sees the gradient it was called for, and also where no gradient came. A leaf's
    /// first gradient takes the place of what arrived: in PyTorch they are one, which hooks behind this node can see.</remarks>
    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        lock (this)
        {
            var meta = variable.Meta!;
            var isFirst = meta.Grad is null;
            if (grads[0] is { } grad) Take(grad);
            if (isFirst && meta.Grad is { } taken && !GradMode.Enabled) grads[0] = taken.detach();
            if (meta.Hooks?.PostAccumulate is { } hooks)
            {
                foreach (var hook in hooks.Now) hook(variable);
            }
        }

        return [];
    }

    /// <summary>Adds <paramref name="grad"/> to what the leaf has: in place unless a graph of the gradient is wanted.</summary>
    /// <exception cref="RuntimeError">What was a leaf when it was used is none any more.</exception>
    public void Take(Tensor grad)
    {
        if (variable.GradFn is not null) throw new RuntimeError("leaf variable has been moved into the graph interior");
        if (!variable.requires_grad) return;
        if (Tracing.On) Tracing.BeforeWrite();
        lock (this)
        {
            var meta = variable.Meta!;
            if (meta.Grad is not { } before)
            {
                meta.Grad = First(grad);
            }
            else if (!GradMode.Enabled)
            {
                if (SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(before);
                before.Raw = before.Engine.Add(before.Raw, grad.Raw, 1, before.Raw);
                GC.KeepAlive(grad);
                before.Bump();
                GradLayout.Check(before, variable);
            }
            else
            {
                meta.Grad = before + grad;
                GradLayout.Check(meta.Grad, variable);
            }
        }

        if (Tracing.On) Tracing.Accumulated(variable);
    }

    // A first gradient has the leaf's layout, or its own where that is allowed.
    private Tensor First(Tensor grad)
    {
        if (GradMode.Enabled && grad.requires_grad) return GradLayout.Copy(grad, variable);
        return grad.IsUnshared && (GradLayout.Obeys(grad, variable) || !GradLayout.Enforced)
            ? new Tensor(grad.Raw, grad.Engine)
            : Copied(grad);
    }

    // What arrives may still be held by others (a hook, another edge), so the leaf gets a copy.
    private Tensor Copied(Tensor grad)
    {
        Destination.CheckBroadcast(variable, grad);
        var raw = grad.Engine.Empty(LeafShape(), grad.dtype, grad.device);
        var copy = new Tensor(grad.Engine.Copy(grad.Raw, raw), grad.Engine);
        GC.KeepAlive(grad);
        return copy;
    }

    private Engines.Shape LeafShape() => Engines.Shape.OfResult(variable.Raw.Shape);
}
