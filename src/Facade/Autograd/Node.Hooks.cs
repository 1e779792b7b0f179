namespace Compat;

public abstract partial class Node
{
    /// <summary>
    /// Runs <paramref name="hook"/> on the gradient of one output before the node; what it returns replaces the gradient.
    /// </summary>
    internal void AddPreHook(int outputNr, Func<Tensor, Tensor?> hook)
    {
        lock (this)
        {
            ((_rest ??= new Rest()).PreHooks ??= []).Add((outputNr, hook));
        }
    }

    internal bool HasPreHooks => _rest?.PreHooks is not null;

    internal void RunPreHooks(Tensor?[] grads)
    {
        if (_rest?.PreHooks is not { } hooks) return;
        foreach (var (outputNr, hook) in hooks.ToArray())
        {
            if (grads[outputNr] is { } grad && hook(grad) is { } replaced) grads[outputNr] = replaced;
        }
    }
}
