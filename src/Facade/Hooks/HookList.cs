namespace Compat;

/// <summary>Hooks in the order they run. Registering and removing make a new array, so that a run in progress is not disturbed.</summary>
internal sealed class HookList<THook>
    where THook : notnull
{
    private (object Key, THook Hook)[] _entries = [];

    public int Count => _entries.Length;

    /// <summary>The hooks as they are now.</summary>
    public IEnumerable<THook> Now => _entries.Select(entry => entry.Hook);

    /// <summary>Adds a hook at the end, or before all others.</summary>
    public RemovableHandle Add(THook hook, bool prepend = false)
    {
        var key = new object();
        lock (this) _entries = prepend ? [(key, hook), .. _entries] : [.. _entries, (key, hook)];
        return new RemovableHandle(() =>
        {
            lock (this) _entries = [.. _entries.Where(entry => !ReferenceEquals(entry.Key, key))];
        });
    }
}
