namespace Compat;

/// <summary>Hooks in the order they run.</summary>
/// <remarks>The ordered dictionary of hooks that PyTorch keeps. A run goes over an array that never changes, so that registering and
/// removing meanwhile, on whatever thread, do not disturb it.</remarks>
internal sealed class HookList<THook> : IHookList
    where THook : notnull
{
    private readonly List<(long Id, THook Hook)> _hooks = [];

    // Made when next asked for.
    private THook[]? _now;

    /// <summary>The hooks as they are now, in an array that never changes.</summary>
    public THook[] Now => Volatile.Read(ref _now) ?? Listed();

    /// <summary>Adds a hook at the end, or before all others.</summary>
    public RemovableHandle Add(THook hook, bool prepend = false)
    {
        var handle = new RemovableHandle(this);
        lock (_hooks)
        {
            _hooks.Insert(prepend ? 0 : _hooks.Count, (handle.id, hook));
            Volatile.Write(ref _now, null);
        }

        return handle;
    }

    /// <inheritdoc/>
    public void Remove(long id)
    {
        lock (_hooks)
        {
            var at = _hooks.FindIndex(one => one.Id == id);
            if (at < 0) return;
            _hooks.RemoveAt(at);
            Volatile.Write(ref _now, null);
        }
    }

    private THook[] Listed()
    {
        lock (_hooks)
        {
            var now = _hooks.ConvertAll(one => one.Hook).ToArray();
            Volatile.Write(ref _now, now);
            return now;
        }
    }
}

/// <summary>What a handle takes its hook from.</summary>
internal interface IHookList
{
    /// <summary>Takes away the hook of this number; does nothing where it is gone.</summary>
    void Remove(long id);
}
