namespace Compat;

public abstract partial class Node
{
    private List<(int OutputNr, Func<Tensor, Tensor?> Hook)>? _preHooks;

    /// <summary>Runs <paramref name="hook"/> on the gradient of one output before the node; what it returns replaces the gradient.</summary>
    internal void AddPreHook(int outputNr, Func<Tensor, Tensor?> hook)
    {
        lock (this)
        {
            (_preHooks ??= []).Add((outputNr, hook));
        }
    }

    internal bool HasPreHooks => _preHooks is not null;

    internal void RunPreHooks(Tensor?[] grads)
    {
        if (_preHooks is null) return;
        foreach (var (outputNr, hook) in _preHooks.ToArray())
        {
            if (grads[outputNr] is { } grad && hook(grad) is { } replaced) grads[outputNr] = replaced;
        }
    }
}
