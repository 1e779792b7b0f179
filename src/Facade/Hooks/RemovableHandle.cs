namespace Compat;

/// <summary>What registering a hook returns: <see cref="remove"/>, or the end of a <c>using</c>, takes the hook away again.</summary>
/// <remarks>PyTorch 2.13 <c>torch.utils.hooks.RemovableHandle</c>. Removing twice does nothing.</remarks>
public sealed class RemovableHandle : IDisposable
{
    private Action? _remove;

    internal RemovableHandle(Action remove)
    {
        id = Interlocked.Increment(ref Last);
        _remove = remove;
    }

    // Who keeps a handle does not keep the hooks, nor what they refer to.
    internal RemovableHandle(IHookList hooks)
    {
        id = Interlocked.Increment(ref Last);
        var weak = new WeakReference<IHookList>(hooks);
        _remove = () =>
        {
            if (weak.TryGetTarget(out var target)) target.Remove(id);
        };
    }

    private static long Last = -1;

    public override string ToString() => "<torch.utils.hooks.RemovableHandle object>";

    /// <summary>The hook's number, counted over the whole process.</summary>
    public long id { get; }

    /// <summary>Takes the hook away.</summary>
    public void remove() => Interlocked.Exchange(ref _remove, null)?.Invoke();

    public void Dispose() => remove();
}
