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

    private static long Last = -1;

    /// <summary>The hook's number, counted over the whole process.</summary>
    public long id { get; }

    /// <summary>Takes the hook away.</summary>
    public void remove() => Interlocked.Exchange(ref _remove, null)?.Invoke();

    public void Dispose() => remove();
}
