namespace Compat;

/// <summary>Hooks in the order they run.</summary>
/// <remarks>The ordered dictionary of hooks that PyTorch keeps. Registering and removing make new arrays, so that a run in progress, on
/// whatever thread, is not disturbed.</remarks>
internal sealed class HookList<THook> : IHookList
    where THook : notnull
{
    private THook[] _hooks = [];
    private long[] _ids = [];

    public int Count => Now.Length;

    /// <summary>The hooks as they are now, in an array that never changes.</summary>
    public THook[] Now => Volatile.Read(ref _hooks);

    /// <summary>Adds a hook at the end, or before all others.</summary>
    public RemovableHandle Add(THook hook, bool prepend = false)
    {
        var handle = new RemovableHandle(this);
        lock (this)
        {
            _ids = prepend ? [handle.id, .. _ids] : [.. _ids, handle.id];
            Volatile.Write(ref _hooks, prepend ? [hook, .. _hooks] : [.. _hooks, hook]);
        }

        return handle;
    }

    /// <inheritdoc/>
    public void Remove(long id)
    {
        lock (this)
        {
            var at = Array.IndexOf(_ids, id);
            if (at < 0) return;
            _ids = [.. _ids[..at], .. _ids[(at + 1)..]];
            Volatile.Write(ref _hooks, [.. _hooks[..at], .. _hooks[(at + 1)..]]);
        }
    }
}

/// <summary>What a handle takes its hook from.</summary>
internal interface IHookList
{
    /// <summary>Takes away the hook of this number; does nothing where it is gone.</summary>
    void Remove(long id);
}
