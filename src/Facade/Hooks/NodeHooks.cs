namespace Compat;

/// <summary>The hooks of one node. Arrays are replaced, never changed: walks on several threads may be going over them.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/node.h</c>, "Hooks ordering".</remarks>
internal sealed class NodeHooks
{
    private (HookList<Func<Tensor, Tensor?>> Hooks, int OutputNr)[] _tensors = [];
    private (WeakReference<Tensor> Tensor, int OutputNr)[] _retained = [];

    /// <summary>Run with what arrives, before the node, if the node runs at all.</summary>
    public HookList<Func<Tensor[], Tensor?[]?>>? Pre;

    /// <summary>Run with what the node returned and what it was given.</summary>
    public HookList<Func<Tensor[], Tensor[], Tensor?[]?>>? Post;

    /// <summary>Takes over the hooks of the tensor that is output <paramref name="outputNr"/>.</summary>
    public void Add(HookList<Func<Tensor, Tensor?>> hooks, int outputNr)
    {
        lock (this) _tensors = [.. _tensors, (hooks, outputNr)];
    }

    /// <summary>Lets the tensor keep the gradient of output <paramref name="outputNr"/>.</summary>
    public void Retain(Tensor tensor, int outputNr)
    {
        lock (this) _retained = [.. _retained.Where(one => one.OutputNr != outputNr), (new(tensor), outputNr)];
    }

    /// <summary>Ends <see cref="Retain"/>; false where there was none.</summary>
    public bool Forget(int outputNr)
    {
        lock (this)
        {
            var before = _retained;
            _retained = [.. before.Where(one => one.OutputNr != outputNr)];
            return _retained.Length != before.Length;
        }
    }

    /// <summary>Hooks of tensors, then what keeps gradients: run wherever gradients arrive, even if the node does not run.</summary>
    public void RunTensors(Tensor?[] grads)
    {
        foreach (var (hooks, outputNr) in _tensors) Run(hooks, ref grads[outputNr]);
        foreach (var (weak, outputNr) in _retained)
        {
            if (grads[outputNr] is { } grad && weak.TryGetTarget(out var tensor)) Keep(tensor, grad);
        }
    }

    /// <summary>Runs the hooks of one tensor on its gradient.</summary>
    public static void Run(HookList<Func<Tensor, Tensor?>> hooks, ref Tensor? grad)
    {
        foreach (var hook in hooks.Now)
        {
            if (hook(grad!) is { } result) grad = HookResults.Checked(grad, result, hook);
        }
    }

    /// <summary>Runs the hooks before the node.</summary>
    public void RunPre(Tensor?[] grads)
    {
        if (Pre is null) return;
        foreach (var hook in Pre.Now)
        {
            if (hook([.. grads!]) is { } results) HookResults.Replace(grads, results, hook);
        }
    }

    /// <summary>Runs the hooks behind the node, which may replace what it returned.</summary>
    public void RunPost(Tensor?[] results, Tensor?[] grads)
    {
        if (Post is null) return;
        foreach (var hook in Post.Now)
        {
            if (hook([.. results!], [.. grads!]) is { } replaced) HookResults.Replace(results, replaced, hook);
        }
    }

    // The sum is a tensor of its own: the gradient may go on to others.
    private static void Keep(Tensor tensor, Tensor grad)
    {
        var meta = tensor.MetaOrNew();
        meta.Grad = meta.Grad is { } before ? before + grad : grad.clone(torch.contiguous_format);
    }
}
