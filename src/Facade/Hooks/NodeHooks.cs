namespace Compat;

/// <summary>The hooks of one node. A run goes over a copy: it may add others, and so may other threads.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/node.h</c>, "Hooks ordering".</remarks>
internal sealed class NodeHooks
{
    private List<(HookList<Func<Tensor, Tensor?>> Hooks, int OutputNr)>? _tensors;
    private Dictionary<int, WeakReference<Tensor>>? _retained;

    /// <summary>Run with what arrives, before the node, if the node runs at all.</summary>
    public HookList<Func<Tensor[], Tensor?[]?>>? Pre;

    /// <summary>Run with what the node returned and what it was given.</summary>
    public HookList<Func<Tensor[], Tensor[], Tensor?[]?>>? Post;

    /// <summary>Takes over the hooks of the tensor that is output <paramref name="outputNr"/>.</summary>
    public void Add(HookList<Func<Tensor, Tensor?>> hooks, int outputNr)
    {
        lock (this) (_tensors ??= []).Add((hooks, outputNr));
    }

    /// <summary>Lets the tensor keep the gradient of output <paramref name="outputNr"/>.</summary>
    public void Retain(Tensor tensor, int outputNr)
    {
        lock (this) (_retained ??= [])[outputNr] = new(tensor);
    }

    /// <summary>Ends <see cref="Retain"/>; false where there was none.</summary>
    public bool Forget(int outputNr)
    {
        lock (this) return _retained?.Remove(outputNr) == true;
    }

    /// <summary>Hooks of tensors, then what keeps gradients: run wherever gradients arrive, even if the node does not run.</summary>
    public void RunTensors(Tensor?[] grads)
    {
        foreach (var (hooks, outputNr) in Copied(_tensors)) Run(hooks, ref grads[outputNr]);
        foreach (var (outputNr, weak) in Copied(_retained))
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

    private T[] Copied<T>(ICollection<T>? items)
    {
        if (items is null) return [];
        lock (this) return [.. items];
    }

    // The sum is a tensor of its own: the gradient may go on to others.
    private static void Keep(Tensor tensor, Tensor grad)
    {
        var meta = tensor.MetaOrNew();
        meta.Grad = meta.Grad is { } before ? before + grad : grad.clone(torch.contiguous_format);
    }
}
